using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>What a run has measured, kept as records that never change.</summary>
internal sealed class History(Run run)
{
    private readonly List<EpochRecord> epochs = [];

    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>What was kept last.</summary>
    public EpochRecord Last => epochs[^1];

    /// <summary>Keeps what was measured at this place, or puts it in the place of what was kept of the same epoch.</summary>
    /// <returns>Whether every loss was a finite number; what was not is not kept.</returns>
    public bool Keep()
    {
        TrainingLoop loop = run.Training;
        Measured measured = run.Measured;
        int epoch = loop.Epoch;
        bool isTested = run.Test.Count > 0;
        bool isRegression = loop.Samples.IsRegression;
        if (!double.IsFinite(measured.TrainLoss[epoch]) || !double.IsFinite(measured.TestLoss[epoch]))
            return false;

        if (epochs.Count > 0 && Last.Epoch == epoch)
            epochs.RemoveAt(epochs.Count - 1);
        epochs.Add(
            new EpochRecord(
                epoch,
                measured.TrainLoss[epoch],
                isRegression ? null : measured.TrainScore[epoch],
                isTested ? measured.TestLoss[epoch] : null,
                isTested && !isRegression ? measured.TestScore[epoch] : null,
                epoch == 0 ? [] : [.. loop.Network.Layers.Select(layer => GradientNorm.Of(loop.Gradients, layer))]
            )
            {
                TrainR2 = isRegression ? Known(measured.TrainScore[epoch]) : null,
                TestR2 = isRegression && isTested ? Known(measured.TestScore[epoch]) : null,
            }
        );
        return true;
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
