using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

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
    public CsvFile? File { get; init; }

    /// <summary>A recipe to run again; null to go by the options.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>Trains.</summary>
    /// <exception cref="InvalidInputException">A file or an option that cannot be used.</exception>
    /// <exception cref="DivergenceException">The loss stopped being a number.</exception>
    public RunRecord Run(IProgress<EpochRecord> progress, Terminal terminal, CancellationToken cancellation)
    {
        DatasetRecord? own = File is null
            ? null
            : FileOptions.Read(File, Recipe, Options.StartSeed, terminal, cancellation);
        if (Recipe is { } recipe)
            return Trainer.Replay(recipe, own, progress, cancellation).Run();

        DatasetRecord data = own?.With(DataSet.Features) ?? DataSet.Draw(Options.StartSeed);
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
}
