using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>The words of an activation. <see cref="Kind.Formula"/> is f(z), without a name before it.</summary>
public sealed record ActivationKind : Kind
{
    /// <summary>Which.</summary>
    public required Activation Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>f′(z), in the terms it is computed from, for example <c>1 − a²</c>.</summary>
    public required string Slope { get; init; }

    /// <summary>What f′ does to the blame that passes through it: a sentence without its full stop.</summary>
    public required string Gate { get; init; }

    /// <summary>f with its number put in for <c>{z}</c>, or for <c>{−z}</c> with the other sign.</summary>
    public required string Plugged { get; init; }

    /// <summary>The same below 0, where f has another formula there; null where it has not.</summary>
    public string? PluggedBelow { get; init; }

    /// <summary>Where f has a kink at 0: what a unit below it is called. <c>dark</c> gives 0 and lets no blame through, <c>dim</c> a little of both.</summary>
    public required string? Below { get; init; }

    /// <summary>What a unit is that next to no blame passes for any training sample; null where some always passes.</summary>
    public required string? Silent { get; init; }

    /// <summary>Whether a unit below 0 gives 0 and learns nothing.</summary>
    public bool IsDarkBelow => Below == "dark";

    /// <summary>Whether a unit below 0 only glimmers.</summary>
    public bool IsDimBelow => Below == "dim";

    /// <summary>Where it is offered: the likeliest first.</summary>
    public required int Place { get; init; }

    private static readonly string Leak = FormattableString.Invariant($"{Activations.Leak}");

    private static readonly ActivationKind Relu = new()
    {
        Value = Activation.Relu,
        Term = "relu",
        Name = "ReLU",
        Formula = "max(0, z)",
        Slope = "1 if z > 0, else 0",
        Gate = "the blame passes back through the weights, and only through units that were on",
        Plugged = "max(0, {z})",
        Below = "dark",
        Silent = "dead (0 for every training sample)",
        Place = 1,
        Source = "Nair and Hinton, 2010, section 2",
    };

    private static readonly ActivationKind LeakyRelu = new()
    {
        Value = Activation.LeakyRelu,
        Term = "leaky-relu",
        Name = "leaky ReLU",
        Formula = $"z if z ≥ 0, else {Leak} z",
        Slope = $"1 if z > 0, else {Leak}",
        Gate = "the blame passes back through the weights; units below 0 let a hundredth of it through",
        Plugged = "{z}",
        PluggedBelow = Leak + " · {z}",
        Below = "dim",
        Silent = null,
        Place = 2,
        Source =
            "Maas, Hannun and Ng, \"Rectifier Nonlinearities Improve Neural Network Acoustic Models\", 2013, section 2",
    };

    private static readonly ActivationKind Tanh = new()
    {
        Value = Activation.Tanh,
        Term = "tanh",
        Name = "tanh",
        Formula = "tanh z",
        Slope = "1 − a²",
        Gate = "the blame passes back through the weights, less of it through units near −1 and 1",
        Plugged = "tanh {z}",
        Below = null,
        Silent = Saturated("tanh"),
        Place = 3,
        Source = "LeCun et al., \"Efficient BackProp\", 1998, section 4.4",
    };

    private static readonly ActivationKind Sigmoid = new()
    {
        Value = Activation.Sigmoid,
        Term = "sigmoid",
        Name = "sigmoid",
        Formula = "1 / (1 + e⁻ᶻ)",
        Slope = "a (1 − a)",
        Gate = "the blame passes back through the weights, a quarter of it at most, less near 0 and 1",
        Plugged = "1 / (1 + e^({−z}))",
        Below = null,
        Silent = Saturated("sigmoid"),
        Place = 4,
        Source = "Rumelhart, Hinton and Williams, 1986",
    };

    private static readonly ActivationKind Identity = new()
    {
        Value = Activation.Identity,
        Term = "identity",
        Name = "identity",
        Formula = "z",
        Slope = "1",
        Gate = "the blame passes back through the weights, all of it",
        Plugged = "{z}",
        Below = null,
        Silent = null,
        Place = int.MaxValue,
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 5.1",
    };

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<ActivationKind> All { get; } =
    [.. Enum.GetValues<Activation>().Select(Of).OrderBy(kind => kind.Place)];

    /// <summary>The words of an activation.</summary>
    public static ActivationKind Of(Activation activation) =>
        activation switch
        {
            Activation.Identity => Identity,
            Activation.Relu => Relu,
            Activation.Tanh => Tanh,
            Activation.Sigmoid => Sigmoid,
            Activation.LeakyRelu => LeakyRelu,
        };

    private static string Saturated(string term) =>
        $"saturated (the slope of {term} below 0.01 for every training sample)";
}
