using System.Text.Json;
using Microsoft.FSharp.Collections;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;
using Plotly.NET;

namespace NeuralIllumination.Charts;

/// <summary>Traces and layout as Plotly.NET writes them, in the dark theme's colours; the page exchanges these where it is light.</summary>
/// <param name="panels">How many panels there are, read row by row.</param>
/// <param name="columns">How many stand across where there is room.</param>
/// <param name="height">How high a panel is, in px.</param>
internal sealed class PlotFigure(int panels, int columns, double height)
{
    private readonly List<Trace> traces = [];
    private readonly List<object> notes = [];
    private readonly Dictionary<string, object> axes = [];

    public int Panels => panels;

    public int Columns => columns;

    public double Height => height;

    /// <summary>Whether the names of the traces stand below the panels.</summary>
    public bool HasLegend { get; init; } = true;

    /// <summary>What the pointer finds: every trace at one epoch, or the nearest point alone.</summary>
    public string Hover { get; init; } = "x unified";

    /// <summary>One line; its points' exact values are written by the page.</summary>
    /// <param name="panel">Its panel, from 0.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="colour">A colour of the dark theme.</param>
    /// <param name="points">Epoch and value; what is no number is a gap.</param>
    /// <param name="isDashed">Dashed: the test set.</param>
    /// <param name="group">Lines of one group stand in the legend once.</param>
    public void Line(
        int panel,
        string name,
        string colour,
        IEnumerable<(int Epoch, double? Value)> points,
        bool isDashed = false,
        (string Name, bool IsFirst)? group = null
    )
    {
        (int Epoch, double? Value)[] all = [.. points];
        Trace trace = Trace(panel, name);
        trace.SetProperty("mode", all.Length == 1 ? "markers" : "lines");
        trace.SetProperty("x", all.Select(p => p.Epoch).ToArray());
        trace.SetProperty("y", all.Select(p => p.Value is { } v && double.IsFinite(v) ? p.Value : null).ToArray());
        trace.SetProperty("line", Map(("color", colour), ("width", 2.2), ("dash", isDashed ? "dash" : "solid")));
        trace.SetProperty("marker", Map(("color", colour), ("size", 8)));
        trace.SetProperty("hovertemplate", Escaped(name) + " %{customdata}<extra></extra>");
        if (group is { } of)
        {
            trace.SetProperty("legendgroup", of.Name);
            trace.SetProperty("showlegend", of.IsFirst);
        }
    }

    /// <summary>A trace of any kind in a panel, for the caller to fill.</summary>
    public Trace Trace(int panel, string name)
    {
        Trace trace = new("scatter");
        string number = panel == 0 ? "" : $"{panel + 1}";
        trace.SetProperty("name", Escaped(name));
        trace.SetProperty("xaxis", "x" + number);
        trace.SetProperty("yaxis", "y" + number);
        traces.Add(trace);
        return trace;
    }

    /// <summary>Names a panel and sets its axes.</summary>
    public void Panel(
        int panel,
        string title,
        (string Key, object Value)[] across,
        params (string Key, object Value)[] up
    )
    {
        string number = panel == 0 ? "" : $"{panel + 1}";
        Theme theme = Theme.Dark;
        notes.Add(
            Map(
                ("text", $"<b>{Escaped(title)}</b>"),
                ("xref", $"x{number} domain"),
                ("yref", $"y{number} domain"),
                ("x", 0),
                ("y", 1),
                ("xanchor", "left"),
                ("yanchor", "bottom"),
                ("yshift", 8),
                ("showarrow", false),
                ("font", Map(("size", 14), ("color", theme.Text)))
            )
        );
        (string, object)[] common =
        [
            ("gridcolor", theme.Edge + "80"),
            ("linecolor", theme.Edge),
            ("tickfont", Map(("size", 13), ("color", theme.Muted))),
            ("zeroline", false),
            ("automargin", true),
        ];
        axes[$"xaxis{number}"] = Map([
            .. common,
            // Said at the first tick, and by the box at the pointer.
            ("tickprefix", "epoch "),
            ("showtickprefix", "first"),
            ("showline", true),
            ("showgrid", false),
            ("ticks", "outside"),
            ("tickcolor", theme.Edge),
            ("nticks", 6),
            .. across,
        ]);
        axes[$"yaxis{number}"] = Map([.. common, .. up]);
    }

    /// <summary><c>{"data":…,"layout":…}</c>, with nothing in it that could end a script.</summary>
    public string ToJson() => JsonOf(Chart(traces, Layout()));

    /// <summary>The same as a chart that needs no page of ours: it brings its size, and its exact values as text.</summary>
    public GenericChart ToChart()
    {
        Layout layout = Layout();
        int rows = (panels + columns - 1) / columns;
        (int top, int bottom) = Margins;
        layout.SetProperty("width", columns == 1 ? 760 : 1000);
        layout.SetProperty("height", rows * height + top + bottom);
        // The names of the lines stand below the last panel's axis, whatever the height.
        layout.SetProperty("legend", Map([.. Legend, ("y", -34 / (rows * height))]));
        foreach (Trace trace in traces)
        {
            if (trace.TryGetTypedPropertyValue<double?[]>("y") is { Value: { } values })
                trace.SetProperty("customdata", values.Select(y => y is { } v ? Numbers.Full(v) : "").ToArray());
        }

        return Chart(traces, layout);
    }

    /// <summary>A chart's <c>{"data":…,"layout":…}</c>.</summary>
    public static string JsonOf(GenericChart chart)
    {
        JsonElement figure = JsonDocument.Parse(GenericChart.toFigureJson(chart)).RootElement;
        return JsonLine.Write(new { data = figure.GetProperty("data"), layout = figure.GetProperty("layout") });
    }

    private static GenericChart Chart(List<Trace> traces, Layout layout) =>
        GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces)));

    private (int Top, int Bottom) Margins => (56, HasLegend ? 78 : 56);

    private static (string, object)[] Legend =>
        [
            ("orientation", "h"),
            ("x", 0),
            ("xanchor", "left"),
            ("yanchor", "top"),
            ("font", Map(("size", 13), ("color", Theme.Dark.Text))),
        ];

    private Layout Layout()
    {
        Theme theme = Theme.Dark;
        Layout layout = new();
        layout.SetProperty("paper_bgcolor", theme.Stage);
        layout.SetProperty("plot_bgcolor", theme.Stage);
        layout.SetProperty(
            "font",
            Map(("family", "system-ui, Segoe UI, sans-serif"), ("size", 13), ("color", theme.Text))
        );
        layout.SetProperty("margin", Map(("l", 64), ("r", 24), ("t", Margins.Top), ("b", Margins.Bottom)));
        layout.SetProperty("hovermode", Hover);
        layout.SetProperty("dragmode", false);
        layout.SetProperty(
            "hoverlabel",
            Map(
                ("bgcolor", theme.Raised),
                ("bordercolor", theme.Edge),
                ("font", Map(("size", 13), ("color", theme.Text))),
                ("namelength", -1)
            )
        );
        layout.SetProperty(
            "modebar",
            Map(("bgcolor", theme.Stage + "00"), ("color", theme.Muted), ("activecolor", theme.Text))
        );
        layout.SetProperty("showlegend", HasLegend);
        layout.SetProperty("legend", Map([.. Legend, ("y", -0.2)]));
        layout.SetProperty("annotations", notes);
        if (panels > 1)
            layout.SetProperty(
                "grid",
                Map(
                    ("pattern", "independent"),
                    ("rows", (panels + columns - 1) / columns),
                    ("columns", columns),
                    ("xgap", 0.2),
                    ("ygap", 0.34)
                )
            );
        foreach ((string name, object axis) in axes)
            layout.SetProperty(name, axis);
        return layout;
    }

    /// <summary>An object of JSON.</summary>
    public static Dictionary<string, object> Map(params (string Key, object Value)[] entries)
    {
        Dictionary<string, object> map = [];
        foreach ((string key, object value) in entries)
            map[key] = value;
        return map;
    }

    /// <summary>Names are the user's: in plotly's text a tag would be a tag, and % and $ could begin a template.</summary>
    public static string Escaped(string name) =>
        name.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("%{", "%\u200B{", StringComparison.Ordinal);
}
