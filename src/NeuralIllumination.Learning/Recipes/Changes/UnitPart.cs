namespace NeuralIllumination.Learning;

/// <summary>A unit switched off or on, in a JSON document.</summary>
internal sealed record UnitPart
{
    public required int Layer { get; init; }
    public required int Unit { get; init; }
    public bool? IsOff { get; init; }

    public static UnitPart Of(UnitChange change) =>
        new()
        {
            Layer = change.Layer,
            Unit = change.Unit,
            IsOff = change.IsOff ? null : false,
        };

    public UnitChange ToChange() => new(Layer, Unit, IsOff ?? true);
}
