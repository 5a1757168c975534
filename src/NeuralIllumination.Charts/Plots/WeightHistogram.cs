using NeuralIllumination.Learning;

namespace NeuralIllumination.Charts;

/// <summary>How one layer's weights are spread at each of some epochs, over the same intervals, so that the epochs can be compared.</summary>
/// <param name="Layer">The layer, from 1.</param>
/// <param name="From">Where the first interval begins.</param>
/// <param name="Width">How wide an interval is.</param>
/// <param name="Counts">For each epoch, how many weights lie in each interval; a weight on a border counts above it, the largest in the last.</param>
internal sealed record WeightHistogram(int Layer, double From, double Width, IReadOnlyList<int[]> Counts)
{
    public const int Intervals = 40;

    public int Most => Counts.Max(counts => counts.Max());

    public static IReadOnlyList<WeightHistogram> Of(IReadOnlyList<Snapshot> snapshots) =>
        [.. Enumerable.Range(0, snapshots[0].Network.Layers.Count).Select(layer => Of(snapshots, layer))];

    private static WeightHistogram Of(IReadOnlyList<Snapshot> snapshots, int layer)
    {
        double[][] weights = [.. snapshots.Select(s => s.Network.Layers[layer].Weights.Values.ToArray())];
        double least = weights.Min(all => all.Min());
        double most = weights.Max(all => all.Max());
        double width = most > least ? (most - least) / Intervals : 1;
        return new(layer + 1, least, width, [.. weights.Select(all => Count(all, least, width))]);
    }

    private static int[] Count(double[] weights, double from, double width)
    {
        int[] counts = new int[Intervals];
        foreach (double weight in weights)
            counts[Math.Clamp((int)((weight - from) / width), 0, Intervals - 1)]++;
        return counts;
    }
}
