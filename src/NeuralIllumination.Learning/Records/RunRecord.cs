namespace NeuralIllumination.Learning;

/// <summary>A run so far: one record per epoch, the untrained network's first.</summary>
/// <param name="Epochs">Epoch 0, 1, 2, …</param>
/// <param name="Recipe">What makes it again, bit for bit.</param>
/// <param name="Fingerprint">16 lower-case hexadecimal digits over all parameters' bits at the end.</param>
public sealed record RunRecord(IReadOnlyList<EpochRecord> Epochs, Recipe Recipe, string Fingerprint)
{
    /// <summary>The last epoch measured.</summary>
    public EpochRecord Last => Epochs[^1];

    /// <summary>
    /// The last beginning of an epoch from which the run's last batch can be run again; null where that is the run's own start, or where
    /// the records were not made by a <see cref="Trainer"/>.
    /// </summary>
    public KeyframeRecord? Keyframe { get; init; }
}
