using System.Diagnostics;
using System.Globalization;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Bench;

/// <summary>How long a notebook's reader waits, and what four kernels take.</summary>
internal static class Studio
{
    private const string FirstCell = """
        #r "nuget: NeuralIllumination"
        using NeuralIllumination;
        var data = Datasets.CirclesAndSquares(seed: 42);
        var network = Network.Create([64, 16, 2], seed: 42);
        var training = new Training(network, data) { LearningRate = 0.1, BatchSize = 16 };
        training.Step()
        """;

    private static readonly string[] Endless =
    [
        "while (true) { }",
        "for (;;);",
        "int Long(int n) => n < 2 ? n : Long(n - 1) + Long(n - 2); Long(80)",
        "System.Threading.Thread.Sleep(-1);",
        "await Task.Delay(-1);",
        "while (true) try { } catch { }",
    ];

    public static async Task<int> PrintAsync()
    {
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        await PrintCompletionsAsync();
        await PrintFirstCellsAsync();
        await PrintWarmAsync();
        await PrintMemoryAsync();
        await StudioServed.PrintAsync();
        return 0;
    }

    public static async Task PrintFirstCellsAsync()
    {
        List<double> warming = [];
        List<double> spare = [];
        List<double> cold = [];
        for (int i = 0; i < 5; i++)
        {
            await using KernelPool pool = new(most: 1, completes: false);
            long start = Stopwatch.GetTimestamp();
            await pool.Ready;
            warming.Add(Since(start));
            await using KernelProcess taken = pool.Take();
            spare.Add(await RunAsync(taken, FirstCell));
        }

        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await using KernelProcess fresh = new();
            await RunAsync(fresh, FirstCell);
            cold.Add(Since(start));
        }

        Row("first cell of a lesson, from the kernel kept ready, median and worst of 5", Two(spare), "≤ 3 s");
        Row("the same with none kept ready, from the start of its process", Two(cold), "≤ 3 s");
        Row("until the one kept ready is warm", Two(warming), "");
    }

    private static async Task PrintWarmAsync()
    {
        await using KernelProcess kernel = new();
        await kernel.Warm;
        await RunAsync(kernel, "1 + 1");
        List<double> warm = [];
        for (int i = 0; i < 50; i++)
            warm.Add(await RunAsync(kernel, "1 + 1"));
        Row("`1 + 1` on a warm kernel, median and worst of 50", Two(warm), "≤ 100 ms");

        List<double> stops = [];
        int killed = 0;
        for (int i = 0; i < 60; i++)
        {
            using CancellationTokenSource stop = new();
            Started started = new();
            Task<IReadOnlyList<Output>> run = kernel.RunAsync(
                1,
                "Console.WriteLine();" + Endless[i % Endless.Length],
                started,
                stop.Token
            );
            await started.Seen.Task;
            await Task.Delay(20);
            long start = Stopwatch.GetTimestamp();
            await stop.CancelAsync();
            await run;
            stops.Add(Since(start));
            killed += kernel.Ended is null ? 0 : 1;
        }

        Row($"an endless cell interrupted, median and worst of 60 ({killed} killed)", Two(stops), "≤ 1 s");
    }

    private static async Task PrintCompletionsAsync()
    {
        await using KernelProcess kernel = new();
        await RunAsync(kernel, FirstCell);
        const string text = "training.Illu";
        long start = Stopwatch.GetTimestamp();
        await CellCompletion.WarmAsync();
        Row("completion made ready, once in the host's life and before anybody asks", $"{Since(start):0} ms", "");
        start = Stopwatch.GetTimestamp();
        int count = (await kernel.CompleteAsync(text, text.Length, CancellationToken.None)).Count;
        Row($"first completion, {count} offered", $"{Since(start):0} ms", "≤ 1,500 ms");
        List<double> warm = [];
        for (int i = 0; i < 50; i++)
        {
            string cell = $"var x{i} = training.Curves(); Console.Wri";
            start = Stopwatch.GetTimestamp();
            await kernel.CompleteAsync(cell, cell.Length, CancellationToken.None);
            warm.Add(Since(start));
        }

        Row("further ones, median and worst of 50", Two(warm), "≤ 200 ms");
    }

    private static async Task PrintMemoryAsync()
    {
        await using KernelPool pool = new(completes: false);
        List<KernelProcess> kernels = [];
        for (int i = 0; i < 4; i++)
        {
            await pool.SpareReady;
            KernelProcess kernel = pool.Take();
            kernels.Add(kernel);
            await RunAsync(kernel, FirstCell);
            await RunAsync(kernel, "training.Run(200); training.Illuminate()");
            await RunAsync(kernel, "training.Plot()");
            await Task.Delay(3000);
        }

        await pool.SpareReady;
        long[] four = [.. kernels.Select(kernel => Resident(kernel.ProcessId))];
        using Process spare = Process.GetProcessById(pool.Take().ProcessId);
        Row(
            "four kernels after a lesson's cells, resident",
            $"{four.Sum() / 1e6:0} MB ({four.Min() / 1e6:0} to {four.Max() / 1e6:0} each)",
            ""
        );
        Row("the one kept ready", $"{spare.WorkingSet64 / 1e6:0} MB", "");
        foreach (KernelProcess kernel in kernels)
            await kernel.DisposeAsync();
        spare.Kill();
    }

    public static long Resident(int process)
    {
        using Process found = Process.GetProcessById(process);
        return found.WorkingSet64;
    }

    private static async Task<double> RunAsync(KernelProcess kernel, string source)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<Output> outputs = await kernel.RunAsync(1, source, null, CancellationToken.None);
        return outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error
            ? throw new InvalidOperationException($"The cell failed: {error.Name}: {error.Message}")
            : Since(start);
    }

    public static double Since(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    public static string Two(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:#,0.#}, {times[^1]:#,0.#} ms");
    }

    public static void Row(string name, string found, string aim) => Console.WriteLine($"| {name} | {found} | {aim} |");

    private sealed class Started : IProgress<OutputChange>
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(OutputChange value) => Seen.TrySetResult();
    }
}
