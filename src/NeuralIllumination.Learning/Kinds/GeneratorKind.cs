namespace NeuralIllumination.Learning;

/// <summary>The words and shapes of a generated data set. <see cref="Kind.Formula"/> says what it draws.</summary>
public sealed record GeneratorKind : Kind
{
    /// <summary>Which.</summary>
    public required Generator Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>How to show a sample, and the classes' names.</summary>
    public required PictureShape Shape { get; init; }

    /// <summary>Samples to learn from, where neither a hand nor the generator asks for another number.</summary>
    public const int UsualTrain = 240;

    /// <summary>Samples to be tested on, likewise.</summary>
    public const int UsualTest = 40;

    /// <summary>Samples to learn from, where none are asked for.</summary>
    public int Train { get; init; } = UsualTrain;

    /// <summary>Samples to be tested on, where none are asked for.</summary>
    public int Test { get; init; } = UsualTest;

    private static readonly GeneratorKind CirclesAndSquares = new()
    {
        Value = Generator.CirclesAndSquares,
        Term = "circles-and-squares",
        Name = "circles and squares",
        Formula =
            "8×8 binary pictures of circles and squares, discs and outlines, with flipped pixels, as many of each class",
        Shape = new(Engine.CirclesAndSquares.Side, Engine.CirclesAndSquares.Side, ["circle", "square"]),
        Source = "drawn for the first lesson",
    };

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<GeneratorKind> All { get; } = [.. Enum.GetValues<Generator>().Select(Of)];

    /// <summary>The words of a generator.</summary>
    public static GeneratorKind Of(Generator generator) =>
        generator switch
        {
            Generator.CirclesAndSquares => CirclesAndSquares,
        };
}
