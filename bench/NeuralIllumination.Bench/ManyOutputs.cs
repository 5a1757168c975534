using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Web.Tests;

namespace NeuralIllumination.Bench;

/// <summary>What a tab with many live outputs takes, once each of them has been seen, and how soon a press is answered.</summary>
internal static class ManyOutputs
{
    private const int Exported = 200;
    private const int Served = 50;
    private const int Epochs = 20;

    // A renderer that has shown nothing of ours takes less, in bytes.
    private const double Reserve = 80e6;

    public static async Task<int> PrintAsync()
    {
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        await using TestBrowser browser = await TestBrowser.StartAsync();
        string folder = Directory.CreateTempSubdirectory("neural-illumination-many-").FullName;
        try
        {
            await PrintExportedAsync(browser, folder);
            await PrintServedAsync(browser, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task PrintExportedAsync(TestBrowser browser, string folder)
    {
        string path = Path.Combine(folder, "many.html");
        await File.WriteAllTextAsync(path, LiveNotebook.Export(Exported, Epochs));
        OpenedPage opened = await browser.OpenAsync(new Uri(path).AbsoluteUri);
        IPage page = opened.Page;
        await page.Locator("neural-illumination[data-ready]").First.WaitForAsync();
        await Task.Delay(3000);
        double first = await MemoryAsync(page);
        double most = 0;
        for (int i = 0; i < Exported; i++)
        {
            await page.Locator(".live").Nth(i).EvaluateAsync("(e) => e.scrollIntoView()");
            await page.Locator(".live").Nth(i).Locator("neural-illumination[data-ready]").WaitForAsync();
            if (i % 10 == 9)
                most = Math.Max(most, await MemoryAsync(page));
        }

        // As soon as an output is pressed, until what it answers is painted.
        List<double> clicks = [];
        for (int i = 0; i < 20; i++)
        {
            ILocator output = page.Locator(".live").Nth(i * 9);
            await output.EvaluateAsync("(e) => e.scrollIntoView()");
            await output.Locator("neural-illumination[data-ready]").WaitForAsync();
            clicks.Add(await output.Locator("neural-illumination").EvaluateAsync<double>(Press));
        }

        await Task.Delay(5000);
        double last = await MemoryAsync(page);
        Studio.Row(
            $"exported page with {Exported} live outputs ({new FileInfo(path).Length / 1e6:0} MB): its tab once opened; the most while each is scrolled to; five seconds after",
            $"{first:0}, {most:0}, {last:0} MB",
            "≤ 400 MB"
        );
        Studio.Row("from a press to the painted answer there, median and worst of 20", Studio.Two(clicks), "≤ 200 ms");
        if (opened.Complaints.Count > 0)
            throw new InvalidOperationException(opened.Complaints[0]);
        await page.Context.CloseAsync();
    }

    private const string Press = """
        async (element) => {
          const button = [...element.shadowRoot.querySelectorAll("button")].find((one) => /^(Pause|Resume)$/.test(one.textContent));
          const start = performance.now();
          button.click();
          await new Promise((painted) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port2.onmessage = painted; port1.postMessage(0); }));
          return performance.now() - start;
        }
        """;

    private static async Task PrintServedAsync(TestBrowser browser, string folder)
    {
        string served = Directory.CreateDirectory(Path.Combine(folder, "served")).FullName;
        await File.WriteAllTextAsync(Path.Combine(served, "many.ipynb"), LiveNotebook.Ipynb(Served, Epochs));
        using Process program = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(NotebookPage).Assembly.Location, "serve", "--no-open", "--port", "0", served]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            string line = await program.StandardOutput.ReadLineAsync() ?? "";
            string link = line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal));
            OpenedPage opened = await browser.OpenAsync(link);
            IPage page = opened.Page;
            await page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).ClickAsync();
            await page.Locator("main[data-alive]").WaitForAsync();
            await Task.Delay(5000);
            double first = await MemoryAsync(page);
            double most = 0;
            for (int i = 0; i < Served; i++)
            {
                ILocator cell = page.Locator(".cell").Nth(i);
                await cell.EvaluateAsync("(e) => e.scrollIntoView()");
                await cell.FrameLocator("iframe").Locator("neural-illumination[data-ready]").WaitForAsync();
                if (i % 5 == 4)
                    most = Math.Max(most, await MemoryAsync(page));
            }

            await Task.Delay(5000);
            double last = await MemoryAsync(page);
            Studio.Row(
                $"the Studio with {Served} live outputs: its tab once opened; the most while each is scrolled to; five seconds after",
                $"{first:0}, {most:0}, {last:0} MB",
                "≤ 600 MB"
            );
            await page.Context.CloseAsync();
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }

    /// <summary>
    /// What the renderers of a tab take, in MB: the resident pages of each, those that several share divided among them (PSS). Frames without an
    /// origin have a renderer of their own, so that all count but those that a browser keeps in reserve, which are small.
    /// </summary>
    private static async Task<double> MemoryAsync(IPage page)
    {
        ICDPSession session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        JsonElement? all = await session.SendAsync("SystemInfo.getProcessInfo");
        await session.DetachAsync();
        return all!
                .Value.GetProperty("processInfo")
                .EnumerateArray()
                .Where(process => process.GetProperty("type").GetString() == "renderer")
                .Select(process => Resident(process.GetProperty("id").GetInt32()))
                .Where(resident => resident > Reserve)
                .Sum() / 1e6;
    }

    private static double Resident(int process)
    {
        const string Key = "Pss:";
        string line = File.ReadLines($"/proc/{process}/smaps_rollup")
            .First(text => text.StartsWith(Key, StringComparison.Ordinal));
        return 1024
            * double.Parse(
                line[Key.Length..].Replace("kB", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture
            );
    }
}
