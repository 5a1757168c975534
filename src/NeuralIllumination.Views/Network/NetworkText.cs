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
        string[] heads = ["class", "logit z", "probability ŷ", "target y"];
        Table table = new(
            "What the network says of the sample",
            backward ? [.. heads, "δ = ŷ − y", "verdict"] : [.. heads, "verdict"]
        );
        for (int k = 0; k < step.Probabilities.Columns; k++)
        {
            string role =
                k == verdict.Choice ? $"{verdict.Mark} chosen{(verdict.IsRight ? ", true" : "")}"
                : k == verdict.Label ? "true"
                : "";
            List<Cell> cells =
            [
                step.Shape.Classes[k],
                step.Layers[^1].Z[row, k],
                Cell.Percent(step.Probabilities[row, k]),
                Cell.Plain(step.Targets[row, k]),
            ];
            if (backward)
                cells.Add(step.Layers[^1].Delta![row, k]);
            table.Add([.. cells, role]);
        }

        return table;
    }
}
