namespace NeuralIllumination.Learning;

/// <summary>Something set by hand while a run was under way, just before a phase of a batch.</summary>
/// <param name="Epoch">Epochs completed when it was set.</param>
/// <param name="Batch">Batches completed in the epoch in hand.</param>
/// <param name="Phase">The phase it was set before.</param>
public sealed record Change(int Epoch, int Batch, Phase Phase)
{
    /// <summary>The new η; null when it is not this that changed.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The new B; null when it is not this that changed.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The new μ; null when it is not this that changed.</summary>
    public double? Momentum { get; init; }

    /// <summary>The new λ; null when it is not this that changed.</summary>
    public double? L2 { get; init; }

    /// <summary>The new β₁; null when it is not this that changed.</summary>
    public double? Beta1 { get; init; }

    /// <summary>The new β₂; null when it is not this that changed.</summary>
    public double? Beta2 { get; init; }

    /// <summary>The parameter set; null when it is not this that changed.</summary>
    public ParameterChange? Parameter { get; init; }

    /// <summary>The unit switched off or on; null when it is not this that changed.</summary>
    public UnitChange? SwitchOff { get; init; }

    /// <summary>The layer held or let go; null when it is not this that changed.</summary>
    public LayerChange? Freeze { get; init; }

    /// <summary>
    /// The sample that is learned from too, from the next epoch's shuffle on (at the very start, from the start); null when it is not this that changed.
    /// </summary>
    public PackedSample? AddSample { get; init; }
}
