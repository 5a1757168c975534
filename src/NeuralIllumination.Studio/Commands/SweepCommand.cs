using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate sweep</c>: many seeds and options over all cores, into a file that a killed sweep goes on with.</summary>
internal static class SweepCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<long[]?> seeds = Seeds();
        Option<double[]?> rates = Numbers("--learning-rate", $"Step sizes η, each {Ranges.LearningRate.Help}", "η,η,…");
        Option<double[]?> sizes = Numbers(
            "--batch-size",
            "Samples per mini-batch [default: 16, or all samples where there are fewer]",
            "N,N,…"
        );
        Option<long?> epochs = Values.Whole(
            "--epochs",
            "Epochs of each training [default: 200]",
            "N",
            0,
            Trainer.MostEpochs
        );
        Option<int[]?> layers = Values.Sizes(
            "--layers",
            "Units per layer, inputs first [default: 16 hidden between what the data need, as 64,16,2]",
            "N,N,…"
        );
        DataSetOptions dataSet = new();
        Option<string?> file = Values.PathTo(
            "--out",
            "Where the results go, CSV or (.jsonl) JSON lines; a file that is there is gone on with [default: sweep.csv]",
            "FILE"
        );
        Option<(int, int)?> shard = Shard();
        Option<long?> threads = Values.Whole("--threads", "Networks at once [default: one a core]", "N", 1, 4096);
        Command command = new("sweep", "Trains many networks at once and writes down where each one ended.")
        {
            seeds,
            rates,
            sizes,
            epochs,
            layers,
            file,
            shard,
            threads,
            Merge(terminal),
        };
        dataSet.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                DataSetChoice data = dataSet.Of(parsed);
                double[] given = OrElse(parsed.GetValue(sizes), Math.Min(16, GeneratorKind.Of(data.Generator).Train));
                if (
                    given.FirstOrDefault(size => size != Math.Floor(size) || size is < 1 or > int.MaxValue)
                    is var odd
                        and not 0
                )
                    throw new UsageException($"--batch-size must be whole numbers of at least 1; got {odd}.");
                SweepPlan plan = new(
                    OrElse(parsed.GetValue(seeds), 42),
                    OrElse(parsed.GetValue(rates), 0.1),
                    given.Select(size => (int)size),
                    (int)(parsed.GetValue(epochs) ?? 200),
                    parsed.GetValue(layers) is { Length: > 0 } units
                        ? new Architecture(units, loss: Architecture.LossFor(GeneratorKind.Of(data.Generator).Shape))
                        : null,
                    generator: data.Generator,
                    noise: data.Noise,
                    features: data.Features
                );
                string path = parsed.GetValue(file) ?? "sweep.csv";
                OutputFile.Check(path);
                return Task.Run(
                    () =>
                        Run(
                            plan,
                            path,
                            parsed.GetValue(shard) ?? (1, 1),
                            (int?)parsed.GetValue(threads),
                            terminal,
                            cancellation
                        ),
                    CancellationToken.None
                );
            }
        );
        return command;
    }

    private static int Run(
        SweepPlan plan,
        string path,
        (int Part, int Parts) shard,
        int? threads,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<int> all = SweepFile.Indices(plan, shard.Part, shard.Parts);
        using SweepFile results = SweepFile.Open(path, plan, shard.Part, shard.Parts);
        int before = results.Done;
        if (before > 0)
            terminal.Say($"{path}: {before} of {all.Count} are there; going on.");
        Stopwatch watch = Stopwatch.StartNew();
        using SweepProgress progress = new(terminal, all.Count, before);
        SweepRunner.Run(
            plan,
            [.. all.Skip(before)],
            result =>
            {
                results.Add(result);
                progress.Report(results.Done);
            },
            threads,
            cancellation
        );
        progress.Clear();
        terminal.Print(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {all.Count} trainings, {all.Count - before} of them now, in {watch.Elapsed.TotalSeconds:0.0} s."
            )
        );
        return ExitCode.Success;
    }

    private static Command Merge(Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "One file a shard", Arity = ArgumentArity.OneOrMore };
        Option<string?> path = Values.PathTo("--out", "Where the whole goes [default: standard output]", "FILE");
        Command command = new("merge", "Puts the files of all shards together, as if the sweep had been made in one.")
        {
            files,
            path,
        };
        command.SetAction(
            (parsed, _) =>
            {
                OutputFile.Check(parsed.GetValue(path));
                OutputFile.Write(parsed.GetValue(path), SweepFile.Merge(parsed.GetValue(files)!), terminal);
                return Task.FromResult(ExitCode.Success);
            }
        );
        return command;
    }

    private static Option<long[]?> Seeds() =>
        new("--seeds")
        {
            Description = "Seeds of data, starting weights and shuffling: numbers and ranges [default: 42]",
            HelpName = "A-B,C,…",
            CustomParser = result =>
            {
                List<long> all = [];
                foreach (string part in Given(result).Split(','))
                {
                    string[] ends = part.Split('-');
                    if (
                        ends.Length > 2
                        || !long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out long first)
                        || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long last)
                        || last < first
                        || last - first >= SweepPlan.MostRuns - all.Count
                    )
                        return Refuse<long[]>(result, "--seeds must be numbers and ranges, such as 1-1000,2024");
                    for (long seed = first; seed <= last; seed++)
                        all.Add(seed);
                }

                return [.. all];
            },
        };

    private static Option<double[]?> Numbers(string name, string help, string valueName) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
            {
                string[] parts = Given(result).Split(',');
                double[] values = new double[parts.Length];
                for (int i = 0; i < parts.Length; i++)
                {
                    if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                        return Refuse<double[]>(result, $"{name} must be numbers with commas between");
                }

                return values;
            },
        };

    private static Option<(int, int)?> Shard() =>
        new("--shard")
        {
            Description = "Only every n-th training, from the i-th on, for one of n machines",
            HelpName = "i/n",
            CustomParser = result =>
            {
                string[] parts = Given(result).Split('/');
                if (
                    parts.Length == 2
                    && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int part)
                    && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    && part >= 1
                    && part <= count
                )
                    return (part, count);
                result.AddError($"--shard must be i/n with i from 1 to n; got \"{Given(result)}\".");
                return null;
            },
        };

    private static T[] OrElse<T>(T[]? given, T usual) => given is { Length: > 0 } ? given : [usual];

    private static string Given(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string expected)
    {
        result.AddError($"{expected}; got \"{Given(result)}\".");
        return default;
    }
}
