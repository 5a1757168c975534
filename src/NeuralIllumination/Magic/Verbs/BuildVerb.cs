using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>build</c>: a network, ready to learn.</summary>
internal static class BuildVerb
{
    /// <summary>What a network and its training are made by.</summary>
    public static IReadOnlyList<MagicOption> Recipe { get; } =
    [
        new(
            "--layers",
            "SIZES",
            "Units per layer, inputs first, with commas between [default: as the data need, with 16 hidden]"
        )
        {
            Completions = ["64,16,2", "64,32,16,2"],
        },
        new("--seed", "N", "The seed of start and shuffling, 0 to 2^53 - 1 [default: 42]") { Completions = ["42"] },
        CommonOptions.LearningRate,
        CommonOptions.BatchSize,
        Choice<Activation>("--activation", "The hidden layers' activation", Architecture.UsualActivation),
        Choice<Initialization>("--initialization", "How the weights start", Architecture.UsualInitialization),
        Choice<LossFunction>(
            "--loss",
            "What is made small, of regression always the squared error",
            Architecture.UsualLoss
        ),
        Choice<Optimizer>("--optimizer", "How a gradient becomes a change", TrainingOptions.UsualOptimizer),
        .. CommonOptions.Numbers,
    ];

    public static MagicVerb Verb { get; } =
        new(
            "build",
            "Makes a network and a training on its data: circles and squares, or what #!neural data has read.",
            [CommonOptions.Name, .. Recipe],
            Run
        )
        {
            Examples = ["#!neural build --layers 64,16,2 --seed 42"],
        };

    /// <summary>What a first <c>train</c> learns with where nothing was built: the default network on the default data.</summary>
    public static Training Default()
    {
        Dataset data = DataVerb.Of(Neural.DefaultName);
        Architecture usual = Architecture.Usual(data.Record.Shape);
        return Neural.Register(Neural.DefaultName, new Training(Network.Create(usual.Layers, loss: usual.Loss), data));
    }

    private static MagicOption Choice<T>(string name, string what, T otherwise)
        where T : struct, Enum =>
        new(name, "WORD", $"{what}: {string.Join(", ", Terms.Names<T>())} [default: {Terms.Name(otherwise)}]")
        {
            Completions = Terms.Names<T>(),
        };

    private static Network Run(MagicCall call)
    {
        string name = call.TrainingName;
        Training training = Make(call, DataVerb.Of(name));
        Neural.Register(name, training);
        return training.Network;
    }

    /// <summary>A training on data, as <see cref="Recipe"/> says.</summary>
    public static Training Make(MagicCall call, Dataset data)
    {
        int[] layers = call.Text("--layers") is { } sizes
            ? MagicText.Sizes("--layers", sizes)
            : [data.Record.Shape.Features, 16, data.Record.Shape.Classes.Count];
        Network network = Network.Create(
            layers,
            call.Whole("--seed", 0, Seeds.Largest) ?? 42,
            call.Term("--activation", Architecture.UsualActivation),
            call.Term("--initialization", Architecture.UsualInitialization),
            call.Term("--loss", Architecture.LossFor(data.Record.Shape))
        );
        Action<Training> setNumbers = CommonOptions.ReadNumbers(call);
        Training training = new(network, data, null, call.Term("--optimizer", TrainingOptions.UsualOptimizer));
        setNumbers(training);
        if (call.LearningRate is { } rate)
            training.LearningRate = rate;
        if (call.BatchSize is { } size)
            training.BatchSize = size;
        return training;
    }
}
