using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Measures a network after each epoch and keeps what was measured.</summary>
internal sealed class History(Network network, LossFunction loss, Samples train, Samples test)
{
    private readonly Evaluation evaluation = new(network);
    private readonly List<EpochRecord> epochs = [];

    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>Measures now and adds the record, or takes the place of one of the same epoch.</summary>
    /// <param name="epoch">Epochs completed.</param>
    /// <param name="gradients">The last batch's gradient; null before the first.</param>
    /// <returns>Whether every loss was a finite number; what was not is not kept.</returns>
    public bool Measure(int epoch, double[]? gradients)
    {
        (double trainLoss, double trainAccuracy) = Measure(train);
        (double? testLoss, double? testAccuracy) = test.Count > 0 ? Measure(test) : ((double?)null, (double?)null);
        if (!double.IsFinite(trainLoss) || (testLoss is { } measured && !double.IsFinite(measured)))
            return false;

        IReadOnlyList<GradientNorm> norms = gradients is null
            ? []
            : [.. network.Layers.Select(layer => StepCapture.Norm(gradients, layer))];
        if (epochs.Count > 0 && epochs[^1].Epoch == epoch)
            epochs.RemoveAt(epochs.Count - 1);
        epochs.Add(new EpochRecord(epoch, trainLoss, trainAccuracy, testLoss, testAccuracy, norms));
        return true;
    }

    private (double Loss, double Accuracy) Measure(Samples samples)
    {
        evaluation.Measure(network, loss, samples);
        return (evaluation.Loss, (double)evaluation.Correct / samples.Count);
    }
}
