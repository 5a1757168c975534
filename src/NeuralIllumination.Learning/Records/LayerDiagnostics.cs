namespace NeuralIllumination.Learning;

/// <summary>How one layer stands.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, steps 8, 10 and 11.</remarks>
public sealed record LayerDiagnostics
{
    /// <summary>f; identity for the output layer, whose output function belongs to the loss.</summary>
    public required Activation Activation { get; init; }

    /// <summary>n_out.</summary>
    public required int Units { get; init; }

    /// <summary>Of W.</summary>
    public required Statistics Weights { get; init; }

    /// <summary>Of b.</summary>
    public required Statistics Biases { get; init; }

    /// <summary>Of ∂L/∂W as the last backward phase left it, the mean over its batch, the penalty's λ W included; null before the first.</summary>
    public Statistics? WeightGradient { get; init; }

    /// <summary>Of ∂L/∂b as the last backward phase left it, the mean over its batch; null before the first.</summary>
    public Statistics? BiasGradient { get; init; }

    /// <summary>‖θ‖, weights and biases together, as they are now.</summary>
    public required double ParameterNorm { get; init; }

    /// <summary>‖Δθ‖ of the last update; null before the first, and with SGD once the next batch's gradient has taken the place of its own.</summary>
    public double? UpdateNorm { get; init; }

    /// <summary>
    /// The units, from 0, that let less than a hundredth of their blame through, <c>f′(z) &lt; 0.01</c>, for every training sample: dead ReLUs,
    /// saturated tanhs and sigmoids. Other activations have none, and the output layer is not asked.
    /// </summary>
    public IReadOnlyList<int> SilentUnits { get; init; } = [];
}
