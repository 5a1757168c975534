using System.Globalization;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Bench;

/// <summary>The live view in Chromium without a GPU: what its frames cost, whether it holds 60 a second, how large and how soon alive an output is.</summary>
internal static class Frames
{
    private const int Particles = 400;
    private const int FreshPages = 11;
    private const double TracedSeconds = 13.5;
    private const int HeldSeconds = 60;

    public static async Task<int> PrintAsync()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        if (browser.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }

        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(200);
        string output = training.Illuminate().ToHtml();
        using BlankPage blank = await BlankPage.WriteAsync();
        Task<FramePage> Open() => FramePage.OpenAsync(browser, blank.Address, output, blank.Script);
        Console.Error.WriteLine(
            $"{Environment.ProcessorCount} processors, programs to be run (load average): {Load()}"
        );
        await PrintCostAsync(Open);
        await PrintHeldAsync(Open);
        Line(
            $"one output, everything included, 200 epochs",
            $"{System.Text.Encoding.UTF8.GetByteCount(output) / 1024.0:0.0} KB",
            "≤ 200 KB"
        );
        await PrintFirstFrameAsync(Open);
        await PrintRestAsync(Open);
        Console.Error.WriteLine($"load average at the end, this included: {Load()}");
        return 0;
    }

    private static async Task PrintCostAsync(Func<Task<FramePage>> open)
    {
        IReadOnlyList<FrameCost> crowded = await TraceAsync(open, Particles, readsBack: false);
        FrameCost[] full = [.. crowded.Where(frame => frame.Particles >= Particles)];
        Line(
            $"script and paint per frame, {full.Min(f => f.Particles)} to {full.Max(f => f.Particles)} particles, median and 95th percentile of {full.Length}",
            $"{Both(full, f => f.Whole)} ms",
            "≤ 10, ≤ 16 ms"
        );
        Line($"… of it script", $"{Both(full, f => f.Script)} ms", "");
        Line(
            $"… of it the page's main thread: script, layout, paint, the canvas' drawing",
            $"{Both(full, f => f.Main)} ms",
            ""
        );
        Line($"… kept waiting by other programs, beyond that", $"{Both(full, f => f.Late)} ms", "");
        Line(
            $"the same, all {crowded.Count} frames of the run, those between the phases included",
            $"{Both(crowded, f => f.Whole)} ms",
            "≤ 10, ≤ 16 ms"
        );
        IReadOnlyList<FrameCost> own = await TraceAsync(open, 0, readsBack: false);
        Line(
            $"the same, the stage's own particles (at most {own.Max(f => f.Particles)}), all {own.Count} frames",
            $"{Both(own, f => f.Whole)} ms",
            ""
        );
        FrameCost[] read =
        [
            .. (await TraceAsync(open, Particles, readsBack: true)).Where(f => f.Particles >= Particles),
        ];
        Line(
            $"cross-check: script, when each frame ends by reading a pixel back, so that it waits for the canvas' drawing",
            $"{Both(read, f => f.Script)} ms",
            ""
        );
    }

    private static async Task<IReadOnlyList<FrameCost>> TraceAsync(
        Func<Task<FramePage>> open,
        int particles,
        bool readsBack
    )
    {
        await using FramePage page = await open();
        await page.AskAsync<object?>(
            $"bench.prepare(viewer, {particles}, {(readsBack ? "true" : "false")}); element.play(); return null;"
        );
        // Two batches long: code is compiled, sprites are made.
        await page.Page.WaitForTimeoutAsync(2700);
        return await FrameTrace.RecordAsync(page.Page, TracedSeconds);
    }

    private static async Task PrintHeldAsync(Func<Task<FramePage>> open)
    {
        await using FramePage page = await open();
        // Over epochs that the page has run before: new ones would add to the run's own record.
        await page.AskAsync<object?>("return element.goTo(0).then(() => element.play());");
        // Code is compiled and arrowheads are made as they are first called for: that is over by then.
        await page.Page.WaitForTimeoutAsync(20000);
        (double objects, double arrays, double module, int nodes) = await page.HoldsAsync();
        const string now = "return [viewer.display.frames, performance.now() / 1000, element.run.epoch];";
        double[] before = await page.AskAsync<double[]>(now);
        await page.Page.WaitForTimeoutAsync(HeldSeconds * 1000);
        double[] after = await page.AskAsync<double[]>(now);
        (double objectsThen, double arraysThen, double moduleThen, int nodesThen) = await page.HoldsAsync();
        Line(
            $"frames a second, held for {after[1] - before[1]:0} s, {after[2] - before[2]:0} epochs",
            $"{(after[0] - before[0]) / (after[1] - before[1]):0.0}",
            "60"
        );
        Line(
            $"memory before and after them: objects, arrays, the engine's, nodes",
            $"{objects / 1048576:0.00} → {objectsThen / 1048576:0.00} MB, {arrays / 1048576:0.00} → {arraysThen / 1048576:0.00} MB, {module / 1024:0} → {moduleThen / 1024:0} KB, {nodes} → {nodesThen}",
            "no growth"
        );
    }

    private static async Task PrintFirstFrameAsync(Func<Task<FramePage>> open)
    {
        List<double> times = [];
        for (int i = 0; i < FreshPages; i++)
        {
            await using FramePage page = await open();
            times.Add(page.FirstFrame);
        }

        Line(
            $"from insertion to the first live frame painted, median of {FreshPages} fresh pages",
            $"{Quantile(times, 0.5):0} ms ({times.Min():0} to {times.Max():0})",
            "≤ 150 ms"
        );
    }

    private static async Task PrintRestAsync(Func<Task<FramePage>> open)
    {
        await using FramePage page = await open();
        await page.AskAsync<object?>("element.play(); return null;");
        int playing = await page.FramesOfTwoSecondsAsync();
        await page.AskAsync<object?>("element.pause(); return null;");
        int paused = await page.FramesOfTwoSecondsAsync();
        // Without a screen no page is ever hidden: this one is told that it is.
        const string hide =
            "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); document.dispatchEvent(new Event('visibilitychange')); return null;";
        await page.AskAsync<object?>("element.play(); " + hide);
        int hidden = await page.FramesOfTwoSecondsAsync();
        await page.AskAsync<object?>(
            "delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); document.body.style.paddingBottom = '400vh'; scrollTo(0, 1e6); return null;"
        );
        int off = await page.FramesOfTwoSecondsAsync();
        await page.AskAsync<object?>("scrollTo(0, 0); return null;");
        int again = await page.FramesOfTwoSecondsAsync();
        Line(
            $"frames in 2 s: paused, hidden, scrolled off (playing before: {playing}, after: {again})",
            $"{paused}, {hidden}, {off}",
            "0, 0, 0"
        );
    }

    private static FormattableString Both(IReadOnlyCollection<FrameCost> frames, Func<FrameCost, double> what) =>
        $"{Quantile(frames.Select(what), 0.5):0.0}, {Quantile(frames.Select(what), 0.95):0.0}";

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    internal static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static void Line(FormattableString what, FormattableString found, string reach) =>
        Console.WriteLine(
            $"| {what.ToString(CultureInfo.InvariantCulture)} | {found.ToString(CultureInfo.InvariantCulture)} | {reach} |"
        );
}
