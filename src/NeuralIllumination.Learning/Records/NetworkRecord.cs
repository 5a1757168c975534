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

    /// <summary>A network at its start: weights drawn as the architecture says, biases 0.</summary>
    /// <param name="architecture">What it is.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <exception cref="OptionException">A seed outside its range.</exception>
    public static NetworkRecord Start(Architecture architecture, long seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Network network = architecture.Build();
        Initializer.Fill(
            network,
            architecture.Initialization,
            new Xoshiro256(Seeds.Check(seed), Xoshiro256.StartStream)
        );
        return Of(network, architecture);
    }

    /// <summary>
    /// A network that answers as this one does, with no unit switched off: the weights out of those that are, are 0.
    /// </summary>
    public NetworkRecord WithoutOff()
    {
        if (Layers.All(layer => layer.Off.Count == 0))
            return this;
        Network network = Architecture.Build();
        Parameters().ToArray().CopyTo(network.Parameters, 0);
        for (int l = 0; l < Layers.Count - 1; l++)
        {
            DenseLayer next = network.Layers[l + 1];
            foreach (int unit in Layers[l].Off)
            {
                for (int o = 0; o < next.Outputs; o++)
                    network.Parameters[next.Place(o, unit)] = 0;
            }
        }

        return Of(network, Architecture);
    }

    internal static NetworkRecord Of(Network network, Architecture architecture) =>
        new(
            architecture,
            [.. network.Layers.Select(layer => LayerRecord.Of(network.Parameters, layer))],
            Engine.Fingerprint.Of(network.Parameters).ToString("x16", CultureInfo.InvariantCulture)
        );
}
