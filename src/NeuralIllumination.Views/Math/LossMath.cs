using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 6: how wrong the prediction is, what the whole batch loses, and what an L2 penalty adds.</summary>
internal static class LossMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        MathStep own = step.Architecture.Loss switch
        {
            LossFunction.SoftmaxCrossEntropy => CrossEntropyMath.Step(step, row),
            LossFunction.SigmoidBinaryCrossEntropy => BinaryCrossEntropyMath.Step(step, row),
            LossFunction.IdentityMeanSquaredError => SquaredErrorMath.Step(step, row),
        };
        return own with { Lines = [.. own.Lines, .. Penalty(step)], Tables = [.. own.Tables, Batch(step)] };
    }

    public static IEnumerable<string> Penalty(StepRecord step)
    {
        if (step.L2 == 0 || step.Penalty is not { } penalty || step.Loss is not { } mean)
            yield break;
        double squares = step.Layers.Sum(layer => layer.WeightsBefore.Values.ToArray().Sum(w => w * w));
        yield return $"L2 penalty: ½ λ Σ w² = ½ · {Numbers.Full(step.L2)} · {Numbers.Brief(squares)} = {Numbers.Brief(penalty)}";
        double objective = mean + penalty;
        FixedSum sum = new(objective, [mean, penalty]);
        yield return $"objective = mean loss + penalty = {sum.Write(mean)} + {sum.Write(penalty)} = {sum.Write(objective)}{sum.Rounding}";
    }

    public static Table Batch(StepRecord step)
    {
        Reading reading = Verdict.ReadingOf(step);
        IReadOnlyList<double> losses = step.SampleLosses!;
        double mean = step.Loss!.Value;
        double total = losses.Sum();
        FixedSum sum = new(total, losses, 16);
        Table table = new(
            $"The batch: the mean loss of its {Numbers.Count(step.BatchSize, "sample")} is {Numbers.Brief(mean)}",
            "sample",
            reading.IsRegression ? "y" : "class",
            reading.IsSingle || reading.IsRegression ? "ŷ" : "ŷ[class]",
            LossKind.Of(step.Architecture.Loss).Head
        )
        {
            IsFolded = true,
        };
        foreach (int s in sum.Shown)
        {
            SampleRecord sample = step.Samples[s];
            table.Add(
                Numbers.Count(sample.Index),
                reading.IsRegression ? Numbers.Brief(step.Targets[s, 0]) : sample.ClassName,
                reading.Cell(step.Probabilities[s, reading.OutputOf(sample.Label)]),
                Cell.Of(sum.Write(losses[s]), losses[s])
            );
        }

        SumTable.AddRemainder(table, sum);
        table.Add("= Σ", "", "", Cell.Of(sum.Write(total), total));
        return table.Add($"Σ / {Numbers.Count(step.BatchSize)}", "", "", ((Cell)mean).Strong());
    }
}
