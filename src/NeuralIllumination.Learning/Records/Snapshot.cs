namespace NeuralIllumination.Learning;

/// <summary>A training as it stood when an epoch had ended.</summary>
/// <param name="Measured">The epoch, and what was measured after it; epoch 0 is the untrained network.</param>
/// <param name="Network">The network then.</param>
/// <param name="Look">A look at one sample with that network: its forward pass, loss and gradients.</param>
public sealed record Snapshot(EpochRecord Measured, NetworkRecord Network, StepRecord Look)
{
    /// <summary>Epochs completed.</summary>
    public int Epoch => Measured.Epoch;
}
