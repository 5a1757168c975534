using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Samples to learn from and samples to be tested on.</summary>
public sealed class DatasetRecord
{
    private readonly Lazy<PlaneReach?> reach;
    private readonly DatasetRecord? unscaled;

    internal DatasetRecord(
        string name,
        SampleSet train,
        SampleSet test,
        DataSource source,
        DatasetRecord? unscaled = null
    )
    {
        this.unscaled = unscaled;
        Name = name;
        Train = train;
        Test = test;
        Source = source;
        reach = new(() => PlaneRecord.Fits(Shape) ? PlaneReach.Of(Train) : null);
    }

    /// <summary>What to call it: the generator's name, or the file's.</summary>
    public string Name { get; }

    /// <summary>How to show a sample, and the classes' names.</summary>
    public PictureShape Shape => Train.Shape;

    /// <summary>What is learned from; never empty.</summary>
    public SampleSet Train { get; }

    /// <summary>What it is tested on; may be empty.</summary>
    public SampleSet Test { get; }

    /// <summary>How far the samples to learn from reach; null where they lie on no plane or line.</summary>
    public PlaneReach? Reach => reach.Value;

    /// <summary>How a recipe names it.</summary>
    public DataSource Source { get; }

    /// <summary>Of a file what was understood of it, a line each, see <see cref="CsvData.Understood"/>; else none.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>The same points with features added to their coordinates, in place of those that they have.</summary>
    /// <param name="features">Which, each once, in any order; none takes away what there is.</param>
    /// <exception cref="ShapeException">The samples are no points of the plane.</exception>
    /// <exception cref="OptionException">A feature that is given twice.</exception>
    /// <exception cref="SampleException">Coordinates so large that a feature is no finite number.</exception>
    public DatasetRecord With(IEnumerable<PlaneFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        PlaneFeature[] ordered = FeatureList.Ordered(features);
        return ordered.SequenceEqual(Source.Features)
            ? this
            : new DatasetRecord(
                Name,
                Train.With(ordered),
                Test.With(ordered),
                Source with
                {
                    Features = ordered,
                },
                unscaled
            )
            {
                Understood = Understood,
            };
    }

    /// <summary>The same samples with their values made small, by what those to learn from say; what is added to a point is computed anew.</summary>
    /// <param name="scaling">How; null for the values as they were read.</param>
    /// <exception cref="OptionException">The samples are drawn by a generator, which draws them small.</exception>
    /// <exception cref="SampleException">Values so far apart that their distance is no finite number.</exception>
    public DatasetRecord Scaled(Scaling? scaling)
    {
        if (scaling is { } asked)
            Terms.Check(asked);
        if (scaling == Source.Scale)
            return this;
        if (Source.Generator is { } generator)
            throw new OptionException($"A scale is for data of your own; {generator} is drawn as it is to be learned.");
        DatasetRecord given = (unscaled ?? this).With([]);
        (SampleSet train, SampleSet test) = scaling is { } kind
            ? SampleSet.Scaled(kind, given.Train, given.Test)
            : (given.Train, given.Test);
        return new DatasetRecord(Name, train, test, given.Source with { Scale = scaling }, given)
        {
            Understood = Understood,
        }.With(Source.Features);
    }

    /// <summary>8×8 binary pictures of circles (label 0) and squares (label 1), discs and outlines, with flipped pixels, balanced.</summary>
    /// <param name="seed">0 to 2⁵³ − 1; one seed is one data set.</param>
    /// <param name="train">Samples to learn from, 1 to 100,000.</param>
    /// <param name="test">Samples to be tested on, 0 to 100,000.</param>
    /// <exception cref="OptionException">A seed or a count outside its range.</exception>
    public static DatasetRecord CirclesAndSquares(
        long seed = 42,
        int train = GeneratorKind.UsualTrain,
        int test = GeneratorKind.UsualTest
    ) => Generate(Generator.CirclesAndSquares, seed, train, test);

    /// <summary>Draws a generated data set.</summary>
    /// <param name="generator">Which.</param>
    /// <param name="seed">0 to 2⁵³ − 1; one seed is one data set.</param>
    /// <param name="train">Samples to learn from, 1 to 100,000; null for the usual number.</param>
    /// <param name="test">Samples to be tested on, 0 to 100,000; null for the usual number.</param>
    /// <param name="noise">The noise, in <see cref="GeneratorKind.Noise"/>; null for the usual one.</param>
    /// <param name="progress">Told how many are drawn, in the end.</param>
    /// <param name="cancellation">Heeded before and after.</param>
    /// <exception cref="OptionException">
    /// A seed, a count or a noise outside its range, more samples than there are, or a generator that does not exist.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DatasetRecord Generate(
        Generator generator,
        long seed = 42,
        int? train = null,
        int? test = null,
        double? noise = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Seeds.Check(seed);
        (int forTraining, int forTest) = Counts(generator, train, test);
        GeneratorKind kind = GeneratorKind.Of(generator);
        double drawnWith = kind.NoiseOf(noise);
        cancellation.ThrowIfCancellationRequested();
        Samples learned = new(forTraining, kind.Shape.Features, kind.Shape.Classes.Count);
        Samples tested = new(forTest, kind.Shape.Features, kind.Shape.Classes.Count);
        Generators.Fill(generator, learned, tested, drawnWith, new Xoshiro256(seed, Xoshiro256.DataStream));
        progress?.Report(forTraining + forTest);
        cancellation.ThrowIfCancellationRequested();
        return new DatasetRecord(
            kind.Term,
            new SampleSet(kind.Shape, learned, "training"),
            new SampleSet(kind.Shape, tested, "test"),
            new DataSource
            {
                Generator = kind.Term,
                Seed = seed,
                Noise = drawnWith == kind.Noise?.Default ? null : noise,
                TrainCount = forTraining,
                TestCount = forTest,
            }
        );
    }

    /// <summary>How many samples are drawn, to learn from and to be tested on.</summary>
    /// <exception cref="OptionException">As of <see cref="Generate"/>.</exception>
    internal static (int Train, int Test) Counts(Generator generator, int? train, int? test)
    {
        Terms.Check(generator);
        GeneratorKind kind = GeneratorKind.Of(generator);
        long most = kind.Most ?? int.MaxValue;
        // Of a limited number, what one set does not ask for is left to the other.
        int forTraining = train ?? (int)Math.Clamp(most - (test ?? 0), 1, kind.Train);
        int forTest = test ?? (int)Math.Clamp(most - forTraining, 0, kind.Test);
        if (forTraining is < 1 or > GeneratorKind.MostOfEither)
            throw new OptionException(
                $"The training set needs 1 to {GeneratorKind.MostOfEither} samples; got {forTraining}."
            );
        if (forTest is < 0 or > GeneratorKind.MostOfEither)
            throw new OptionException(
                $"The test set may have 0 to {GeneratorKind.MostOfEither} samples; got {forTest}."
            );
        return forTraining + forTest <= most
            ? (forTraining, forTest)
            : throw new OptionException(
                $"{kind.Term} has {kind.Most} samples for both sets; got {forTraining} to learn from and {forTest} to be tested on."
            );
    }
}
