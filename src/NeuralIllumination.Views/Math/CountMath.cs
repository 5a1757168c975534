using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 12: how many parameters the step changed.</summary>
internal static class CountMath
{
    public static MathStep Step(StepRecord step)
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
            ParameterStep[] all = [.. ParameterStep.OfWeights(layer, l + 1), .. ParameterStep.OfBiases(layer, l + 1)];
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
        OptimizerKind kind = OptimizerKind.Of(step.Optimizer);
        int still = total - changed;
        string stays =
            still == 0 ? "Every one of them moved."
            : kind.Moments == 0 ? $"{Numbers.Count(still)} had no gradient in this batch and stay as they were."
            : $"{Numbers.Count(still)} had no gradient in this batch or before it and stay as they were.";
        return new(12, $"All {Numbers.Count(total, "parameter")} updated", kind.Whole)
        {
            Prose = stays,
            Tables = [table],
        };
    }
}
