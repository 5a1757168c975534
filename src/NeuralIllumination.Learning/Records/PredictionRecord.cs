namespace NeuralIllumination.Learning;

/// <summary>What a network says of one sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Probabilities">ŷ, [outputs].</param>
/// <param name="Choice">The class chosen: that of the largest ŷ, the first of equals; of a single ŷ, class 1 above a half.</param>
/// <param name="Loss">The sample's loss, in nats for the cross-entropies.</param>
/// <remarks>Source: MATH_EXPLAINED.md, steps 5 and 6.</remarks>
public sealed record PredictionRecord(SampleRecord Sample, IReadOnlyList<double> Probabilities, int Choice, double Loss)
{
    /// <summary>Which pair of output function and loss made ŷ: it tells whether ŷ is a probability.</summary>
    public LossFunction LossFunction { get; init; } = LossFunction.SoftmaxCrossEntropy;

    /// <summary>Whether the choice is the label.</summary>
    public bool IsRight => Choice == Sample.Label;
}
