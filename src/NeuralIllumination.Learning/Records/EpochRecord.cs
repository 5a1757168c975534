namespace NeuralIllumination.Learning;

/// <summary>What is measured after an epoch, on all of the training and test samples.</summary>
/// <param name="Epoch">Epochs completed; 0 is the network before it has learned anything.</param>
/// <param name="TrainLoss">Mean loss over the training set, in nats.</param>
/// <param name="TrainAccuracy">Share of the training set that is right, 0 to 1; null for regression.</param>
/// <param name="TestLoss">Mean loss over the test set, in nats; null when there is no test set.</param>
/// <param name="TestAccuracy">Share of the test set that is right, 0 to 1; null for regression, and when there is no test set.</param>
/// <param name="GradientNorms">Per layer, the gradient of the epoch's last batch; empty for epoch 0.</param>
/// <remarks>Source: MATH_EXPLAINED.md, "A whole run".</remarks>
public sealed record EpochRecord(
    int Epoch,
    double TrainLoss,
    double? TrainAccuracy,
    double? TestLoss,
    double? TestAccuracy,
    IReadOnlyList<GradientNorm> GradientNorms
)
{
    /// <summary>Of regression, R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)² over the training set; null for classes, and where all y are the same.</summary>
    public double? TrainR2 { get; init; }

    /// <summary>The same over the test set; null when there is none, too.</summary>
    public double? TestR2 { get; init; }

    /// <summary>How well the training set is predicted: its accuracy, or its R².</summary>
    public double? TrainScore => TrainAccuracy ?? TrainR2;

    /// <summary>How well the test set is predicted: its accuracy, or its R².</summary>
    public double? TestScore => TestAccuracy ?? TestR2;

    /// <summary>Whether quantities are predicted, so that there is no accuracy.</summary>
    public bool IsRegression => TrainAccuracy is null;
}
