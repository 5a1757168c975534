using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>What a training begins from, as often as it begins.</summary>
internal sealed class Start
{
    private readonly Samples train;
    private readonly Samples test;

    /// <summary>Checks that all of it fits together.</summary>
    /// <exception cref="ShapeException">It does not.</exception>
    public Start(DatasetRecord data, Architecture architecture, IReadOnlyList<double>? parameters)
    {
        Fit.Check(data.Shape, architecture, parameters);
        Data = data;
        Architecture = architecture;
        Parameters = parameters;
        train = data.Train.For(architecture.Outputs);
        test = data.Test.For(architecture.Outputs);
    }

    /// <summary>What is learned from, and what it is tested on.</summary>
    public DatasetRecord Data { get; }

    /// <summary>What learns.</summary>
    public Architecture Architecture { get; }

    /// <summary>Parameters to start from; null where they are drawn.</summary>
    public IReadOnlyList<double>? Parameters { get; }

    /// <summary>Begins.</summary>
    /// <remarks>
    /// The keyframes of the last two epochs' beginnings are kept: between two epochs, what the last batch left (its losses, its δ) is part of what
    /// is shown, so the place to start from is the epoch before.
    /// </remarks>
    /// <param name="options">How to learn, with nothing left open.</param>
    /// <param name="changes">What is to be changed on the way.</param>
    public Driver Begin(TrainingOptions options, IEnumerable<Change> changes)
    {
        Network network = Architecture.Build();
        if (Parameters is null)
        {
            Xoshiro256 random = new(options.StartSeed, Xoshiro256.StartStream);
            Initializer.Fill(network, Architecture.Initialization, random);
        }
        else
            Parameters.ToArray().CopyTo(network.Parameters, 0);

        Run run = new(Loop(network, train, Architecture.Loss, options), test, epochs: 200, every: 1, mostKeyframes: 2);
        foreach (RunChange change in changes.SelectMany(change => EngineChange.Of(change, Architecture, Data.Shape)))
            run.Add(change);
        return new Driver(run);
    }

    /// <summary>A training of a network, with options of which none is left open.</summary>
    public static TrainingLoop Loop(Network network, Samples samples, LossFunction loss, TrainingOptions options) =>
        new(network, samples, loss, options.BatchSize!.Value, options.ShuffleSeed!.Value, options.Optimizer)
        {
            LearningRate = options.LearningRate,
            Momentum = options.Momentum,
            L2 = options.L2,
            Memory = { Beta1 = options.Beta1, Beta2 = options.Beta2 },
        };
}
