using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 5: from logits to probabilities, with the exponentials in between.</summary>
internal static class SoftmaxMath
{
    /// <summary>The engine's own way: z − m of each output, e^(z − m) of each, m and Σ e^(z − m).</summary>
    public static (double[] Below, double[] Powers, double Largest, double Sum) Parts(StepRecord step, int row)
    {
        double[] z = step.Layers[^1].Z.Row(row).ToArray();
        double[] numbers = new double[2 * z.Length + 2];
        StepNumbers.Softmax(z, numbers);
        return (numbers[..z.Length], numbers[z.Length..^2], numbers[^2], numbers[^1]);
    }

    public static MathStep Step(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        (double[] below, double[] powers, double m, double total) = Parts(step, row);
        FixedSum powerSum = new(total, powers, int.MaxValue);
        double[] shares = step.Probabilities.Row(row).ToArray();
        FixedSum shareSum = new(1, shares, int.MaxValue);
        Table table = new("Exponentials and their shares", "class", "z", "z − m", "e^(z − m)", "ŷ");
        for (int k = 0; k < shares.Length; k++)
        {
            table.Add(
                reading.ClassOf(k),
                step.Layers[^1].Z[row, k],
                below[k],
                Cell.Of(powerSum.Write(powers[k]), powers[k]),
                Cell.Of(shareSum.Write(shares[k]), shares[k]).Strong()
            );
        }

        if (powerSum.Remainder is not null || shareSum.Remainder is not null)
            table.Add(
                "rounding",
                "",
                "",
                new Cell(powerSum.Remainder ?? powerSum.Write(0), IsNumber: true),
                new Cell(shareSum.Remainder ?? shareSum.Write(0), IsNumber: true)
            );
        table.Add("= Σ", "", "", Cell.Of(powerSum.Write(total), total), Cell.Of(shareSum.Write(1), 1));
        return MathStep.OfOutput(step.Architecture.Loss) with { Prose = $"m = {Numbers.Brief(m)}.", Tables = [table] };
    }
}
