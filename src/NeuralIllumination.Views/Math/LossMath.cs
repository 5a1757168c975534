using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 6: how wrong the prediction is, with its logarithms.</summary>
internal static class LossMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        int label = step.Samples[row].Label;
        double share = step.Probabilities[row, label];
        double loss = step.SampleLosses![row];
        double logit = step.Layers[^1].A[row, label] - SoftmaxMath.Largest(step, row);
        double sum = SoftmaxMath.Sum(SoftmaxMath.Exponentials(step, row));
        double logarithm = PortableMath.Log(sum);
        FixedSum closed = new(loss, [logarithm, -logit]);
        string from = logit == 0 ? "0" : closed.Write(-logit);
        string difference = from.StartsWith('\u2212') ? $"− {from[1..]}" : $"+ {from}";
        string rest = closed.Remainder is null ? "" : $", rounding {closed.Remainder}";
        string name = step.Samples[row].ClassName;
        return new(6, "Cross-entropy", "L = −Σ y ln ŷ = −ln ŷ[true class], in nats")
        {
            Lines =
            [
                $"L = −ln ŷ[{name}] = −ln {Numbers.Brief(share)} = {Numbers.Brief(loss)}",
                $"L = ln Σ e^(z − m) − (z[{name}] − m) = ln {Numbers.Brief(sum)} {difference} = {closed.Write(logarithm)} {difference} = {closed.Write(loss)}{rest}",
            ],
            Prose = "The second line is how it is computed: without the quotient it loses no digits.",
            Tables = [Batch(step)],
        };
    }

    private static Table Batch(StepRecord step)
    {
        IReadOnlyList<double> losses = step.SampleLosses!;
        double mean = step.Loss!.Value;
        double total = losses.Sum();
        FixedSum sum = new(total, losses, 16);
        Table table = new(
            $"The batch: the mean loss of its {Numbers.Count(step.BatchSize, "sample")} is {Numbers.Brief(mean)}",
            "sample",
            "class",
            "ŷ[class]",
            "−ln ŷ"
        )
        {
            IsFolded = true,
        };
        foreach (int s in sum.Shown)
        {
            SampleRecord sample = step.Samples[s];
            table.Add(
                Numbers.Count(sample.Index),
                sample.ClassName,
                Cell.Percent(step.Probabilities[s, sample.Label]),
                Cell.Of(sum.Write(losses[s]), losses[s])
            );
        }

        SumTable.AddRemainder(table, sum);
        table.Add("= Σ", "", "", Cell.Of(sum.Write(total), total));
        return table.Add($"Σ / {Numbers.Count(step.BatchSize)}", "", "", ((Cell)mean).Strong());
    }
}
