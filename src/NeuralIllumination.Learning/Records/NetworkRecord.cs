namespace NeuralIllumination.Learning;

/// <summary>A network's architecture and parameters at one moment.</summary>
/// <param name="Architecture">Sizes, activation, initialisation and loss.</param>
/// <param name="Layers">The layers, first hidden layer first.</param>
/// <param name="Fingerprint">16 lower-case hexadecimal digits over all parameters' bits.</param>
public sealed record NetworkRecord(Architecture Architecture, IReadOnlyList<LayerRecord> Layers, string Fingerprint)
{
    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);
}
