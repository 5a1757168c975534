using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>The network's picture for a terminal, and the table that stands below the picture.</summary>
internal static class NetworkText
{
    public static string Of(StepRecord step, int row, bool backward)
    {
        StringBuilder text = new();
        text.Append(Verdict.Of(step, row).Sentence).Append('\n');
        text.Append($"{(backward ? "backward" : "forward")}, {Surroundings.Place(step, row)}\n\n");
        if (step.Shape.Width > 1 && step.Shape.Width <= 40)
            text.Append(PixelText.Of(step.Samples[row])).Append('\n');
        for (int l = 0; l < step.Layers.Count - 1; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            string values = string.Join(
                "  ",
                (backward ? layer.Delta! : layer.A).Row(row).ToArray().Select(Numbers.Brief)
            );
            text.Append($"  hidden layer {l + 1} {(backward ? "δ" : "a")}: {values}\n");
        }

        return text.Append('\n').Append(Outputs(step, row, backward).ToText()).ToString();
    }

    public static Table Outputs(StepRecord step, int row, bool backward)
    {
        Verdict verdict = Verdict.Of(step, row);
        Reading reading = verdict.Reading;
        string last = reading.IsRegression ? "ŷ\u00A0−\u00A0y" : "verdict";
        string[] heads = [reading.Kind, reading.SumHead, reading.Head, "target\u00A0y"];
        Table table = new(
            reading.IsSingle
                ? $"What the network says of the sample: one output, {reading.NameOf(1)} above {(reading.IsProbability ? "50%" : "0.5")}"
                : "What the network says of the sample",
            backward ? [.. heads, "δ =\u00A0ŷ\u00A0−\u00A0y", last] : [.. heads, last]
        );
        for (int k = 0; k < step.Probabilities.Columns; k++)
        {
            List<Cell> cells =
            [
                reading.ClassOf(k),
                step.Layers[^1].Z[row, k],
                reading.Cell(step.Probabilities[row, k]),
                Cell.Plain(step.Targets[row, k]),
            ];
            if (backward)
                cells.Add(step.Layers[^1].Delta![row, k]);
            table.Add([
                .. cells,
                reading.IsRegression
                    ? step.Probabilities[row, k] - step.Targets[row, k]
                    : Role(verdict, reading.IsSingle ? 1 : k),
            ]);
        }

        // The class without an output of its own, by what the single output leaves.
        if (reading.IsSingle)
        {
            double share = step.Probabilities[row, 0];
            Cell rest = reading.IsProbability ? Cell.Of(Numbers.Complement(share), 1 - share) : "";
            List<Cell> cells = [reading.NameOf(0), "", rest, ""];
            if (backward)
                cells.Add("");
            table.Add([.. cells, Role(verdict, 0)]);
        }

        return table;
    }

    private static string Role(Verdict verdict, int label) =>
        label == verdict.Choice ? $"{verdict.Mark} chosen{(verdict.IsRight ? ", true" : "")}"
        : label == verdict.Label ? "true"
        : "";
}
