using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Steps 7, 8, 9 and 11: how much of the loss is due to each output, hidden unit and weight.</summary>
internal static class BackwardMath
{
    public static MathStep OutputGradient(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        Table table = new("δ of the output layer", reading.Kind, "ŷ", "y", "δ = ŷ − y");
        for (int k = 0; k < step.Probabilities.Columns; k++)
        {
            (double share, double target) = (step.Probabilities[row, k], step.Targets[row, k]);
            double delta = step.Layers[^1].Delta![row, k];
            FixedSum sum = new(delta, [share, -target]);
            table.Add(
                reading.ClassOf(k),
                Cell.Of(sum.Write(share), share),
                Cell.Plain(target),
                Cell.Of(sum.Write(delta), delta).Strong()
            );
        }

        return new(StepKind.OutputGradient) { Tables = [table] };
    }

    public static MathStep HiddenGradient(StepRecord step, int row)
    {
        if (step.Layers.Count == 1)
            return new(StepKind.HiddenGradient) { Prose = "This network has no hidden layer." };
        List<Table> tables = [];
        List<string> lines = [];
        for (int l = step.Layers.Count - 2; l >= 0; l--)
        {
            LayerStepRecord layer = step.Layers[l];
            LayerStepRecord next = step.Layers[l + 1];
            int unit = Engine.Statistics.Largest(layer.Delta!.Row(row).ToArray(), layer.Outputs);
            tables.Add(
                SumTable.Backward(
                    next,
                    l + 2,
                    row,
                    unit,
                    Blame(next, row, unit),
                    $"Layer {l + 1}, unit {unit} (the largest |δ|), term by term"
                )
            );
            lines.Add(
                layer.Off.Contains(unit)
                    ? $"δ{l + 1}[{unit}] = 0: this unit is switched off"
                    : $"δ{l + 1}[{unit}] = f′({Numbers.Brief(layer.Z[row, unit])}) · {Numbers.Factor(Blame(next, row, unit))} = {WrittenSlope(layer, row, unit)} · {Numbers.Factor(Blame(next, row, unit))} = {Numbers.Brief(layer.Delta![row, unit])}"
            );
            tables.Add(AllUnits(step, row, l));
        }

        ActivationKind f = ActivationKind.Of(step.Architecture.Activation);
        return new(8, $"{StepKind.HiddenGradient.Name}, by the chain rule", StepKind.HiddenGradient.Formula)
        {
            Prose = $"f′(z) = {f.Slope}: {f.Gate}.",
            Lines = lines,
            Tables = tables,
        };
    }

    public static MathStep WeightGradients(StepRecord step)
    {
        List<Table> tables = [];
        List<string> lines = [];
        for (int l = step.Layers.Count - 1; l >= 0; l--)
        {
            (int output, int input) = Heaviest(step.Layers[l]);
            string name = $"∂L/∂W{l + 1}[{output}, {input}]";
            tables.Add(
                SumTable.Batch(step, l, output, input, $"{name}, the largest of layer {l + 1}, sample by sample")
            );
            lines.Add($"{name} = {Mean(step, l, output, input)}");
        }

        string mean =
            $"The mean over the batch's {Numbers.Count(step.BatchSize, "sample")}; those that add 0 are left out.";
        StepKind nine = StepKind.WeightGradients;
        return new(9, nine.Name, step.L2 > 0 ? nine.Otherwise! : nine.Formula)
        {
            Prose =
                step.L2 > 0
                    ? $"{mean} The L2 penalty, λ = {Numbers.Full(step.L2)}, adds λ w to each weight's gradient and draws it towards 0."
                    : mean,
            Lines = lines,
            Tables = tables,
        };
    }

    public static MathStep Norms(StepRecord step)
    {
        Table table = new("Gradient norms", "layer", "parameters", "L2", "mean |∂|");
        for (int l = 0; l < step.Layers.Count; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            GradientNorm norm = layer.GradientNorm!.Value;
            table.Add($"layer {l + 1}", layer.Inputs * layer.Outputs + layer.Outputs, norm.L2, norm.MeanAbsolute);
        }

        return new(StepKind.GradientNorms) { Tables = [table] };
    }

    /// <summary>The weight of a layer whose gradient is largest: step 9 shows how it comes about, step 10 what it does.</summary>
    public static (int Output, int Input) Heaviest(LayerStepRecord layer)
    {
        Matrix gradient = layer.WeightGradient!;
        int at = Engine.Statistics.Largest(gradient.Values.ToArray(), gradient.Values.Length);
        return (at / gradient.Columns, at % gradient.Columns);
    }

    // Σ / B, and λ w where there is a penalty: written so that the parts give the whole.
    private static string Mean(StepRecord step, int l, int output, int input)
    {
        double gradient = step.Layers[l].WeightGradient![output, input];
        double total = SumTable.OfBatch(step, l, output, input);
        string batch = $"{Numbers.Brief(total)} / {Numbers.Count(step.BatchSize)}";
        if (step.L2 == 0)
            return $"{batch} = {Numbers.Brief(gradient)}";
        double weight = step.Layers[l].WeightsBefore[output, input];
        double own = total / step.BatchSize;
        FixedSum sum = new(gradient, [own, step.L2 * weight]);
        return $"{batch} + {Numbers.Full(step.L2)} · {Numbers.Factor(weight)} = {sum.Write(own)} {FixedSum.Added(sum.Write(step.L2 * weight))} = {sum.Write(gradient)}{sum.Rounding}";
    }

    private static Table AllUnits(StepRecord step, int row, int l)
    {
        LayerStepRecord layer = step.Layers[l];
        IReadOnlyList<int> rows = ForwardMath.Rows(step, row, l + 1, layer.Outputs);
        Table table = new($"Layer {l + 1}, all {Numbers.Count(layer.Outputs, "unit")}", "unit", "Σ W δ", "f′(z)", "δ")
        {
            IsFolded = true,
        };
        foreach (int u in rows)
        {
            table.Add(
                $"unit {u}",
                Blame(step.Layers[l + 1], row, u),
                layer.Off.Contains(u) ? "off" : Cell.Of(WrittenSlope(layer, row, u), Gate.Slope(layer, row, u)),
                layer.Delta![row, u]
            );
        }

        if (rows.Count < layer.Outputs)
            table.Add($"{Numbers.Count(layer.Outputs - rows.Count, "unit")} more", "", "", "");
        return table;
    }

    // Σ W δ in the engine's order; the record keeps only what the gate let through.
    private static double Blame(LayerStepRecord next, int row, int unit) =>
        StepNumbers.Products(
            next.WeightsBefore.Values.ToArray(),
            unit,
            next.Inputs,
            next.Delta!.Values.ToArray(),
            row * next.Outputs,
            1,
            next.Outputs
        );

    // A slope of a line with a kink, such as leaky ReLU's 0.01, is exact, and is written so.
    private static string WrittenSlope(LayerStepRecord layer, int row, int unit) =>
        ActivationKind.Of(layer.Activation).Below is not null
            ? Numbers.Full(Gate.Slope(layer, row, unit))
            : Numbers.Plain(Gate.Slope(layer, row, unit));
}
