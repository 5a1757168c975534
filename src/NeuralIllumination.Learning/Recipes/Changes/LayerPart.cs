namespace NeuralIllumination.Learning;

/// <summary>A layer held or let go, in a JSON document.</summary>
internal sealed record LayerPart
{
    public required int Layer { get; init; }
    public bool? IsHeld { get; init; }

    public static LayerPart Of(LayerChange change) =>
        new() { Layer = change.Layer, IsHeld = change.IsHeld ? null : false };

    public LayerChange ToChange() => new(Layer, IsHeld ?? true);
}
