using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 5: from logits to probabilities, with the exponentials in between.</summary>
internal static class SoftmaxMath
{
    /// <summary>The largest logit, subtracted so that no exponential overflows.</summary>
    public static double Largest(StepRecord step, int row)
    {
        ReadOnlySpan<double> z = step.Layers[^1].A.Row(row);
        double largest = z[0];
        foreach (double logit in z)
            largest = logit > largest ? logit : largest;
        return largest;
    }

    /// <summary>e^(z − m) of each output, by the engine's own exponential.</summary>
    public static double[] Exponentials(StepRecord step, int row)
    {
        double m = Largest(step, row);
        return [.. step.Layers[^1].A.Row(row).ToArray().Select(z => PortableMath.Exp(z - m))];
    }

    /// <summary>Σ e^(z − m), in the engine's order.</summary>
    public static double Sum(double[] exponentials)
    {
        double sum = 0;
        foreach (double e in exponentials)
            sum += e;
        return sum;
    }

    public static MathStep Step(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        double m = Largest(step, row);
        double[] powers = Exponentials(step, row);
        double total = Sum(powers);
        FixedSum powerSum = new(total, powers, int.MaxValue);
        double[] shares = step.Probabilities.Row(row).ToArray();
        FixedSum shareSum = new(1, shares, int.MaxValue);
        Table table = new("Exponentials and their shares", "class", "z", "z − m", "e^(z − m)", "ŷ");
        for (int k = 0; k < shares.Length; k++)
        {
            double z = step.Layers[^1].A[row, k];
            table.Add(
                reading.ClassOf(k),
                z,
                z - m,
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
