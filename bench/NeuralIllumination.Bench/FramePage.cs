using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Bench;

/// <summary>A fresh page with nothing but a live output on it, put there by a script as a notebook does.</summary>
internal sealed class FramePage : IAsyncDisposable
{
    /// <summary>The stage's width in CSS pixels: one for each of its units.</summary>
    private const int StageWidth = 960;

    private readonly ICDPSession session;

    private FramePage(IPage page, ICDPSession session, double firstFrame) =>
        (Page, this.session, FirstFrame) = (page, session, firstFrame);

    public IPage Page { get; }

    /// <summary>Milliseconds from the output's insertion until its first live frame was painted.</summary>
    public double FirstFrame { get; }

    public static async Task<FramePage> OpenAsync(TestBrowser browser, string blank, string output, string script)
    {
        OpenedPage opened = await browser.OpenAsync(blank, dark: true);
        IPage page = opened.Page;
        await page.EvaluateAsync($"() => {{ {script}\nwindow.bench = {{ prepare, insert }}; }}");
        // The page has come to rest before anything is timed.
        await page.WaitForTimeoutAsync(300);
        double first = await page.EvaluateAsync<double>("html => bench.insert(html)", output);
        double stage = await page.EvaluateAsync<double>(
            "() => document.querySelector('neural-illumination').viewer.parts.stage.clientWidth"
        );
        PageViewportSizeResult size = page.ViewportSize!;
        await page.SetViewportSizeAsync(size.Width + StageWidth - (int)stage, size.Height);
        await page.WaitForFunctionAsync(
            $"() => document.querySelector('neural-illumination').viewer.parts.canvas.width === {StageWidth}"
        );
        return new FramePage(page, await page.Context.NewCDPSessionAsync(page), first);
    }

    /// <summary>Evaluates a function of the viewer and its element.</summary>
    public Task<T> AskAsync<T>(string body) =>
        Page.EvaluateAsync<T>(
            $"() => {{ const element = document.querySelector('neural-illumination'); const {{ viewer }} = element; {body} }}"
        );

    /// <summary>What the page holds on to once all garbage is gone, in bytes: the script's objects, its arrays, the engine's memory; and nodes.</summary>
    public async Task<(double Objects, double Arrays, double Module, int Nodes)> HoldsAsync()
    {
        for (int i = 0; i < 3; i++)
            await session.SendAsync("HeapProfiler.collectGarbage");
        JsonElement? heap = await session.SendAsync("Runtime.getHeapUsage");
        JsonElement? counters = await session.SendAsync("Memory.getDOMCounters");
        return (
            heap!.Value.GetProperty("usedSize").GetDouble(),
            heap.Value.GetProperty("backingStorageSize").GetDouble(),
            await AskAsync<double>("return element.run.network.engine.exports.memory.buffer.byteLength;"),
            counters!.Value.GetProperty("nodes").GetInt32()
        );
    }

    /// <summary>Frames drawn in two seconds, after a short while in which what was under way comes to its end.</summary>
    public async Task<int> FramesOfTwoSecondsAsync()
    {
        await Page.WaitForTimeoutAsync(500);
        int before = await AskAsync<int>("return viewer.display.frames;");
        await Page.WaitForTimeoutAsync(2000);
        return await AskAsync<int>("return viewer.display.frames;") - before;
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
