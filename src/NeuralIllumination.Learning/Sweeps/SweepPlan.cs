using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeuralIllumination.Learning;

/// <summary>
/// Which trainings a sweep makes: every seed with every learning rate and every batch size, in that order, the batch size changing fastest.
/// </summary>
public sealed record SweepPlan
{
    /// <summary>More trainings than this are refused: shards of a larger sweep are sweeps of their own.</summary>
    public const int MostRuns = 10_000_000;

    private readonly DatasetRecord? data;
    private readonly Generator generator;
    private readonly double? noise;
    private readonly PlaneFeature[] features;

    /// <summary>Checks and keeps a plan.</summary>
    /// <param name="seeds">Each sets the starting weights and the shuffles, and the data too unless they are given; 0 to 2⁵³ − 1.</param>
    /// <param name="learningRates">η, each in (0, 10].</param>
    /// <param name="batchSizes">B, each 1 or more and at most the training set.</param>
    /// <param name="epochs">Epochs of each training, 0 to 1,000,000.</param>
    /// <param name="architecture">What learns; null for 16 hidden units between what the data need: 64-16-2 of circles and squares.</param>
    /// <param name="data">What all learn from; null for generated data of each seed.</param>
    /// <param name="generator">What those are.</param>
    /// <param name="noise">Their noise; null for the usual one.</param>
    /// <param name="features">What is added to their points' coordinates; null for nothing.</param>
    /// <exception cref="OptionException">Nothing to run, too much, or an option outside its range.</exception>
    /// <exception cref="ShapeException">The layers do not fit the data.</exception>
    public SweepPlan(
        IEnumerable<long> seeds,
        IEnumerable<double> learningRates,
        IEnumerable<int> batchSizes,
        int epochs = 200,
        Architecture? architecture = null,
        DatasetRecord? data = null,
        Generator generator = Generator.CirclesAndSquares,
        double? noise = null,
        IReadOnlyList<PlaneFeature>? features = null
    )
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(learningRates);
        ArgumentNullException.ThrowIfNull(batchSizes);
        Seeds = [.. seeds.Select(Learning.Seeds.Check)];
        LearningRates = [.. learningRates.Select(Ranges.LearningRate.Check)];
        if (epochs is < 0 or > Trainer.MostEpochs)
            throw new OptionException($"Epochs must be 0 to {Trainer.MostEpochs}; got {epochs}.");
        Epochs = epochs;
        (this.data, this.generator, this.noise) = (data, generator, noise);
        this.features = FeatureList.Ordered(features ?? []);
        DatasetRecord example = DataOf(0);
        Architecture = architecture ?? Architecture.Usual(example.Shape);
        BatchSizes = [.. batchSizes.Select(size => TrainingOptions.CheckBatchSize(size, example.Train.Count))];
        long count = (long)Seeds.Count * LearningRates.Count * BatchSizes.Count;
        if (count is < 1 or > MostRuns)
            throw new OptionException($"A sweep must make 1 to {MostRuns} trainings; got {count}.");
        Count = (int)count;
        _ = Build(0);
    }

    /// <summary>The seeds, in order.</summary>
    public IReadOnlyList<long> Seeds { get; }

    /// <summary>The learning rates, in order.</summary>
    public IReadOnlyList<double> LearningRates { get; }

    /// <summary>The batch sizes, in order.</summary>
    public IReadOnlyList<int> BatchSizes { get; }

    /// <summary>Epochs of each training.</summary>
    public int Epochs { get; }

    /// <summary>What learns.</summary>
    public Architecture Architecture { get; }

    /// <summary>How many trainings.</summary>
    public int Count { get; }

    /// <summary>A line of JSON that names everything the results depend on: two files belong together only when theirs are equal.</summary>
    public string Description
    {
        get
        {
            string seeds = string.Join(',', Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)));
            string digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seeds)))[..16];
            return JsonLine.Write(
                new
                {
                    sweep = 1,
                    engine = Recipe.CurrentEngine,
                    architecture = Architecture.ToString(),
                    initialization = Terms.Name(Architecture.Initialization),
                    data = data is null ? $"{Drawn(generator, noise, features)} of each seed" : Named(data.Source),
                    epochs = Epochs,
                    seeds = Seeds.Count,
                    seedsDigest = digest,
                    learningRates = LearningRates,
                    batchSizes = BatchSizes,
                }
            );
        }
    }

    /// <summary>Makes one of the trainings.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SweepResult Run(int index, CancellationToken cancellation = default)
    {
        Trainer trainer = Build(index);
        int? diverged = null;
        try
        {
            trainer.Driver.GoUnmeasured(Epochs, cancellation);
        }
        catch (DivergenceException divergence)
        {
            diverged = divergence.Epoch;
        }

        (long seed, double rate, int size) = At(index);
        return new SweepResult(index, seed, rate, size, trainer.Last, trainer.Fingerprint, diverged);
    }

    private Trainer Build(int index)
    {
        (long seed, double rate, int size) = At(index);
        return new Trainer(
            DataOf(seed),
            Architecture,
            new TrainingOptions
            {
                LearningRate = rate,
                BatchSize = size,
                StartSeed = seed,
                ShuffleSeed = seed,
            }
        );
    }

    private DatasetRecord DataOf(long seed) =>
        data ?? DatasetRecord.Generate(generator, seed, noise: noise).With(features);

    /// <summary>For example <c>two spirals with noise 0.1 and x0², x1²</c>.</summary>
    private static string Drawn(Generator generator, double? noise, IReadOnlyList<PlaneFeature> features) =>
        GeneratorKind.Of(generator).Name
        + (noise is { } other ? $" with noise {other.ToString("R", CultureInfo.InvariantCulture)}" : "")
        + Added(features);

    private static string Added(IReadOnlyList<PlaneFeature> features) =>
        features.Count == 0
            ? ""
            : " and " + string.Join(", ", features.Select(feature => FeatureKind.Of(feature).Name));

    private static string Named(DataSource source) =>
        source.Digest is { } digest
            ? digest + Added(source.Features)
            : FormattableString.Invariant(
                $"{Drawn(GeneratorKind.Find(source.Generator)!.Value, source.Noise, source.Features)} of seed {source.Seed}, {source.TrainCount} and {source.TestCount} samples"
            );

    /// <summary>The seed, η and B of one of the trainings.</summary>
    internal (long Seed, double Rate, int Size) At(int index)
    {
        (int rest, int size) = Math.DivRem(index, BatchSizes.Count);
        (int seed, int rate) = Math.DivRem(rest, LearningRates.Count);
        return (Seeds[seed], LearningRates[rate], BatchSizes[size]);
    }
}
