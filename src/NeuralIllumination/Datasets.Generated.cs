namespace NeuralIllumination;

/// <content>The generated data sets, each by its name, all in one shape; docs/TASK.md says what to expect of them.</content>
public static partial class Datasets
{
    /// <summary>8×8 binary pictures of circles and squares, discs and outlines, with flipped pixels, as many of each class.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset CirclesAndSquares(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.CirclesAndSquares, seed, train, test, noise);

    /// <summary>8×8 binary pictures of one line, upright or lying, with flipped pixels, as many of each class.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Lines(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Lines, seed, train, test, noise);

    /// <summary>Points of the plane about two places, a class each; the noise is their standard deviation.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TwoGaussians(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TwoGaussians, seed, train, test, noise);

    /// <summary>Points of the plane in a disc (class 0) and in a ring around it (class 1).</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset CircleInRing(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.CircleInRing, seed, train, test, noise);

    /// <summary>Points of the plane, by whether both coordinates have the same sign (class 0).</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset ExclusiveOr(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.ExclusiveOr, seed, train, test, noise);

    /// <summary>Points of the plane on two arms of a spiral, a class each.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TwoSpirals(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TwoSpirals, seed, train, test, noise);

    /// <summary>Points of the plane on two half circles hooked into each other, a class each.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TwoMoons(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TwoMoons, seed, train, test, noise);

    /// <summary>Points of the plane in four upright stripes, in turn of class 0 and class 1.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Stripes(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Stripes, seed, train, test, noise);

    /// <summary>Points of the plane in four by four fields, in turn of class 0 and class 1.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Checkerboard(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Checkerboard, seed, train, test, noise);

    /// <summary>Points of the plane about three places, a class each; the noise is their standard deviation.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset ThreeClasses(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.ThreeClasses, seed, train, test, noise);

    /// <summary>Points of the plane about four places, a class each; the noise is their standard deviation.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset FourClasses(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.FourClasses, seed, train, test, noise);

    /// <summary>The truth table of and: four samples, all of them learned from and tested on. It has no noise.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TruthTableAnd(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TruthTableAnd, seed, train, test, noise);

    /// <summary>The truth table of or: four samples, all of them learned from and tested on. It has no noise.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TruthTableOr(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TruthTableOr, seed, train, test, noise);

    /// <summary>The truth table of exclusive or: four samples, all of them learned from and tested on. It has no noise.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TruthTableExclusiveOr(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TruthTableExclusiveOr, seed, train, test, noise);

    /// <summary>Fisher's irises (1936): four measurements, in centimetres, of 150 flowers of three species, divided by the seed. They have no noise.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Irises(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Irises, seed, train, test, noise);

    /// <summary>Regression on the plane: y = (x0 + x1) / 2; the noise is the standard deviation by which y is moved.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Slope(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Slope, seed, train, test, noise);

    /// <summary>Regression on the plane: two hills, Σ e^(−8 r²) about (½, ½) and (−½, −½); the noise is the standard deviation by which y is moved.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset TwoHills(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.TwoHills, seed, train, test, noise);

    /// <summary>Regression of one number: y = sin(π x) for x from −1 to 1; the noise is the standard deviation by which y is moved.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Sine(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Sine, seed, train, test, noise);

    /// <summary>Regression of one number: y = 1 where x ≥ 0, else 0, for x from −1 to 1; the noise is the standard deviation by which y is moved.</summary>
    /// <inheritdoc cref="Generate"/>
    public static Dataset Step(long seed = 42, int? train = null, int? test = null, double? noise = null) =>
        Generate(Generator.Step, seed, train, test, noise);
}
