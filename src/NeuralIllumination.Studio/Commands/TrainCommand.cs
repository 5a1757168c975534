using System.CommandLine;
using System.Diagnostics;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate train</c>: trains a network and prints what came of it.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<long?> seed = Values.Whole(
            "--seed",
            "Seed of the data, the starting weights and the shuffling [default: 42]",
            "N",
            0,
            Seeds.Largest
        );
        Option<long?> epochs = Values.Whole(
            "--epochs",
            "Passes over the training set [default: 200]",
            "N",
            0,
            Trainer.MostEpochs
        );
        Option<long?> batchSize = Values.Whole(
            "--batch-size",
            "Samples per mini-batch [default: 16]",
            "N",
            1,
            int.MaxValue
        );
        Option<double?> learningRate = Values.Within("--learning-rate", "Step size η", "η", Ranges.LearningRate);
        Option<int[]?> layers = Values.Sizes(
            "--layers",
            "Units per layer, inputs first [default: 16 hidden between what the data need, as 64,16,2]",
            "N,N,…"
        );
        Option<string?> activation = Values.Word(
            "--activation",
            $"The hidden layers' activation: {Offer(Architecture.UsualActivation)}",
            "NAME",
            Terms.Names<Activation>()
        );
        Option<string?> initialization = Values.Word(
            "--initialization",
            $"How the weights start: {Offer(Architecture.UsualInitialization)}",
            "NAME",
            Terms.Names<Initialization>()
        );
        Option<string?> loss = Values.Word(
            "--loss",
            $"What is made small: {Offer(Architecture.UsualLoss)[..^1]}, {Terms.Name(LossFunction.IdentityMeanSquaredError)} for regression]",
            "NAME",
            Terms.Names<LossFunction>()
        );
        Option<string?> optimizer = Values.Word(
            "--optimizer",
            $"How a gradient becomes a change: {Offer(TrainingOptions.UsualOptimizer)}",
            "NAME",
            Terms.Names<Optimizer>()
        );
        Option<double?> momentum = Values.Within("--momentum", "μ of the momentum optimizer", "μ", Ranges.Momentum);
        Option<double?> beta1 = Values.Within("--beta1", "β₁ of the adam optimizer", "β", Ranges.Beta1);
        Option<double?> beta2 = Values.Within("--beta2", "β₂ of the adam optimizer", "β", Ranges.Beta2);
        Option<double?> l2 = Values.Within("--l2", "λ of the L2 penalty on weights", "λ", Ranges.L2);
        DataSetOptions dataSet = new();
        FileOptions file = new();
        Option<string?> recipe = Values.PathTo(
            "--recipe",
            "Runs a recipe again, bit for bit, instead of the options above",
            "FILE"
        );
        Option<bool> json = new("--json") { Description = "Prints one JSON object and nothing else" };
        Command command = new("train", "Trains a network and prints its losses, accuracies and fingerprint.")
        {
            seed,
            epochs,
            batchSize,
            learningRate,
            layers,
            activation,
            initialization,
            loss,
            optimizer,
            momentum,
            beta1,
            beta2,
            l2,
            recipe,
            json,
        };
        dataSet.AddTo(command);
        file.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                if (parsed.GetValue(recipe) is not null)
                {
                    Option[] held =
                    [
                        seed,
                        epochs,
                        batchSize,
                        learningRate,
                        layers,
                        activation,
                        initialization,
                        loss,
                        optimizer,
                        momentum,
                        beta1,
                        beta2,
                        l2,
                    ];
                    foreach (Option option in held)
                    {
                        if (parsed.GetResult(option) is { Implicit: false })
                            throw new UsageException(
                                $"a recipe holds its own {option.Name[2..]}; leave out {option.Name} or --recipe."
                            );
                    }
                }

                dataSet.CheckAlone(parsed, parsed.GetValue(recipe) is null ? null : "--recipe");
                dataSet.CheckAlone(parsed, file.IsNamed(parsed) ? "--data" : null, isWhole: false);
                Recipe? again = parsed.GetValue(recipe) is { } path ? Recipe.Load(path) : null;
                CsvFile? own = file.Of(parsed, again);
                TrainingOptions otherwise = new();
                TrainingRequest request = new()
                {
                    Epochs = again?.Epochs ?? (int)(parsed.GetValue(epochs) ?? 200),
                    Options = new TrainingOptions
                    {
                        LearningRate = parsed.GetValue(learningRate) ?? otherwise.LearningRate,
                        BatchSize = (int?)parsed.GetValue(batchSize),
                        StartSeed = parsed.GetValue(seed) ?? otherwise.StartSeed,
                        Optimizer = Of(parsed.GetValue(optimizer), otherwise.Optimizer),
                        Momentum = parsed.GetValue(momentum) ?? otherwise.Momentum,
                        Beta1 = parsed.GetValue(beta1) ?? otherwise.Beta1,
                        Beta2 = parsed.GetValue(beta2) ?? otherwise.Beta2,
                        L2 = parsed.GetValue(l2) ?? otherwise.L2,
                    },
                    Layers = parsed.GetValue(layers) is { Length: > 0 } sizes ? sizes : null,
                    Activation = Of(parsed.GetValue(activation), Architecture.UsualActivation),
                    Initialization = Of(parsed.GetValue(initialization), Architecture.UsualInitialization),
                    Loss = parsed.GetValue(loss) is { } made ? Terms.Parse<LossFunction>(made) : null,
                    DataSet = dataSet.Of(parsed),
                    File = own,
                    Recipe = again,
                };
                return Task.Run(() => Train(request, parsed.GetValue(json), terminal, cancellation), cancellation);
            }
        );
        return command;
    }

    private static T Of<T>(string? term, T otherwise)
        where T : struct, Enum => term is null ? otherwise : Terms.Parse<T>(term);

    private static string Offer<T>(T otherwise)
        where T : struct, Enum => $"{string.Join(", ", Terms.Names<T>())} [default: {Terms.Name(otherwise)}]";

    private static int Train(TrainingRequest request, bool json, Terminal terminal, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using TrainingProgress progress = new(terminal, request.Epochs);
        RunRecord run = request.Run(progress, terminal, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        progress.Clear();
        terminal.Print(json ? TrainingReport.Json(run, seconds) : TrainingReport.Text(run, seconds));
        return ExitCode.Success;
    }
}
