using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Which units matter most for one sample, as the engine ranks them.</summary>
internal static class Importance
{
    /// <summary>The <paramref name="count"/> units of a layer (0 the input) that matter most, the most important first.</summary>
    public static IEnumerable<int> Units(StepRecord step, int row, int layer, int count)
    {
        Ranking ranking = new();
        if (layer == step.Layers.Count)
            ranking.Outputs(step.Probabilities.Row(row).ToArray(), step.Targets.Row(row).ToArray());
        else
        {
            LayerStepRecord next = step.Layers[layer];
            ranking.Units(next.WeightsBefore.Values.ToArray(), next.X.Row(row).ToArray(), next.Outputs);
        }

        return ranking.Order.Take(Math.Min(count, ranking.Count));
    }
}
