using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Steps 10 and 12: what the step changed.</summary>
internal static class UpdateMath
{
    private const int MostALayer = 4;

    public static MathStep Rule(StepRecord step)
    {
        Table table = new("The largest changes", "parameter", "before", "− η · ∂L/∂w", "after");
        for (int l = step.Layers.Count - 1; l >= 0; l--)
        {
            foreach (
                Parameter p in Parameters(step.Layers[l], l + 1)
                    .OrderByDescending(p => Math.Abs(p.Gradient))
                    .Take(MostALayer)
            )
            {
                double change = -step.LearningRate * p.Gradient;
                FixedSum sum = new(p.After, [p.Before, change], finest: 6);
                table.Add(
                    p.Name,
                    Cell.Of(sum.Write(p.Before), p.Before),
                    Cell.Of(sum.Write(change), change),
                    Cell.Of(sum.Write(p.After), p.After).Strong()
                );
            }
        }

        return new(10, "Update rule", "w ← w − η ∂L/∂w")
        {
            Prose = $"η = {Numbers.Full(step.LearningRate)}. Each parameter takes a step downhill.",
            Tables = [table],
        };
    }

    public static MathStep Count(StepRecord step)
    {
        Table table = new(
            "Parameters updated",
            "layer",
            "weights",
            "biases",
            "parameters",
            "changed",
            "largest change"
        );
        int weights = 0;
        int biases = 0;
        int changed = 0;
        double most = 0;
        for (int l = 0; l < step.Layers.Count; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            Parameter[] all = [.. Parameters(layer, l + 1)];
            int moved = all.Count(p => !p.After.Equals(p.Before));
            double largest = Strength.Most(all.Select(p => p.After - p.Before));
            int inLayer = layer.Inputs * layer.Outputs;
            table.Add($"layer {l + 1}", inLayer, layer.Outputs, all.Length, moved, largest);
            weights += inLayer;
            biases += layer.Outputs;
            changed += moved;
            most = Math.Max(most, largest);
        }

        int total = weights + biases;
        table.Add("all", weights, biases, ((Cell)total).Strong(), changed, most);
        return new(12, $"All {Numbers.Count(total, "parameter")} updated", "W ← W − η ∂L/∂W, b ← b − η ∂L/∂b")
        {
            Prose = $"{Numbers.Count(total - changed)} had no gradient in this batch and stay as they were.",
            Tables = [table],
        };
    }

    private static IEnumerable<Parameter> Parameters(LayerStepRecord layer, int index)
    {
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int i = 0; i < layer.Inputs; i++)
                yield return new(
                    $"W{index}[{o}, {i}]",
                    layer.WeightsBefore[o, i],
                    layer.WeightGradient![o, i],
                    layer.WeightsAfter![o, i]
                );
            yield return new($"b{index}[{o}]", layer.BiasesBefore[o], layer.BiasGradient![o], layer.BiasesAfter![o]);
        }
    }

    private readonly record struct Parameter(string Name, double Before, double Gradient, double After);
}
