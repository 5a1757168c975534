using System.Diagnostics;
using System.Globalization;

namespace NeuralIllumination.Bench;

/// <summary>Every contender on every task, each in a process of its own, in turns; their losses are compared before their times are.</summary>
internal static class Contest
{
    private const int Rounds = 3;

    public static int Print(string folder, IEnumerable<string> kinds)
    {
        Directory.CreateDirectory(folder);
        Console.Error.WriteLine("building the TorchSharp contender …");
        string? torch = Torch.Build(out string? trouble);
        if (trouble is not null)
            Console.WriteLine($"TorchSharp: {trouble}");
        Console.WriteLine(
            "| task | contender | epochs per CPU second | of the no-FMA peak | ours is | cold, CPU ms | losses apart, relative |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|");
        bool equal = true;
        foreach (string kind in kinds)
        {
            string file = Path.Combine(folder, $"{kind}.txt");
            File.WriteAllText(file, TaskWriter.Text(kind));
            equal &= Print(kind, file, torch);
        }

        return equal ? 0 : 1;
    }

    private static bool Print(string kind, string file, string? torch)
    {
        double flops = TaskFile.Read(file).Flops;
        List<string[]> commands =
        [
            ["contender", file],
            ["contender", file, "textbook"],
            ["contender", file, "math.net"],
        ];
        Dictionary<string, List<Result>> results = [];
        // Other programs can only make it smaller: the largest is the core's own.
        List<double> peaks = [];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string[] command in commands)
            {
                double peak = double.Parse(Start(Environment.ProcessPath!, ["peak"]), CultureInfo.InvariantCulture);
                peaks.Add(peak);
                Add(results, Start(Environment.ProcessPath!, command));
            }

            if (torch is not null)
                Add(results, Start(torch, [file]));
        }

        Result[] ours = [.. results["neural-illumination"]];
        bool equal = true;
        foreach ((string name, List<Result> runs) in results)
        {
            double apart = runs[0].Trajectory.Zip(ours[0].Trajectory, (a, b) => Math.Abs(a - b) / Math.Abs(b)).Max();
            equal &= apart <= 1e-9;
            double rate = Median(runs.Select(run => run.Rate));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind} | {name} | {rate:0.##} | {rate * flops / peaks.Max():0.0%} | {Median(ours.Select(run => run.Rate)) / rate:0.0}× | {Median(runs.Select(run => run.Cold)):0} | {apart:0.0e0}{(apart <= 1e-9 ? "" : " NOT EQUAL")} |"
                )
            );
        }

        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}: peak {peaks.Min() / 1e9:0.0} to {peaks.Max() / 1e9:0.0} GF/s"
            )
        );
        return equal;
    }

    private static void Add(Dictionary<string, List<Result>> results, string line)
    {
        string[] words = line.Split(' ');
        double Number(string text) =>
            double.Parse(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        Result result = new(
            Number(words[4]),
            Number(words[5]),
            [.. words[6][5..].Split(',').Select(pair => Number(pair.Split(':')[1]))]
        );
        if (!results.TryGetValue(words[0], out List<Result>? runs))
            results[words[0]] = runs = [];
        runs.Add(result);
    }

    private static string Start(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }
        )!;
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Length > 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed record Result(double Rate, double Cold, double[] Trajectory);
}
