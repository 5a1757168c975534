using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeuralIllumination.Hosts;
using NeuralIllumination.Tests;

namespace NeuralIllumination.Bench;

/// <summary>The package, just packed, in the real notebook hosts: how long one waits, and which cells succeed.</summary>
internal static class HostFigures
{
    private const int Rounds = 5;
    private const string Found = "#r \"nuget: NeuralIllumination\"";

    // The yardstick: a package that brings no extension, already restored as a dependency of ours.
    private const string Other = "#r \"nuget: Plotly.NET, 6.0.0\"";

    private static readonly string[] Notebooks =
    [
        .. Directory.GetFiles(Repository.Path("notebooks"), "*.dib").Order(StringComparer.Ordinal),
        Repository.Path("samples", "gallery.dib"),
        Repository.Path("samples", "magics.dib"),
    ];

    public static async Task<int> PrintAsync()
    {
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        await using HostHome home = await HostHome.MakeAsync();
        await PrintLoadAsync(home);
        await PrintFirstPictureAsync(home);
        await PrintCellsAsync(home);
        await PrintStopAsync(home);
        return 0;
    }

    private static async Task PrintLoadAsync(HostHome home)
    {
        // The first round restores; it is not counted.
        List<double> pinned = [];
        List<double> found = [];
        List<double> other = [];
        for (int round = 0; round <= Rounds; round++)
        {
            double exact = await LoadAsync(home, home.Load);
            double bare = await LoadAsync(home, Found);
            double without = await LoadAsync(home, Other);
            if (round == 0)
                continue;
            pinned.Add(exact);
            found.Add(bare);
            other.Add(without);
        }

        Studio.Row(
            "`#r \"nuget: NeuralIllumination, VERSION\"` on the warm host, package restored, median and worst of 5",
            Studio.Two(pinned),
            "≤ 150 ms"
        );
        string more = (Middle(pinned) - Middle(other)).ToString("+0;-0", CultureInfo.InvariantCulture);
        Studio.Row(
            "the host's own share: the same for Plotly.NET, which brings no extension; ours beside it",
            $"{Studio.Two(other)} ({more} ms)",
            ""
        );
        Studio.Row(
            "the same without a version, for which the host restores anew in each session",
            Studio.Two(found),
            ""
        );
    }

    private static async Task<double> LoadAsync(HostHome home, string line)
    {
        await using InteractiveTool tool = InteractiveTool.Start(home);
        await tool.ShowAsync("1+1");
        long start = Stopwatch.GetTimestamp();
        await tool.ShowAsync(line);
        return Studio.Since(start);
    }

    private static async Task PrintFirstPictureAsync(HostHome home)
    {
        IReadOnlyList<(string Kernel, string Code)> cells = HostNotebook.Read(Notebooks[0]).Code;
        List<double> sums = [];
        List<double> pictures = [];
        List<double> bare = [];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            await using (InteractiveTool tool = InteractiveTool.Start(home))
            {
                await tool.ShowAsync("1+1");
                sums.Add(Studio.Since(start));
            }

            pictures.Add(
                await FirstPictureAsync(
                    home,
                    cells.Select(cell => cell.Code.Replace(Found, home.Load, StringComparison.Ordinal))
                )
            );
            bare.Add(await FirstPictureAsync(home, cells.Select(cell => cell.Code)));
        }

        string sum = Studio.Two(sums);
        Studio.Row("from the host's start to its answer to `1+1`, median and worst of 5", sum, "");
        string more = (Middle(pictures) - Middle(sums)).ToString("+0;-0", CultureInfo.InvariantCulture);
        Studio.Row(
            "to the first picture of lesson 1, its version given",
            $"{Studio.Two(pictures)} ({more} ms)",
            "≤ + 1,000 ms"
        );
        more = (Middle(bare) - Middle(sums)).ToString("+0;-0", CultureInfo.InvariantCulture);
        Studio.Row("the same, lesson 1 unedited", $"{Studio.Two(bare)} ({more} ms)", "");
    }

    private static async Task<double> FirstPictureAsync(HostHome home, IEnumerable<string> cells)
    {
        long start = Stopwatch.GetTimestamp();
        await using InteractiveTool tool = InteractiveTool.Start(home);
        foreach (string cell in cells)
        {
            ToolAnswer answer = await tool.ShowAsync(cell);
            if (answer.Shown.Any(forms => forms.ContainsKey("image/svg+xml")))
                return Studio.Since(start);
        }

        throw new InvalidOperationException("Lesson 1 shows no picture.");
    }

    private static async Task PrintCellsAsync(HostHome home)
    {
        int all = 0;
        int succeeded = 0;
        HostNotebook[] notebooks = [.. Notebooks.Select(HostNotebook.Read)];
        foreach (HostNotebook notebook in notebooks)
        {
            await using InteractiveTool tool = InteractiveTool.Start(home);
            foreach ((string kernel, string code) in notebook.Code)
            {
                all++;
                succeeded += (await tool.SubmitAsync(code, kernel)).Failure is null ? 1 : 0;
            }

            await File.WriteAllTextAsync(Path.Combine(home.Work, $"{notebook.Name}.ipynb"), notebook.ToIpynb());
        }

        Jupyter jupyter = await Jupyter.PrepareAsync(home);
        await jupyter.ExecuteAsync("executed", notebooks.Select(notebook => $"{notebook.Name}.ipynb"));
        int inJupyter = notebooks.Sum(notebook =>
            Succeeded(Path.Combine(home.Work, "executed", $"{notebook.Name}.ipynb"))
        );
        Studio.Row(
            "code cells of lessons, gallery and magics that succeed: .NET Interactive, Jupyter",
            string.Create(CultureInfo.InvariantCulture, $"{succeeded} of {all}, {inJupyter} of {all}"),
            "all, all"
        );
    }

    private static int Succeeded(string ipynb)
    {
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllText(ipynb));
        return notebook
            .RootElement.GetProperty("cells")
            .EnumerateArray()
            .Count(cell =>
                cell.GetProperty("cell_type").GetString() == "code"
                && cell.GetProperty("execution_count").ValueKind == JsonValueKind.Number
                && cell.GetProperty("outputs")
                    .EnumerateArray()
                    .All(output => output.GetProperty("output_type").GetString() != "error")
            );
    }

    private static async Task PrintStopAsync(HostHome home)
    {
        await using InteractiveTool tool = InteractiveTool.Start(home);
        await tool.ShowAsync(home.Load);
        await tool.ShowAsync(
            """
            using NeuralIllumination;
            var training = new Training(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
            """
        );
        await tool.ShowAsync("#!neural build");
        foreach (string cell in new[] { "training.Run(epochs: 1_000_000)", "#!neural train --epochs 1000000" })
        {
            List<double> waits = [];
            for (int round = 0; round < Rounds; round++)
                waits.Add(await StopAsync(tool, cell));
            Studio.Row(
                $"from the stop button to the next cell's answer, `{cell}`, median and worst of 5",
                Studio.Two(waits),
                "≤ 1,500 ms"
            );
        }
    }

    private static async Task<double> StopAsync(InteractiveTool tool, string cell)
    {
        ToolAnswer running = tool.Begin(cell);
        while (running.Updates.Count < 3)
        {
            if (running.HasEnded)
                throw new InvalidOperationException($"{cell} ended by itself. {running.Failure}");
            await Task.Delay(50);
        }

        long start = Stopwatch.GetTimestamp();
        Task<ToolAnswer> stopped = tool.CancelAsync();
        await tool.ShowAsync("training.History.Count");
        double wait = Studio.Since(start);
        await stopped;
        return wait;
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
