using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Finds the epoch after which a run's test loss was smallest, where one would have stopped.</summary>
internal static class BestEpoch
{
    /// <summary>The first of equals; null where the run has no test loss that is a number.</summary>
    public static EpochRecord? Of(RunRecord run) =>
        run.Epochs.Where(e => e.TestLoss is { } loss && double.IsFinite(loss)).MinBy(e => e.TestLoss);
}
