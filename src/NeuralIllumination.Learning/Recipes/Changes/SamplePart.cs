namespace NeuralIllumination.Learning;

/// <summary>An added sample in a JSON document.</summary>
internal sealed record SamplePart
{
    public required string Encoding { get; init; }
    public required string Pixels { get; init; }
    public required int Label { get; init; }

    public static SamplePart Of(PackedSample sample) =>
        new()
        {
            Encoding = sample.Encoding,
            Pixels = sample.Pixels,
            Label = sample.Label,
        };

    public PackedSample ToSample()
    {
        // A document can say null where the compiler allows none.
        ArgumentNullException.ThrowIfNull(Encoding);
        ArgumentNullException.ThrowIfNull(Pixels);
        return new PackedSample(Encoding, Pixels, Label);
    }
}
