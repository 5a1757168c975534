using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Commands;

/// <summary>What <c>illuminate train</c> was asked to do.</summary>
internal sealed record TrainingRequest
{
    /// <summary>How many epochs to train.</summary>
    public int Epochs { get; init; }

    /// <summary>How. One seed, three streams of it: the starting weights' is the shuffling's and the data's too.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Units per layer; null for one hidden layer of 16 between what the data need.</summary>
    public int[]? Layers { get; init; }

    /// <summary>The hidden layers' activation.</summary>
    public Activation Activation { get; init; }

    /// <summary>How the weights start.</summary>
    public Initialization Initialization { get; init; }

    /// <summary>What is made small; null for what suits the data.</summary>
    public LossFunction? Loss { get; init; }

    /// <summary>What is drawn where there are no data of the user's own.</summary>
    public DataSetChoice DataSet { get; init; } = new(Generator.CirclesAndSquares, null, []);

    /// <summary>The user's own data; null for generated ones.</summary>
    public string? DataFile { get; init; }

    /// <summary>The share of <see cref="DataFile"/> to be tested on, in [0, 1); null for a recipe's own, or else the default.</summary>
    public double? TestShare { get; init; }

    /// <summary>A recipe to run again; null to go by the options.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>Trains.</summary>
    /// <exception cref="InvalidInputException">A file or an option that cannot be used.</exception>
    /// <exception cref="DivergenceException">The loss stopped being a number.</exception>
    public RunRecord Run(IProgress<EpochRecord> progress, CancellationToken cancellation)
    {
        if (Recipe is { } recipe)
        {
            // A recipe of this command's own data was split by the seed it started from, in the numbers it names.
            double share = recipe.Data.TestCount / ((double)recipe.Data.TrainCount + recipe.Data.TestCount);
            DatasetRecord? own = DataFile is null ? null : Own(recipe.Options.StartSeed, share);
            return Trainer.Replay(recipe, own, progress, cancellation).Run();
        }

        DatasetRecord data = DataFile is null
            ? DataSet.Draw(Options.StartSeed)
            : Own(Options.StartSeed, Ranges.TestShare.Default).With(DataSet.Features);
        Trainer trainer = new(
            data,
            new Architecture(
                Layers ?? [data.Shape.Features, 16, data.Shape.Classes.Count],
                Activation,
                Initialization,
                Loss ?? Architecture.LossFor(data.Shape)
            ),
            Options
        );
        return trainer.Run(Epochs, progress, cancellation);
    }

    private DatasetRecord Own(long seed, double share)
    {
        CsvData file = CsvData.Read(DataFile!);
        return OwnData.Split(
            file.Samples,
            TestShare ?? share,
            seed,
            file.Classes,
            name: Path.GetFileNameWithoutExtension(DataFile!)
        );
    }
}
