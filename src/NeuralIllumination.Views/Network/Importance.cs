using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Which units matter most for one sample: those from which the largest |w · x| leaves.</summary>
internal static class Importance
{
    /// <summary>The <paramref name="count"/> units of a layer (0 the input) that matter most, the most important first.</summary>
    public static IEnumerable<int> Units(StepRecord step, int row, int layer, int count)
    {
        if (layer == step.Layers.Count)
        {
            int label = step.Samples[row].Label;
            return Enumerable
                .Range(0, step.Probabilities.Columns)
                .OrderByDescending(k => k == label ? 2 : step.Probabilities[row, k])
                .Take(count);
        }

        LayerStepRecord next = step.Layers[layer];
        return Enumerable.Range(0, next.Inputs).OrderByDescending(i => Reach(next, row, i)).ThenBy(i => i).Take(count);
    }

    private static double Reach(LayerStepRecord next, int row, int input)
    {
        double largest = 0;
        for (int o = 0; o < next.Outputs; o++)
            largest = Math.Max(largest, Math.Abs(next.WeightsBefore[o, input]));
        return largest * Math.Abs(next.X[row, input]);
    }
}
