namespace NeuralIllumination.Learning;

/// <summary>An architecture, with its start, in a JSON document.</summary>
internal sealed record NetworkPart
{
    public required IReadOnlyList<int> Layers { get; init; }
    public required string Activation { get; init; }
    public required string Initialization { get; init; }
    public required string Loss { get; init; }
    public long? Seed { get; init; }
    public string? Parameters { get; init; }

    public static NetworkPart Of(Architecture architecture) =>
        new()
        {
            Layers = architecture.Layers,
            Activation = Terms.Name(architecture.Activation),
            Initialization = Terms.Name(architecture.Initialization),
            Loss = Terms.Name(architecture.Loss),
        };

    public Architecture ToArchitecture() =>
        new(
            Layers,
            Terms.Parse<Activation>(Activation),
            Terms.Parse<Initialization>(Initialization),
            Terms.Parse<LossFunction>(Loss)
        );
}
