namespace NeuralIllumination.Learning;

/// <summary>The words of how values of one's own are made small. <see cref="Kind.Formula"/> is what becomes of x.</summary>
public sealed record ScalingKind : Kind
{
    /// <summary>Which.</summary>
    public required Scaling Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScalingKind> All { get; } = [.. Enum.GetValues<Scaling>().Select(Of)];

    /// <summary>The words of a scaling.</summary>
    public static ScalingKind Of(Scaling scaling) =>
        scaling switch
        {
            Scaling.ZeroToOne => Make(scaling, "0..1", "from 0 to 1", "(x − min) / (max − min)"),
            Scaling.Standard => Make(scaling, "standard", "mean 0, deviation 1", "(x − mean) / deviation"),
        };

    private static ScalingKind Make(Scaling value, string term, string name, string formula) =>
        new()
        {
            Value = value,
            Term = term,
            Name = name,
            Formula = formula,
            Source = "LeCun, Bottou, Orr and Müller, \"Efficient BackProp\", 1998, 4.3",
        };
}
