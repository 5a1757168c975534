namespace NeuralIllumination;

/// <summary>What the network is asked to make small, together with the output function that belongs to it.</summary>
/// <remarks>Each pair is chosen so that the output gradient of one sample is simply <c>δ = ŷ − y</c>.</remarks>
public enum LossFunction
{
    /// <summary>
    /// <c>ŷ = softmax(z)</c>, <c>L = −Σ y ln ŷ</c> per sample, averaged over the batch.
    /// Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 6.2.2.3.
    /// </summary>
    SoftmaxCrossEntropy = 0,
}
