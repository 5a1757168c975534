using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>What a network is before it has numbers. Checked on creation.</summary>
public sealed record Architecture
{
    /// <summary>More parameters than this (16 million, 128 MB) are refused: the pictures and the browser are made for small networks.</summary>
    public const int MostParameters = 16_000_000;

    /// <summary>The hidden layers' activation unless another is asked for.</summary>
    public const Activation UsualActivation = Activation.Relu;

    /// <summary>How the weights start unless something else is asked for.</summary>
    public const Initialization UsualInitialization = Initialization.HeNormal;

    /// <summary>What is made small unless something else is asked for; see <see cref="LossFor"/>.</summary>
    public const LossFunction UsualLoss = LossFunction.SoftmaxCrossEntropy;

    /// <summary>Checks and keeps an architecture.</summary>
    /// <param name="layers">Units per layer, inputs first, at least two layers of at least 1: 64, 16, 2.</param>
    /// <param name="activation">The hidden layers' activation.</param>
    /// <param name="initialization">How the weights start.</param>
    /// <param name="loss">What is made small, with its output function.</param>
    /// <exception cref="ShapeException">Fewer than two layers, a size below 1, or too many parameters.</exception>
    /// <exception cref="OptionException">An enum value that does not exist, or softmax over a single output.</exception>
    public Architecture(
        IEnumerable<int> layers,
        Activation activation = UsualActivation,
        Initialization initialization = UsualInitialization,
        LossFunction loss = UsualLoss
    )
    {
        ArgumentNullException.ThrowIfNull(layers);
        int[] sizes = layers.ToArray();
        if (sizes.Length < 2)
            throw new ShapeException($"A network needs at least 2 layers, inputs and outputs; got {sizes.Length}.");
        for (int l = 0; l < sizes.Length; l++)
        {
            if (sizes[l] < 1)
                throw new ShapeException(
                    $"Every layer needs at least 1 unit; layer {l} of {Written(sizes)} has {sizes[l]}."
                );
        }

        double parameters = 0;
        for (int l = 1; l < sizes.Length; l++)
            parameters += (sizes[l - 1] + 1.0) * sizes[l];
        if (parameters > MostParameters)
            throw new ShapeException(
                $"At most {MostParameters:N0} parameters are supported; {Written(sizes)} has {parameters:N0}."
            );

        Terms.Check(activation);
        Terms.Check(initialization);
        Terms.Check(loss);
        if (loss == LossFunction.SoftmaxCrossEntropy && sizes[^1] == 1)
            throw new ShapeException(
                $"Softmax over 1 output is always 1; use 2 or more outputs (got {Written(sizes)})."
            );

        Layers = Array.AsReadOnly(sizes);
        Activation = activation;
        Initialization = initialization;
        Loss = loss;
        ParameterCount = (int)parameters;
    }

    /// <summary>What data need: 16 hidden units between their values and their classes or quantities, and a loss that suits them.</summary>
    public static Architecture Usual(PictureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new Architecture([shape.Features, 16, shape.Classes.Count], loss: LossFor(shape));
    }

    /// <summary>What is made small unless something else is asked for: of quantities the squared error.</summary>
    public static LossFunction LossFor(PictureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.IsRegression ? LossFunction.IdentityMeanSquaredError : UsualLoss;
    }

    /// <summary>Units per layer, inputs first.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>The hidden layers' activation; the output layer's is identity, its output function belongs to <see cref="Loss"/>.</summary>
    public Activation Activation { get; }

    /// <summary>How the weights start.</summary>
    public Initialization Initialization { get; }

    /// <summary>What is made small.</summary>
    public LossFunction Loss { get; }

    /// <summary>Weights and biases of all layers.</summary>
    public int ParameterCount { get; }

    /// <summary>n_in of the first layer.</summary>
    public int Inputs => Layers[0];

    /// <summary>n_out of the last layer.</summary>
    public int Outputs => Layers[^1];

    /// <inheritdoc/>
    public bool Equals(Architecture? other) =>
        other is not null
        && Layers.SequenceEqual(other.Layers)
        && (Activation, Initialization, Loss) == (other.Activation, other.Initialization, other.Loss);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Layers.Count, Layers[0], Layers[^1], Activation, Initialization, Loss);

    /// <summary>For example <c>64-16-2, relu, softmax-cross-entropy</c>.</summary>
    public override string ToString() => $"{Written(Layers)}, {Terms.Name(Activation)}, {Terms.Name(Loss)}";

    /// <summary>Layers as they are written: <c>64-16-2</c>.</summary>
    internal static string Written(IEnumerable<int> layers) =>
        string.Join('-', layers.Select(size => size.ToString(CultureInfo.InvariantCulture)));

    internal Network Build() => new([.. Layers], Activation);
}
