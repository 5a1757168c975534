namespace NeuralIllumination.Learning;

/// <summary>The words of what a network can be given beside a point's coordinates. <see cref="Kind.Formula"/> is how it is computed.</summary>
public sealed record FeatureKind : Kind
{
    /// <summary>Which.</summary>
    public required PlaneFeature Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>All of them, in the order in which they follow the coordinates.</summary>
    public static IReadOnlyList<FeatureKind> All { get; } = [.. Enum.GetValues<PlaneFeature>().Select(Of)];

    /// <summary>The words of a feature.</summary>
    public static FeatureKind Of(PlaneFeature feature) =>
        feature switch
        {
            PlaneFeature.FirstSquared => Make(feature, "x0-squared", "x0²", "x0²"),
            PlaneFeature.SecondSquared => Make(feature, "x1-squared", "x1²", "x1²"),
            PlaneFeature.Product => Make(feature, "x0-times-x1", "x0·x1", "x0 · x1"),
            PlaneFeature.FirstSine => Make(feature, "sine-of-x0", "sin 2πx0", "sin(2π x0)"),
            PlaneFeature.SecondSine => Make(feature, "sine-of-x1", "sin 2πx1", "sin(2π x1)"),
        };

    /// <summary>The engine's set of bits.</summary>
    internal static int BitsOf(IEnumerable<PlaneFeature> features) =>
        features.Aggregate(0, (bits, feature) => bits | (1 << (int)feature));

    private static FeatureKind Make(PlaneFeature value, string term, string name, string formula) =>
        new()
        {
            Value = value,
            Term = term,
            Name = name,
            Formula = formula,
            Source = "Smilkov and Carter, \"TensorFlow Playground\", 2016",
        };
}
