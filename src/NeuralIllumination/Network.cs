using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>A network at one moment: an architecture and its parameters. It never changes; a <see cref="Training"/> starts from it.</summary>
public sealed class Network : Shown
{
    internal Network(NetworkRecord record, long? seed)
    {
        Record = record;
        Seed = seed;
    }

    /// <summary>Layers, weights and biases.</summary>
    public NetworkRecord Record { get; }

    /// <summary>The seed its weights were drawn from; null when they were loaded or learned.</summary>
    public long? Seed { get; }

    /// <summary>Units per layer, inputs first.</summary>
    public IReadOnlyList<int> Layers => Record.Architecture.Layers;

    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Record.ParameterCount;

    /// <summary>16 lower-case hexadecimal digits over all parameters' bits.</summary>
    public string Fingerprint => Record.Fingerprint;

    /// <inheritdoc/>
    public override View View => new WeightsView(Record);

    /// <summary>A network with weights drawn by chance, the same ones for the same seed, and biases of 0.</summary>
    /// <param name="layers">Units per layer, inputs first: <c>[64, 16, 2]</c>.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="activation">The hidden layers' activation.</param>
    /// <param name="initialization">The distribution of the weights.</param>
    /// <param name="loss">What training makes small, with its output function.</param>
    /// <exception cref="InvalidInputException">Fewer than two layers, a size below 1, or a choice that does not exist.</exception>
    public static Network Create(
        IEnumerable<int> layers,
        long seed = 42,
        Activation activation = Architecture.UsualActivation,
        Initialization initialization = Architecture.UsualInitialization,
        LossFunction loss = Architecture.UsualLoss
    ) => new(NetworkRecord.Start(new Architecture(layers, activation, initialization, loss), Seeds.Check(seed)), seed);

    /// <summary>Reads a network that <see cref="Save"/> wrote.</summary>
    /// <exception cref="FileFormatException">The file cannot be read, is cut short, or was altered.</exception>
    public static Network Load(string path) => new(WeightsFile.Load(path), null);

    /// <summary>Writes the network to a file, whole or not at all, bit for bit.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public void Save(string path) => WeightsFile.Save(path, Record);
}
