using System.Reflection;
using System.Text.RegularExpressions;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>The copy of plotly.js by which charts answer to the pointer: which charts carry it, and under which name a page keeps it.</summary>
/// <remarks>
/// <para>
/// Nothing is ever fetched. The first chart of a session carries the copy, packed; its page unpacks it once and keeps it as
/// <c>window[PlotScript.Name]</c>, and an event of that name on <c>window</c> wakes every chart that waits, those whose script ran before
/// included. From then on the page needs the carrying output no more: it may be run again or removed. A chart without a copy on its page
/// stays a picture with its table.
/// </para>
/// <para>
/// The session's first chart goes on carrying however often it is shown again, also further on in the same training: what it carries into a
/// saved notebook is there when that is opened again. Of charts that Plotly.NET itself has made nobody knows what they are of: where the first
/// is one of those, all of them carry. Where a notebook keeps only outputs that carry nothing, their charts are pictures and
/// say so; <see cref="Renew"/> makes the next chart carry again, <see cref="PlotCarrying.Always"/> every one.
/// </para>
/// <para>
/// A host that puts every output into a frame of its own may supply the library: set <c>window[PlotScript.Name]</c> in the frame to the
/// Plotly object of plotly.js 2.28 (what its script leaves in <c>window.Plotly</c>), before the output or later, then with
/// <c>window.dispatchEvent(new Event(PlotScript.Name))</c>; and choose <see cref="PlotCarrying.Never"/>, or let the page skip the copy, which
/// it does where the name is taken.
/// </para>
/// </remarks>
public static partial class PlotScript
{
    private static readonly AsyncLocal<Session?> Own = new();
    private static readonly Session Shared = new();
    private static readonly Lazy<(string Text, string Version)> Library = new(Read);
    private static readonly Lazy<string> Copy = new(() => Gzip.Pack(Library.Value.Text));

    /// <summary>Which charts carry the copy; the session's first one unless set.</summary>
    /// <exception cref="OptionException">There is no such choice.</exception>
    public static PlotCarrying Carrying
    {
        get => Current.Carrying;
        set =>
            Current.Carrying = Enum.IsDefined(value)
                ? value
                : throw new OptionException($"Charts carry the plot's script First, Always or Never; got {value}.");
    }

    /// <summary>The version of plotly.js.</summary>
    public static string Version => Library.Value.Version;

    /// <summary>The name of the library on <c>window</c>, and of the event that says it is there: another version has another.</summary>
    public static string Name => $"neuralIlluminationPlotly_{Version.Replace('.', '_')}";

    /// <summary>The next chart carries the copy, as if it were the session's first.</summary>
    public static void Renew() => Current.Carrier = null;

    /// <summary>Begins a session of its own for what runs from here on: a notebook among others in one process.</summary>
    public static void BeginSession() => Own.Value = new Session();

    /// <summary>The copy, as Base64 of gzip.</summary>
    internal static string Packed => Copy.Value;

    /// <summary>Whether a chart carries the copy. Asked again, the answer for the same chart is the same.</summary>
    /// <param name="chart">What the chart is of, wherever its training has come to.</param>
    internal static bool IsCarriedBy(string chart)
    {
        Session session = Current;
        lock (session)
        {
            if (session.Carrying != PlotCarrying.First)
                return session.Carrying == PlotCarrying.Always;
            session.Carrier ??= chart;
            return session.Carrier == chart;
        }
    }

    private static Session Current => Own.Value ?? Shared;

    private static (string, string) Read()
    {
        Assembly plotly = typeof(Plotly.NET.Chart).Assembly;
        string name = plotly.GetManifestResourceNames().Single(resource => Resource().IsMatch(resource));
        using StreamReader reader = new(plotly.GetManifestResourceStream(name)!);
        return (reader.ReadToEnd(), Resource().Match(name).Groups[1].Value);
    }

    [GeneratedRegex(@"plotly-(\d+\.\d+\.\d+)\.min\.js$")]
    private static partial Regex Resource();

    private sealed class Session
    {
        public PlotCarrying Carrying { get; set; }

        public string? Carrier { get; set; }
    }
}
