using System.Text.Json;
using Microsoft.Playwright;

namespace NeuralIllumination.Bench;

/// <summary>What one frame cost, in milliseconds of processor time, by who spent it.</summary>
/// <param name="Particles">Particles it drew.</param>
/// <param name="Script">The page's script.</param>
/// <param name="Main">The page's main thread: script, layout, paint, the canvas' drawing, commit.</param>
/// <param name="Others">The page's compositor and raster threads, and the process that puts the screen together.</param>
/// <param name="Late">By how much it took longer on the clock than Main: other programs had the core.</param>
internal sealed record FrameCost(int Particles, double Script, double Main, double Others, double Late)
{
    /// <summary>All that was done for it.</summary>
    public double Whole => Main + Others;
}

/// <summary>
/// Frames as Chromium's own trace tells of them. A canvas' commands are recorded first and carried out later, so the script's time alone says
/// little: here every task of every thread that works for the page counts, for the frame in hand when it ended. Processor time, not the
/// clock's: on a machine that others use too the clock counts their work.
/// </summary>
internal static class FrameTrace
{
    private sealed class Sums
    {
        public double Start;
        public int Particles;
        public double Script;
        public double Main;
        public double Others;
        public double Clock;
    }

    /// <summary>Traces a page for some seconds. Each frame must leave a mark <c>particles N</c>.</summary>
    public static async Task<IReadOnlyList<FrameCost>> RecordAsync(IPage page, double seconds)
    {
        ICDPSession session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        List<JsonElement> events = [];
        TaskCompletionSource complete = new();
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            lock (events)
                events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(e => e.Clone()));
        };
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        object config = new
        {
            includedCategories = new[] { "toplevel", "devtools.timeline", "blink.user_timing" },
            excludedCategories = new[] { "*" },
        };
        await session.SendAsync("Tracing.start", new() { ["traceConfig"] = config, ["transferMode"] = "ReportEvents" });
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await session.SendAsync("Tracing.end");
        await complete.Task;
        await session.DetachAsync();
        lock (events)
            return Add(events);
    }

    private static List<FrameCost> Add(List<JsonElement> events)
    {
        ILookup<string, JsonElement> named = events.ToLookup(e => e.GetProperty("name").GetString()!);
        Dictionary<(int, int), string> threads = named["thread_name"]
            .DistinctBy(Thread)
            .ToDictionary(Thread, e => e.GetProperty("args").GetProperty("name").GetString()!);
        JsonElement[] callbacks = [.. named["FireAnimationFrame"].Where(IsWhole).OrderBy(Start)];
        if (callbacks.Length < 10)
            throw new InvalidOperationException($"The trace holds {callbacks.Length} frames; expected at least 10.");
        (int process, int main) = Thread(callbacks[0]);
        Sums[] frames = [.. callbacks.Select(e => new Sums { Start = Start(e), Script = Busy(e) })];
        double[] starts = [.. frames.Select(frame => frame.Start)];
        Sums? At(double time)
        {
            int found = Array.BinarySearch(starts, time);
            int index = found >= 0 ? found : ~found - 1;
            return index < 0 ? null : frames[index];
        }

        foreach (JsonElement task in named["ThreadControllerImpl::RunTask"].Where(IsWhole))
        {
            (int taskProcess, int taskThread) = Thread(task);
            string thread = threads.GetValueOrDefault((taskProcess, taskThread), "");
            bool isOfPage = taskProcess == process;
            bool isMain = isOfPage && taskThread == main;
            bool isOther = isOfPage
                ? thread.StartsWith("Compositor", StringComparison.Ordinal)
                    || thread.StartsWith("ThreadPool", StringComparison.Ordinal)
                : thread is "VizCompositorThread" or "CrGpuMain";
            if (!isMain && !isOther || At(Start(task) + Duration(task)) is not { } frame)
                continue;
            if (isOther)
            {
                frame.Others += Busy(task);
                continue;
            }

            frame.Main += Busy(task);
            frame.Clock += Duration(task) / 1000;
        }

        foreach (
            IGrouping<string, JsonElement> marks in named.Where(g =>
                g.Key.StartsWith("particles ", StringComparison.Ordinal)
            )
        )
        foreach (JsonElement mark in marks)
            if (At(Start(mark)) is { } frame)
                frame.Particles = int.Parse(marks.Key.AsSpan("particles ".Length), null);
        // The first and the last are not whole.
        return [.. frames[2..^2].Select(f => new FrameCost(f.Particles, f.Script, f.Main, f.Others, f.Clock - f.Main))];
    }

    private static bool IsWhole(JsonElement e) =>
        e.GetProperty("ph").GetString() == "X" && e.TryGetProperty("tdur", out _);

    private static (int Process, int Thread) Thread(JsonElement e) =>
        (e.GetProperty("pid").GetInt32(), e.GetProperty("tid").GetInt32());

    private static double Start(JsonElement e) => e.GetProperty("ts").GetDouble();

    private static double Duration(JsonElement e) => e.GetProperty("dur").GetDouble();

    private static double Busy(JsonElement e) => e.GetProperty("tdur").GetDouble() / 1000;
}
