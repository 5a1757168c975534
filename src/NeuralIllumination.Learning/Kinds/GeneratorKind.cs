namespace NeuralIllumination.Learning;

/// <summary>The words and shapes of a generated data set. <see cref="Kind.Formula"/> says what it draws.</summary>
public sealed record GeneratorKind : Kind
{
    /// <summary>Samples to learn from, where neither a hand nor the generator asks for another number.</summary>
    public const int UsualTrain = 240;

    /// <summary>Samples to be tested on, likewise.</summary>
    public const int UsualTest = 40;

    /// <summary>More samples than this are not drawn, neither to learn from nor to be tested on.</summary>
    public const int MostOfEither = 100_000;

    private static readonly string[] TrueOrFalse = ["false", "true"];

    /// <summary>Which.</summary>
    public required Generator Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>How to show a sample, and the classes' names.</summary>
    public required PictureShape Shape { get; init; }

    /// <summary>What a network makes of it: a sentence or two.</summary>
    public required string Expect { get; init; }

    /// <summary>Samples to learn from, where none are asked for.</summary>
    public int Train { get; init; } = UsualTrain;

    /// <summary>Samples to be tested on, where none are asked for.</summary>
    public int Test { get; init; } = UsualTest;

    /// <summary>How many there are to be divided; null where any number can be drawn.</summary>
    public int? Most { get; init; }

    /// <summary>How many different samples there are, of which all are learned from and tested on; null where each is drawn anew.</summary>
    public int? Distinct { get; init; }

    /// <summary>The noise: of a picture the probability that a pixel flips, of the plane the standard deviation of a point's place, of regression that of y; null for none.</summary>
    public NumberRange? Noise { get; init; }

    private static readonly GeneratorKind CirclesAndSquares = new()
    {
        Value = Generator.CirclesAndSquares,
        Term = "circles-and-squares",
        Name = "circles and squares",
        Formula =
            "8×8 binary pictures of circles and squares, discs and outlines, with flipped pixels, as many of each class",
        Shape = new(Engine.CirclesAndSquares.Side, Engine.CirclesAndSquares.Side, ["circle", "square"]),
        Noise = Ranges.Noise(Engine.CirclesAndSquares.Flip),
        Expect = "A fast rise, a slow rest, and a gap between what was learned and what was understood.",
        Source = "drawn for the first lesson",
    };

    private static readonly GeneratorKind Lines = new()
    {
        Value = Generator.Lines,
        Term = "lines",
        Name = "lines, upright and lying",
        Formula = "8×8 binary pictures of one line, 4 to 8 pixels long, upright or lying, with flipped pixels",
        Shape = new(Engine.CirclesAndSquares.Side, Engine.CirclesAndSquares.Side, ["upright", "lying"]),
        Noise = Ranges.Noise(Engine.CirclesAndSquares.Flip),
        Expect =
            "No pixel tells which, only pixels together do: without hidden units it stays near a guess on new pictures.",
        Source = "drawn for this lesson",
    };

    private static readonly GeneratorKind TwoGaussians = OnPlane(
        Generator.TwoGaussians,
        "lower left",
        "upper right"
    ) with
    {
        Term = "two-gaussians",
        Name = "two Gaussians",
        Formula = "points of the plane about two places, normal, the noise being their standard deviation",
        Noise = Ranges.Noise(0.25),
        Expect =
            "A straight line parts the clouds: no hidden unit is needed, and what little lies in both clouds stays wrong.",
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 4.2.1",
    };

    private static readonly GeneratorKind CircleInRing = OnPlane(Generator.CircleInRing, "disc", "ring") with
    {
        Term = "circle-in-ring",
        Name = "circle in a ring",
        Formula = "points of the plane in a disc and in a ring around it",
        Expect = "No straight line parts them; a few hidden units close a boundary around the disc.",
        Source = "Smilkov and Carter, \"TensorFlow Playground\", 2016, data set circle",
    };

    private static readonly GeneratorKind ExclusiveOr = OnPlane(
        Generator.ExclusiveOr,
        "same signs",
        "different signs"
    ) with
    {
        Term = "exclusive-or",
        Name = "exclusive or",
        Formula = "points of the plane, by whether both coordinates have the same sign",
        Expect = "No straight line does better than a guess by much; a few hidden units learn it.",
        Source = "Minsky and Papert, \"Perceptrons\", 1969",
    };

    private static readonly GeneratorKind TwoSpirals = OnPlane(Generator.TwoSpirals, "first arm", "second arm") with
    {
        Term = "two-spirals",
        Name = "two spirals",
        Formula = "points of the plane on two arms of a spiral, one turn and three quarters each",
        Noise = Ranges.Noise(0.02),
        Expect = "The hardest of the plane: it wants two hidden layers, or many units, and patience.",
        Source = "Lang and Witbrock, \"Learning to Tell Two Spirals Apart\", 1988",
    };

    private static readonly GeneratorKind TwoMoons = OnPlane(Generator.TwoMoons, "upper moon", "lower moon") with
    {
        Term = "two-moons",
        Name = "two moons",
        Formula = "points of the plane on two half circles, each ending inside the other",
        Expect = "A straight line gets most of them; a bent one gets them all.",
        Source = "Pedregosa et al., \"Scikit-learn\", 2011, make_moons",
    };

    private static readonly GeneratorKind Stripes = OnPlane(Generator.Stripes, "odd stripe", "even stripe") with
    {
        Term = "stripes",
        Name = "stripes",
        Formula = "points of the plane in four upright stripes, in turn of one class and of the other",
        Noise = Ranges.Noise(0.02),
        Expect =
            "Only x0 counts, but three borders must be found: four hidden units are enough, and do not always find them.",
        Source = "drawn for this lesson",
    };

    private static readonly GeneratorKind Checkerboard = OnPlane(
        Generator.Checkerboard,
        "dark field",
        "light field"
    ) with
    {
        Term = "checkerboard",
        Name = "checkerboard",
        Formula = "points of the plane in four by four fields, in turn of one class and of the other",
        Noise = Ranges.Noise(0.02),
        Expect =
            "Sixteen fields from 240 points: the samples are learned by heart, and new points tell how little of it is understood.",
        Source = "Ho and Kleinberg, \"Building Projectable Classifiers of Arbitrary Complexity\", 1996",
    };

    private static readonly GeneratorKind ThreeClasses = OnPlane(Generator.ThreeClasses, "top", "left", "right") with
    {
        Term = "three-classes",
        Name = "three classes",
        Formula = "points of the plane about three places, normal, the noise being their standard deviation",
        Noise = Ranges.Noise(0.2),
        Expect = "Softmax draws three borders that meet in one place; no hidden unit is needed.",
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 4.3.4",
    };

    private static readonly GeneratorKind FourClasses = OnPlane(
        Generator.FourClasses,
        "upper right",
        "upper left",
        "lower left",
        "lower right"
    ) with
    {
        Term = "four-classes",
        Name = "four classes",
        Formula = "points of the plane about four places, normal, the noise being their standard deviation",
        Noise = Ranges.Noise(0.2),
        Expect = "A class a quarter of the plane: softmax parts them without a hidden unit.",
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 4.3.4",
    };

    private static readonly GeneratorKind TruthTableAnd = TruthTable(Generator.TruthTableAnd) with
    {
        Term = "truth-table-and",
        Name = "truth table: and",
        Formula = "four samples: true where both inputs are true",
        Expect = "A straight line parts one corner from three.",
        Source = "McCulloch and Pitts, \"A Logical Calculus of the Ideas Immanent in Nervous Activity\", 1943",
    };

    private static readonly GeneratorKind TruthTableOr = TruthTable(Generator.TruthTableOr) with
    {
        Term = "truth-table-or",
        Name = "truth table: or",
        Formula = "four samples: true where an input is true",
        Expect = "A straight line parts three corners from one.",
        Source = "McCulloch and Pitts, \"A Logical Calculus of the Ideas Immanent in Nervous Activity\", 1943",
    };

    private static readonly GeneratorKind TruthTableExclusiveOr = TruthTable(Generator.TruthTableExclusiveOr) with
    {
        Term = "truth-table-exclusive-or",
        Name = "truth table: exclusive or",
        Formula = "four samples: true where exactly one input is true",
        Expect =
            "No straight line gets more than three of the four; a few hidden units can get them all, and do not always.",
        Source = "Rumelhart, Hinton and Williams, \"Learning Internal Representations by Error Propagation\", 1986",
    };

    private static readonly GeneratorKind Irises = new()
    {
        Value = Generator.Irises,
        Term = "irises",
        Name = "irises",
        Formula = "length and width of sepal and petal, in centimetres, of 150 flowers, divided by the seed",
        Shape = new(1, 4, ["setosa", "versicolor", "virginica"])
        {
            Inputs = ["sepal length", "sepal width", "petal length", "petal width"],
        },
        Train = 120,
        Test = 30,
        Most = Engine.Irises.Count,
        Expect =
            "Setosa at once; versicolor and virginica overlap, and a flower or two stay in doubt. The centimetres are large numbers: from some starts a rate of 0.1 is too much.",
        Source = "R. A. Fisher, \"The Use of Multiple Measurements in Taxonomic Problems\", 1936, table I",
    };

    private static readonly GeneratorKind Slope = OnPlane(Generator.Slope, "y").OfQuantity with
    {
        Term = "slope",
        Name = "slope",
        Formula = "regression: y = (x0 + x1) / 2 over the plane, moved by the noise",
        Expect = "A network without hidden units is enough: what stays of the loss is the noise.",
        Source = "Smilkov and Carter, \"TensorFlow Playground\", 2016, data set plane",
    };

    private static readonly GeneratorKind TwoHills = OnPlane(Generator.TwoHills, "y").OfQuantity with
    {
        Term = "two-hills",
        Name = "two hills",
        Formula = "regression: two bells over the plane, e^(−8 r²) about (½, ½) and about (−½, −½), moved by the noise",
        Expect = "Without hidden units it explains nothing; units fold the plane up into hills, the more the rounder.",
        Source = "Smilkov and Carter, \"TensorFlow Playground\", 2016, data set multi-Gaussian",
    };

    private static readonly GeneratorKind Sine = OnLine(Generator.Sine) with
    {
        Term = "sine",
        Name = "sine",
        Formula = "regression: y = sin(π x) for x from −1 to 1, moved by the noise",
        Expect = "Every ReLU unit is a bend: a few of them bend a line into a wave.",
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 1.1",
    };

    private static readonly GeneratorKind Step = OnLine(Generator.Step) with
    {
        Term = "step-function",
        Name = "step",
        Formula = "regression: y = 1 where x ≥ 0, else 0, for x from −1 to 1, moved by the noise",
        Expect = "A jump wants large weights: the edge gets steeper for as long as it learns, and never upright.",
        Source = "Cybenko, \"Approximation by Superpositions of a Sigmoidal Function\", 1989",
    };

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<GeneratorKind> All { get; } = [.. Enum.GetValues<Generator>().Select(Of)];

    /// <summary>The words of a generator.</summary>
    public static GeneratorKind Of(Generator generator) =>
        generator switch
        {
            Generator.CirclesAndSquares => CirclesAndSquares,
            Generator.Lines => Lines,
            Generator.TwoGaussians => TwoGaussians,
            Generator.CircleInRing => CircleInRing,
            Generator.ExclusiveOr => ExclusiveOr,
            Generator.TwoSpirals => TwoSpirals,
            Generator.TwoMoons => TwoMoons,
            Generator.Stripes => Stripes,
            Generator.Checkerboard => Checkerboard,
            Generator.ThreeClasses => ThreeClasses,
            Generator.FourClasses => FourClasses,
            Generator.TruthTableAnd => TruthTableAnd,
            Generator.TruthTableOr => TruthTableOr,
            Generator.TruthTableExclusiveOr => TruthTableExclusiveOr,
            Generator.Irises => Irises,
            Generator.Slope => Slope,
            Generator.TwoHills => TwoHills,
            Generator.Sine => Sine,
            Generator.Step => Step,
        };

    /// <summary>The generator of a term, as recipes spell it; null where there is none.</summary>
    public static GeneratorKind? Find(string? term) => All.FirstOrDefault(kind => kind.Term == term);

    /// <summary>The noise that is drawn with: the one asked for, or the usual one.</summary>
    /// <exception cref="OptionException">Outside its range, or of a data set without noise.</exception>
    public double NoiseOf(double? noise)
    {
        if (Noise is null && noise is not null)
            throw new OptionException(
                $"{Term} has no noise; got {noise.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}: leave it out."
            );
        return noise is { } asked ? Noise!.Check(asked) : Noise?.Default ?? 0;
    }

    private static GeneratorKind OnPlane(Generator value, params string[] classes) =>
        Unnamed(value, classes) with
        {
            Noise = Ranges.Noise(0.05),
        };

    private static GeneratorKind OnLine(Generator value) =>
        OnPlane(value, "y").OfQuantity with
        {
            Shape = new(1, 1, ["y"]) { IsRegression = true },
        };

    private GeneratorKind OfQuantity => this with { Shape = Shape with { IsRegression = true } };

    private static GeneratorKind TruthTable(Generator value) =>
        Unnamed(value, TrueOrFalse) with
        {
            Train = 4,
            Test = 4,
            Distinct = 4,
        };

    /// <summary>Two inputs; the words are still to come.</summary>
    private static GeneratorKind Unnamed(Generator value, string[] classes) =>
        new()
        {
            Value = value,
            Term = "",
            Name = "",
            Formula = "",
            Expect = "",
            Source = "",
            Shape = new(1, 2, classes),
        };
}
