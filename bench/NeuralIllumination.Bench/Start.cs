using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuralIllumination.Engine;
using NeuralIllumination.Studio.Kernels;
using EngineNetwork = NeuralIllumination.Engine.Network;

namespace NeuralIllumination.Bench;

/// <summary>What a first run costs, in processes that have run nothing before, and how large what it leaves is.</summary>
internal static class Start
{
    private const int Rounds = 15;

    public static async Task<int> PrintAsync()
    {
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        Dictionary<string, List<double>> cpu = new()
        {
            ["nothing"] = [],
            ["engine"] = [],
            ["training"] = [],
        };
        List<double> train = [];
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((string what, List<double> found) in cpu)
                found.Add(double.Parse(Said(Environment.ProcessPath!, ["first", what]), CultureInfo.InvariantCulture));
            long start = Stopwatch.GetTimestamp();
            Said("dotnet", [typeof(KernelProcess).Assembly.Location, "train", "--json"]);
            train.Add(Studio.Since(start));
        }

        double empty = Median(cpu["nothing"]);
        Studio.Row("an empty program, CPU, median of 15", Text(empty), "");
        Studio.Row(
            "a first training in a fresh process over it, the engine alone, 200 epochs, CPU",
            Text(Median(cpu["engine"]) - empty),
            "≤ 25 ms"
        );
        Studio.Row(
            "the same through `new Training(…).Run(200)`, both sets measured after each epoch",
            Text(Median(cpu["training"]) - empty),
            ""
        );
        Studio.Row("`illuminate train`, until its end, median and worst of 15", Studio.Two(train), "");
        await Studio.PrintFirstCellsAsync();
        await StudioServed.PrintFirstPagesAsync();
        Training live = Example();
        live.Run(200);
        Studio.Row(
            "the size of an output, `training.Illuminate()` after 200 epochs",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Encoding.UTF8.GetByteCount(live.Illuminate().ToHtml()) / 1024.0:0.0} KB"
            ),
            "≤ 200 KB"
        );
        return 0;
    }

    /// <summary>Does one thing in this process, which has done nothing before, and prints the processor time of its whole life, in ms.</summary>
    public static int First(string what)
    {
        if (what == "engine")
        {
            EngineNetwork network = new([64, 16, 2], Activation.Relu);
            Samples samples = new(240, 64, 2);
            Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(42, Xoshiro256.StartStream));
            CirclesAndSquares.Fill(samples, CirclesAndSquares.Flip, new Xoshiro256(42, Xoshiro256.DataStream));
            TrainingLoop loop = new(network, samples, LossFunction.SoftmaxCrossEntropy, 16, 42, Optimizer.Sgd);
            while (loop.Epoch < 200)
                loop.CompleteStraight();
        }
        else if (what == "training")
        {
            Example().Run(200);
        }

        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static Training Example() =>
        new(NeuralIllumination.Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42))
        {
            LearningRate = 0.1,
            BatchSize = 16,
        };

    private static string Said(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}"
            );
    }

    private static string Text(double milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
