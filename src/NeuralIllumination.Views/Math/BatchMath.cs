using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>The twelve steps for a batch as a whole: what is averaged where, and which rules the averages keep.</summary>
internal sealed class BatchMath(StepRecord step)
{
    private const int MostRows = 16;
    private readonly LayerStepRecord[] means = [.. step.Layers.Select(BatchMean.Of)];
    private readonly Reading reading = Verdict.ReadingOf(step);

    /// <summary>The steps up to a phase.</summary>
    public IEnumerable<MathStep> Steps(Phase phase)
    {
        yield return Input();
        yield return Sums(2, StepKind.HiddenSums.Name, [.. Enumerable.Range(0, means.Length - 1)]);
        yield return Activations();
        yield return Sums(4, StepKind.OutputSums.Name, [means.Length - 1]);
        yield return Predictions();
        if (phase >= Phase.Loss)
            yield return Loss();
        if (phase < Phase.Backward)
            yield break;
        yield return OutputGradient();
        yield return HiddenGradient();
        yield return BackwardMath.WeightGradients(step);
        if (phase >= Phase.Update)
            yield return UpdateMath.Rule(step);
        yield return BackwardMath.Norms(step);
        if (phase >= Phase.Update)
            yield return CountMath.Step(step);
    }

    private string Batch => Numbers.Count(step.BatchSize, "sample");

    private MathStep Input()
    {
        Table table = new("The batch", "class", "samples");
        foreach (IGrouping<string, SampleRecord> group in step.Samples.GroupBy(sample => sample.ClassName))
            table.Add(group.Key, group.Count());
        double lit = step.Samples.Average(sample => sample.Pixels.Count(value => value != 0));
        return new(1, StepKind.Input.Name, "x̄ = (1/B) Σ x")
        {
            Prose =
                $"{Batch}. On average {Numbers.Brief(lit)} of a sample's {Numbers.Count(means[0].Inputs, "value")} are not 0.",
            Tables = [table],
        };
    }

    private MathStep Sums(int number, string title, int[] layers)
    {
        List<Table> tables = [];
        foreach (int l in layers)
        {
            int unit = Largest(means[l].Outputs, u => means[l].Z[0, u]);
            string symbol = l == 0 ? "x̄" : "ā";
            string name =
                l == means.Length - 1 ? $"Output {unit}, {reading.ClassOf(unit)}" : $"Layer {l + 1}, unit {unit}";
            tables.Add(
                SumTable.Forward(means[l], l + 1, 0, unit, $"{name} (the largest |z̄|), with {symbol}, term by term")
            );
            Table all = new($"Layer {l + 1}, all mean sums", "unit", "bias b", "z̄") { IsFolded = true };
            Add(all, l, u => [means[l].BiasesBefore[u], means[l].Z[0, u]]);
            tables.Add(all);
        }

        return new(number, title, number == 2 ? "z̄ = W x̄ + b" : $"z̄ = W ā + b, layer {means.Length}")
        {
            Prose =
                layers.Length == 0
                    ? "This network has no hidden layer."
                    : "A sum of means is the mean of the sums: the average pre-activation is that of the average input.",
            Tables = tables,
        };
    }

    private MathStep Activations()
    {
        List<Table> tables = [];
        for (int l = 0; l < means.Length - 1; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            LayerStepRecord mean = means[l];
            Table table = new($"Layer {l + 1}", "unit", "z̄", "ā", "not 0 in");
            Add(table, l, u => [mean.Z[0, u], mean.A[0, u], Rows(s => layer.A[s, u] != 0)]);
            tables.Add(table);
        }

        return new(3, StepKind.HiddenActivations.Name, "ā = (1/B) Σ f(z)")
        {
            Prose =
                means.Length == 1
                    ? "This network has no hidden layer."
                    : "f bends, so the mean of f(z) is not f of the mean: each sample goes through f by itself.",
            Tables = tables,
        };
    }

    private MathStep Predictions()
    {
        double[] said = BatchMean.Of(step.Probabilities);
        double[] wanted = BatchMean.Of(step.Targets);
        Table table = new("What is said, and what is so", "class", "mean ŷ", "mean y");
        for (int k = 0; k < said.Length; k++)
            table.Add(reading.ClassOf(k), said[k], wanted[k]);
        return new(5, StepKind.Prediction.Name, "(1/B) Σ ŷ") { Tables = [table] };
    }

    private MathStep Loss()
    {
        double total = step.SampleLosses!.Sum();
        return new(6, StepKind.Loss.Name, "L = (1/B) Σ L of each sample")
        {
            Lines =
            [
                $"L = {Numbers.Brief(total)} / {Numbers.Count(step.BatchSize)} = {Numbers.Brief(step.Loss!.Value)}",
                .. LossMath.Penalty(step),
            ],
            Tables = [LossMath.Batch(step)],
        };
    }

    private MathStep OutputGradient()
    {
        double[] said = BatchMean.Of(step.Probabilities);
        double[] wanted = BatchMean.Of(step.Targets);
        Table table = new("Mean δ of the output layer", "class", "mean ŷ", "mean y", "mean δ");
        for (int k = 0; k < said.Length; k++)
        {
            double delta = means[^1].Delta![0, k];
            FixedSum sum = new(delta, [said[k], -wanted[k]]);
            table.Add(
                reading.ClassOf(k),
                Cell.Of(sum.Write(said[k]), said[k]),
                Cell.Of(sum.Write(wanted[k]), wanted[k]),
                Cell.Of(sum.Write(delta), delta).Strong()
            );
        }

        return new(7, StepKind.OutputGradient.Name, "mean δ = (1/B) Σ (ŷ − y)")
        {
            Prose = "It is also the gradient of the output layer's biases.",
            Tables = [table],
        };
    }

    private MathStep HiddenGradient()
    {
        List<Table> tables = [];
        for (int l = means.Length - 2; l >= 0; l--)
        {
            Matrix delta = step.Layers[l].Delta!;
            LayerStepRecord mean = means[l];
            Table table = new($"Layer {l + 1}", "unit", "mean δ = ∂L/∂b", "largest |δ|", "not 0 in");
            Add(
                table,
                l,
                u =>
                    [
                        mean.Delta![0, u],
                        Strength.Most(Enumerable.Range(0, step.BatchSize).Select(s => delta[s, u])),
                        Rows(s => delta[s, u] != 0),
                    ]
            );
            tables.Add(table);
        }

        return new(8, StepKind.HiddenGradient.Name, "mean δ[j] = (1/B) Σ f′(z[j]) · Σ W[k, j] δ[k]")
        {
            Prose =
                means.Length == 1
                    ? "This network has no hidden layer."
                    : "Each sample's blame goes through its own gates before it is averaged; samples that disagree cancel.",
            Tables = tables,
        };
    }

    private void Add(Table table, int l, Func<int, Cell[]> cells)
    {
        int count = means[l].Outputs;
        IEnumerable<int> shown = Enumerable.Range(0, count);
        if (count > MostRows)
            shown = shown.OrderByDescending(u => Math.Abs(means[l].A[0, u])).Take(MostRows - 1).Order();
        int added = 0;
        foreach (int u in shown)
        {
            table.Add([$"unit {u}", .. cells(u)]);
            added++;
        }

        if (added < count)
            table.Add([
                $"{Numbers.Count(count - added, "unit")} more",
                .. Enumerable.Repeat<Cell>("", table.Headers.Count - 1),
            ]);
    }

    private string Rows(Func<int, bool> holds) =>
        $"{Enumerable.Range(0, step.BatchSize).Count(holds)} of {Numbers.Count(step.BatchSize)}";

    private static int Largest(int count, Func<int, double> value) =>
        Enumerable.Range(0, count).MaxBy(i => double.IsFinite(value(i)) ? Math.Abs(value(i)) : -1);
}
