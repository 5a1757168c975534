namespace NeuralIllumination.Learning;

/// <summary>A user's data in a JSON document.</summary>
internal sealed record PackedPart
{
    public required ShapePart Shape { get; init; }
    public required string Encoding { get; init; }
    public required string Pixels { get; init; }
    public required IReadOnlyList<int> Labels { get; init; }
    public string? Targets { get; init; }
    public int? Least { get; init; }
    public int? Per { get; init; }

    public static PackedPart Of(PackedData packed) =>
        new()
        {
            Shape = ShapePart.Of(packed.Shape),
            Encoding = packed.Encoding,
            Pixels = packed.Pixels,
            Labels = packed.Labels,
            Targets = packed.Targets,
            Least = packed.Least == 0 ? null : packed.Least,
            Per = packed.Per == 1 ? null : packed.Per,
        };

    /// <param name="count">How many samples there must be.</param>
    /// <exception cref="SampleException">There are others, or a label is no class's.</exception>
    public PackedData ToPacked(int count)
    {
        // A document can say null where the compiler allows none.
        ArgumentNullException.ThrowIfNull(Encoding);
        ArgumentNullException.ThrowIfNull(Pixels);
        PictureShape shape = Shape.ToShape();
        if (shape.IsRegression != Targets is not null)
            throw new SampleException("data of regression, and no others, have targets.");
        if (shape.IsRegression && Labels.Count != 0)
            throw new SampleException($"data of regression have no labels; got {Labels.Count}.");
        if (!shape.IsRegression && Labels.Count != count)
            throw new SampleException($"data of {count} samples need as many labels; got {Labels.Count}.");
        foreach (int label in Labels)
        {
            if (label < 0 || label >= shape.Classes.Count)
                throw new SampleException($"a label must be 0 to {shape.Classes.Count - 1}; got {label}.");
        }

        ValueEncoding.Check(Encoding, Least, Per);
        return new PackedData(shape, Encoding, Pixels, Labels)
        {
            Targets = Targets,
            Least = Least ?? 0,
            Per = Per ?? 1,
        };
    }
}
