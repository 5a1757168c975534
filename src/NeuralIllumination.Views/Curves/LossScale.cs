using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Decides how far up the axis of a loss reaches, from 0 to a round number.</summary>
internal static class LossScale
{
    private const double Least = 0.01;

    // Where epoch 0 costs more than this many times what epoch 1 does, its height would flatten all the rest.
    private const double Drop = 5;

    /// <summary>
    /// Room for where the runs begin and for the second half of each; a higher loss between them is one of a few, and is drawn at the edge.
    /// </summary>
    public static double Most(params IReadOnlyList<RunRecord> runs)
    {
        double[] highest = [.. runs.Select(Needed).Where(loss => loss > 0)];
        return highest.Length == 0 ? 1 : Axis.RoundAbove(Math.Max(Least, highest.Max()));
    }

    /// <summary>
    /// Room for the smallest test loss and what came after it, where that is at most half of the whole axis: so much larger, one sees whether
    /// the test loss rises again. Null where there is nothing to enlarge.
    /// </summary>
    public static double? Enlarged(RunRecord run)
    {
        if (BestEpoch.Of(run) is not { TestLoss: { } smallest } best || run.Last.Epoch < 2)
            return null;
        double after = run.Epochs.Where(e => e.Epoch >= best.Epoch).Max(e => Finite(e.TestLoss));
        double most = Axis.RoundAbove(new[] { Least, 1.3 * smallest, after }.Max());
        return most <= Most(run) / 2 ? most : null;
    }

    private static double Needed(RunRecord run)
    {
        double half = run.Epochs.Where(e => 2 * e.Epoch >= run.Last.Epoch).Max(Larger);
        double start = Larger(run.Epochs[0]);
        double next = run.Epochs.Count > 1 ? Larger(run.Epochs[1]) : start;
        return Math.Max(half, next > 0 ? Math.Min(start, Drop * next) : start);
    }

    private static double Larger(EpochRecord epoch) => Math.Max(Finite(epoch.TrainLoss), Finite(epoch.TestLoss));

    private static double Finite(double? loss) => loss is { } value && double.IsFinite(value) ? value : 0;
}
