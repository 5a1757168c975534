using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Samples to learn from and samples to be tested on.</summary>
public sealed class DatasetRecord
{
    internal DatasetRecord(string name, SampleSet train, SampleSet test, DataSource source)
    {
        Name = name;
        Train = train;
        Test = test;
        Source = source;
    }

    /// <summary>What to call it: the generator's name, or the file's.</summary>
    public string Name { get; }

    /// <summary>How to show a sample, and the classes' names.</summary>
    public PictureShape Shape => Train.Shape;

    /// <summary>What is learned from; never empty.</summary>
    public SampleSet Train { get; }

    /// <summary>What it is tested on; may be empty.</summary>
    public SampleSet Test { get; }

    /// <summary>How a recipe names it.</summary>
    public DataSource Source { get; }

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
    /// <param name="progress">Told how many are drawn, after the training set and after the test set.</param>
    /// <param name="cancellation">Heeded between the two.</param>
    /// <exception cref="OptionException">A seed or a count outside its range, or a generator that does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DatasetRecord Generate(
        Generator generator,
        long seed = 42,
        int? train = null,
        int? test = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Seeds.Check(seed);
        (int forTraining, int forTest) = Counts(generator, train, test);
        GeneratorKind kind = GeneratorKind.Of(generator);
        Xoshiro256 random = new(seed, Xoshiro256.DataStream);
        SampleSet Draw(int count, string name)
        {
            Samples samples = new(count, kind.Shape.Features, kind.Shape.Classes.Count);
            Generators.Fill(generator, samples, random);
            return new SampleSet(kind.Shape, samples, name);
        }

        cancellation.ThrowIfCancellationRequested();
        SampleSet first = Draw(forTraining, "training");
        progress?.Report(forTraining);
        cancellation.ThrowIfCancellationRequested();
        return new DatasetRecord(
            kind.Term,
            first,
            Draw(forTest, "test"),
            new DataSource
            {
                Generator = kind.Term,
                Seed = seed,
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
        (int forTraining, int forTest) = (train ?? kind.Train, test ?? kind.Test);
        if (forTraining is < 1 or > 100_000)
            throw new OptionException($"The training set needs 1 to 100000 samples; got {forTraining}.");
        return forTest is >= 0 and <= 100_000
            ? (forTraining, forTest)
            : throw new OptionException($"The test set may have 0 to 100000 samples; got {forTest}.");
    }
}
