using System.Globalization;
using System.Text.Json;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Bench;

/// <summary>The engine in Chromium: its size, how soon it is ready, how fast it replays, and how that compares with plain JavaScript.</summary>
internal static class InBrowser
{
    public static async Task<int> PrintAsync()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        if (browser.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }

        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        trainer.Run(200);
        string folder = Path.Combine(AppContext.BaseDirectory, "Web");
        string script = PageScript.Bundle("start.js");
        string page = Path.Combine(Path.GetTempPath(), $"neural-illumination-bench-{Environment.ProcessId}.html");
        string body =
            $"<script>const ni = {script};\n{Source(folder, "plain.js")}\n{Source(folder, "measure.js")}\nwindow.measure = measure;</script>";
        await File.WriteAllTextAsync(
            page,
            $"<!doctype html><meta charset=\"utf-8\"><title>bench</title><body>{body}</body>"
        );
        try
        {
            OpenedPage opened = await browser.OpenAsync(new Uri(page).AbsoluteUri);
            JsonElement found = await opened.Page.EvaluateAsync<JsonElement>(
                "([script, module, recipe]) => measure(script, module, JSON.parse(recipe))",
                new[] { script, EngineModule.Base64, trainer.Recipe.ToJson() }
            );
            Print(found);
            return 0;
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static void Print(JsonElement found)
    {
        double Number(string name) => found.GetProperty(name).GetDouble();
        Line("module, uncompressed", $"{EngineModule.Bytes.Length / 1024.0:0.0} KB", "≤ 60 KB");
        Line("from script start to ready, median", $"{Number("ready"):0.0} ms", "≤ 30 ms");
        Line(
            "epoch beside plain JavaScript, medians, in turns",
            $"{Number("ours") / Number("plain"):0.000}× ({Number("ours"):0.000} ms beside {Number("plain"):0.000} ms; weights apart {Number("apart"):0.0e0})",
            "≤ 0.15×"
        );
        Line("200 epochs replayed, both sets measured after each, median", $"{Number("replay"):0.0} ms", "≤ 60 ms");
        Line(
            "to any epoch after the first replay, 95th percentile",
            $"{Number("visit95"):0.00} ms (median {Number("visitMedian"):0.00} ms)",
            "≤ 16 ms"
        );
    }

    private static void Line(string what, FormattableString found, string reach) =>
        Console.WriteLine($"| {what} | {found.ToString(CultureInfo.InvariantCulture)} | {reach} |");

    private static string Source(string folder, string name) =>
        File.ReadAllText(Path.Combine(folder, name)).Replace("\nexport ", "\n", StringComparison.Ordinal);
}
