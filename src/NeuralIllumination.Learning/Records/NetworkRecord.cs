using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>A network's architecture and parameters at one moment.</summary>
/// <param name="Architecture">Sizes, activation, initialisation and loss.</param>
/// <param name="Layers">The layers, first hidden layer first.</param>
/// <param name="Fingerprint">16 lower-case hexadecimal digits over all parameters' bits.</param>
public sealed record NetworkRecord(Architecture Architecture, IReadOnlyList<LayerRecord> Layers, string Fingerprint)
{
    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>All parameters in storage order: layer by layer, weights input by input, then biases.</summary>
    public IReadOnlyList<double> Parameters()
    {
        List<double> all = new(ParameterCount);
        foreach (LayerRecord layer in Layers)
        {
            for (int i = 0; i < layer.Inputs; i++)
            {
                for (int o = 0; o < layer.Outputs; o++)
                    all.Add(layer.Weights[o, i]);
            }

            all.AddRange(layer.Biases);
        }

        return all;
    }

    internal static NetworkRecord Of(Network network, Architecture architecture) =>
        new(
            architecture,
            [.. network.Layers.Select(layer => LayerRecord.Of(network.Parameters, layer))],
            Engine.Fingerprint.Of(network.Parameters).ToString("x16", CultureInfo.InvariantCulture)
        );
}
