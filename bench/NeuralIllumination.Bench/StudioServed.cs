using System.Diagnostics;
using System.Net.Http.Json;
using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Bench;

/// <summary>The program as a reader starts it, with twenty notebooks: how soon its first page is there, how soon cells answer, and what it all takes.</summary>
internal sealed class StudioServed : IAsyncDisposable
{
    private const int Notebooks = 20;
    private const string Lesson = """
        #!csharp

        #r "nuget: NeuralIllumination"
        using NeuralIllumination;
        var data = Datasets.CirclesAndSquares(seed: 42);
        var network = Network.Create([64, 16, 2], seed: 42);
        var training = new Training(network, data) { LearningRate = 0.1, BatchSize = 16 };
        training.Step()

        #!csharp

        training.Run(200); training.Illuminate()

        #!csharp

        training.Plot()

        #!csharp

        1 + 1

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-served-").FullName;
    private readonly HttpClient client = new();
    private readonly Process program;

    private StudioServed()
    {
        for (int i = 1; i <= Notebooks; i++)
            File.WriteAllText(Path.Combine(folder, $"{i:00}.dib"), Lesson.ReplaceLineEndings("\n"));
        program = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(KernelProcess).Assembly.Location, "serve", "--no-open", "--port", "0", folder]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
    }

    public static async Task PrintAsync()
    {
        await PrintFirstPagesAsync();
        await using StudioServed last = new();
        await last.PrintNotebooksAsync();
    }

    public static async Task PrintFirstPagesAsync()
    {
        List<double> listening = [];
        List<double> first = [];
        for (int i = 0; i < 5; i++)
        {
            await using StudioServed served = new();
            (double until, double page, string _) = await served.OpenAsync();
            listening.Add(until);
            first.Add(page);
        }

        Studio.Row("from the program's start until it listens, median and worst of 5", Studio.Two(listening), "");
        Studio.Row("its first page from then on, median and worst of 5", Studio.Two(first), "≤ 1 s");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync();
        program.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task PrintNotebooksAsync()
    {
        (double _, double _, string address) = await OpenAsync();
        for (int i = 1; i <= Notebooks; i++)
            await client.GetStringAsync($"{address}/notebooks/{i:00}");
        double cold = await RunAsync(address, "01", "c1");
        List<double> warm = [];
        for (int i = 0; i < 20; i++)
            warm.Add(await RunAsync(address, "01", "c4"));
        Studio.Row(
            "run pressed on a lesson's first cell seconds after the start, until its result",
            $"{cold:N0} ms",
            "≤ 3 s"
        );
        Studio.Row("run pressed on `1 + 1`, median and worst of 20", Studio.Two(warm), "≤ 100 ms");
        for (int i = 1; i <= 4; i++)
        {
            foreach (string cell in new[] { "c1", "c2", "c3" })
                await RunAsync(address, $"{i:00}", cell);
        }

        // Idle kernels give memory back, and the next spare becomes ready.
        await Task.Delay(TimeSpan.FromSeconds(15));
        long[] kernels = [.. Kernels().Select(Studio.Resident)];
        long host = Studio.Resident(program.Id);
        Studio.Row(
            $"twenty notebooks open, four of them run: the host and its {kernels.Length} kernels, the one kept ready included",
            $"{(host + kernels.Sum()) / 1e6:0} MB (the host {host / 1e6:0})",
            "≤ 1,200 MB"
        );
    }

    /// <summary>Milliseconds until it listens, milliseconds from then on until its first page is there, and its address.</summary>
    private async Task<(double Listens, double Page, string Address)> OpenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        string line =
            await program.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The Studio said nothing.");
        double listens = Studio.Since(start);
        Uri link = new(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
        start = Stopwatch.GetTimestamp();
        await client.GetStringAsync(link);
        return (listens, Studio.Since(start), link.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Presses run on a cell and waits until its page says that it has succeeded.</summary>
    private async Task<double> RunAsync(string address, string notebook, string cell)
    {
        using HttpRequestMessage page = new(HttpMethod.Get, $"{address}/notebooks/{notebook}/events");
        using HttpResponseMessage events = await client.SendAsync(page, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader reader = new(await events.Content.ReadAsStreamAsync());
        long start = Stopwatch.GetTimestamp();
        using HttpRequestMessage press = new(HttpMethod.Post, $"{address}/notebooks/{notebook}/run")
        {
            Content = JsonContent.Create(new { scope = "cell", key = cell }),
        };
        press.Headers.Add("Origin", address);
        using HttpResponseMessage pressed = await client.SendAsync(press);
        pressed.EnsureSuccessStatusCode();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (
                !line.StartsWith("data:", StringComparison.Ordinal)
                || !line.Contains($"\"key\":\"{cell}\"", StringComparison.Ordinal)
            )
                continue;
            if (line.Contains("\"state\":\"succeeded\"", StringComparison.Ordinal))
                return Studio.Since(start);
            if (line.Contains("\"state\":\"failed\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"The cell failed: {line}");
        }

        throw new InvalidOperationException("The events ended.");
    }

    /// <summary>The processes that the program started.</summary>
    private IEnumerable<int> Kernels() =>
        Directory
            .EnumerateDirectories($"/proc/{program.Id}/task")
            .Select(thread => Path.Combine(thread, "children"))
            .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse);
}
