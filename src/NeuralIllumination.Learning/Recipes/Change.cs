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
}
