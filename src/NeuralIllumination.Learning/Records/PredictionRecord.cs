namespace NeuralIllumination.Learning;

/// <summary>What a network says of one sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Probabilities">ŷ, [outputs].</param>
/// <param name="Choice">The index of the largest ŷ, the first of equals.</param>
/// <param name="Loss">The sample's loss, in nats.</param>
public sealed record PredictionRecord(SampleRecord Sample, IReadOnlyList<double> Probabilities, int Choice, double Loss)
{
    /// <summary>Whether the choice is the label.</summary>
    public bool IsRight => Choice == Sample.Label;
}
