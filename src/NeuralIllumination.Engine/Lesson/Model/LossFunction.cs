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

    /// <summary>
    /// <c>ŷ = σ(z)</c> for each output by itself, <c>L = −Σ (y ln ŷ + (1 − y) ln(1 − ŷ))</c> per sample, averaged over the batch. One output
    /// is enough for two classes: ŷ is then the probability of class 1.
    /// Source: Goodfellow, Bengio and Courville, 2016, section 6.2.2.2.
    /// </summary>
    SigmoidBinaryCrossEntropy = 1,

    /// <summary>
    /// <c>ŷ = z</c>, <c>L = ½ Σ (ŷ − y)²</c> per sample, averaged over the batch: the mean squared error, halved so that its derivative is
    /// <c>ŷ − y</c>. Source: Bishop, "Pattern Recognition and Machine Learning", 2006, section 5.2.
    /// </summary>
    IdentityMeanSquaredError = 2,
}
