namespace NeuralIllumination.Learning;

/// <summary>The words of an initialisation. <see cref="Kind.Formula"/> is the distribution of a layer's weights.</summary>
public sealed record InitializationKind : Kind
{
    private const string He = "He et al., \"Delving Deep into Rectifiers\", 2015, section 2.2";
    private const string Glorot =
        "Glorot and Bengio, \"Understanding the difficulty of training deep feedforward neural networks\", 2010, section 4.2";

    /// <summary>Which.</summary>
    public required Initialization Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<InitializationKind> All { get; } =
    [.. Enum.GetValues<Initialization>().Select(value => Of(value))];

    /// <summary>The words of an initialisation.</summary>
    public static InitializationKind Of(Initialization initialization) =>
        initialization switch
        {
            Initialization.HeNormal => Make(initialization, "he", "He (normal)", "normal, σ = √(2 / n_in)", He),
            Initialization.HeUniform => Make(
                initialization,
                "he-uniform",
                "He (uniform)",
                "uniform on ±√(6 / n_in)",
                He
            ),
            Initialization.GlorotNormal => Make(
                initialization,
                "glorot",
                "Glorot (normal)",
                "normal, σ = √(2 / (n_in + n_out))",
                Glorot
            ),
            Initialization.GlorotUniform => Make(
                initialization,
                "glorot-uniform",
                "Glorot (uniform)",
                "uniform on ±√(6 / (n_in + n_out))",
                Glorot
            ),
            Initialization.Zero => Make(
                initialization,
                "zero",
                "zero",
                "all 0",
                "Goodfellow, Bengio and Courville, \"Deep Learning\", 2016, section 8.4, on why not"
            ),
        };

    private static InitializationKind Make(
        Initialization value,
        string term,
        string name,
        string formula,
        string source
    ) =>
        new()
        {
            Value = value,
            Term = term,
            Name = name,
            Formula = formula,
            Source = source,
        };
}
