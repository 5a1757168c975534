using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Steps 1 to 5 for one sample: from its pixels to its prediction. (Step 6, the loss, is <see cref="LossMath"/>.)</summary>
internal static class ForwardMath
{
    private const int MostRows = 16;

    public static IEnumerable<MathStep> Steps(StepRecord step, int row) =>
        [
            Input(step, row),
            HiddenSums(step, row),
            Activations(step, row),
            OutputSums(step, row),
            OutputMath.Step(step, row),
        ];

    /// <summary>The units a compact table shows: all of them, or the ones that matter most.</summary>
    public static IReadOnlyList<int> Rows(StepRecord step, int row, int layer, int count) =>
        count <= MostRows
            ? [.. Enumerable.Range(0, count)]
            : [.. Importance.Units(step, row, layer, MostRows - 1).Order()];

    private static MathStep Input(StepRecord step, int row)
    {
        SampleRecord sample = step.Samples[row];
        int lit = sample.Pixels.Count(value => value != 0);
        return new(1, StepKind.Input.Name, $"{StepKind.Input.Formula}, {Numbers.Count(sample.Pixels.Count, "value")}")
        {
            Prose =
                $"Sample {Numbers.Count(sample.Index)}, {Said(step, row)}. {Numbers.Count(lit, "value")} of {Numbers.Count(sample.Pixels.Count)} {(lit == 1 ? "is" : "are")} not 0.",
            Tables = [PixelTable.Of(sample)],
        };
    }

    /// <summary>What the sample is: its class, or the quantities that are to be predicted.</summary>
    private static string Said(StepRecord step, int row) =>
        step.Shape.IsRegression
            ? string.Join(
                ", ",
                step.Shape.Classes.Select((name, k) => $"its {name} is {Numbers.Brief(step.Targets[row, k])}")
            )
            : $"its class is {step.Samples[row].ClassName}";

    private static MathStep HiddenSums(StepRecord step, int row)
    {
        List<Table> tables = [];
        for (int l = 0; l < step.Layers.Count - 1; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            int unit = Importance.Units(step, row, l + 1, 1).First();
            tables.Add(
                SumTable.Forward(
                    layer,
                    l + 1,
                    row,
                    unit,
                    $"Layer {l + 1}, unit {unit} (the one that adds most to what follows), term by term"
                )
            );
            Table all = new(
                $"Layer {l + 1}, all {Numbers.Count(layer.Outputs, "sum")}",
                "unit",
                "bias b",
                "z = W x + b"
            )
            {
                IsFolded = true,
            };
            IReadOnlyList<int> rows = Rows(step, row, l + 1, layer.Outputs);
            foreach (int u in rows)
                all.Add($"unit {u}", layer.BiasesBefore[u], layer.Z[row, u]);
            Fold(all, rows.Count, layer.Outputs);
            tables.Add(all);
        }

        return new(StepKind.HiddenSums) { Prose = NoHidden(step), Tables = tables };
    }

    private static MathStep Activations(StepRecord step, int row)
    {
        List<Table> tables = [];
        for (int l = 0; l < step.Layers.Count - 1; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            int active = Enumerable.Range(0, layer.Outputs).Count(u => State(layer, row, u).Length == 0);
            ActivationKind kind = ActivationKind.Of(layer.Activation);
            string dim = kind.IsDimBelow && active < layer.Outputs ? ", the others dim" : "";
            string caption =
                $"Layer {l + 1}: {Numbers.Count(active)} of {Numbers.Count(layer.Outputs, "unit")} active{dim}";
            bool hasStates = kind.Below is not null || layer.Off.Count > 0;
            Table table = new(caption, hasStates ? ["unit", "z", "a", "state"] : ["unit", "z", "a"]);
            IReadOnlyList<int> rows = Rows(step, row, l + 1, layer.Outputs);
            foreach (int u in rows)
            {
                Cell[] cells = [$"unit {u}", layer.Z[row, u], layer.A[row, u]];
                table.Add(hasStates ? [.. cells, State(layer, row, u)] : cells);
            }

            Fold(table, rows.Count, layer.Outputs);
            tables.Add(table);
        }

        StepKind three = StepKind.HiddenActivations;
        ActivationKind f = ActivationKind.Of(step.Architecture.Activation);
        return (
            step.Layers.Count > 1
                ? new MathStep(3, $"{three.Name}, {f.Name}", $"a = {f.Formula}")
                : new MathStep(3, three.Name, three.Otherwise!)
        ) with
        {
            Prose = NoHidden(step),
            Tables = tables,
        };
    }

    private static string State(LayerStepRecord layer, int row, int unit) =>
        layer.Off.Contains(unit) ? "off"
        : layer.A[row, unit] == 0 ? "dark"
        : Gate.IsDim(layer, row, unit) ? "dim"
        : "";

    private static MathStep OutputSums(StepRecord step, int row)
    {
        LayerStepRecord layer = step.Layers[^1];
        int last = step.Layers.Count;
        Verdict verdict = Verdict.Of(step, row);
        int[] expanded =
        [
            .. Importance
                .Units(step, row, last, step.Probabilities.Columns)
                .Append(verdict.Reading.OutputOf(verdict.Choice))
                .Distinct()
                .Take(2),
        ];
        List<Table> tables =
        [
            .. expanded
                .Order()
                .Select(k =>
                    SumTable.Forward(layer, last, row, k, $"Output {k}, {verdict.Reading.ClassOf(k)}, term by term")
                ),
        ];
        if (layer.Outputs > 2)
        {
            Table all = new(
                $"All {Numbers.Count(layer.Outputs, "output")}",
                verdict.Reading.Kind,
                "bias b",
                verdict.Reading.SumHead
            )
            {
                IsFolded = true,
            };
            for (int k = 0; k < layer.Outputs; k++)
                all.Add(verdict.Reading.ClassOf(k), layer.BiasesBefore[k], layer.Z[row, k]);
            tables.Add(all);
        }

        StepKind four = StepKind.OutputSums;
        string formula = last == 1 ? four.Otherwise! : $"{four.Formula}, layer {last}";
        return new(4, four.Name, formula) { Tables = tables };
    }

    private static void Fold(Table table, int shown, int count)
    {
        if (shown < count)
            table.Add([
                $"{Numbers.Count(count - shown, "unit")} more",
                .. Enumerable.Repeat<Cell>("", table.Headers.Count - 1),
            ]);
    }

    private static string NoHidden(StepRecord step) =>
        step.Layers.Count == 1 ? "This network has no hidden layer." : "";
}
