using System.Security.Cryptography;
using System.Text;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>
/// A chart that answers to the pointer with every digit, drawn by plotly.js from what Plotly.NET writes. Without script, and until a copy of
/// plotly.js is on its page (see <see cref="PlotScript"/>), it is a picture of the same curves; the table of their numbers stands beside it always.
/// </summary>
/// <remarks>The HTML of the session's first chart carries the copy, and so is larger than that of the others; all else is the record's alone.</remarks>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public abstract class PlotView : View
{
    private static readonly Lazy<string> Show = new(() => Script("plot.js"));
    private static readonly Lazy<string> Carry = new(() => Script("carry.js"));

    private protected PlotView(Theme? theme) => Theme = theme ?? Theme.Dark;

    private protected Theme Theme { get; }

    private protected abstract string Caption { get; }

    /// <summary>What is seen, in words.</summary>
    private protected abstract string Words { get; }

    /// <summary>The picture that stands until the chart does, and where nothing else can.</summary>
    private protected abstract Markup Still { get; }

    private protected abstract Table Table { get; }

    /// <summary>What the chart is of, wherever its training has come to.</summary>
    private protected abstract string Subject { get; }

    private protected abstract PlotFigure Figure { get; }

    /// <inheritdoc/>
    public sealed override string ToHtml() => Write(PlotScript.IsCarriedBy(GetType().Name + Digest(Subject)));

    // A page of its own has no other chart to take the copy from.
    internal sealed override string ToPage() => ViewPage.Render(Caption, Write(carries: true));

    private string Write(bool carries)
    {
        PlotFigure figure = Figure;
        string data = figure.ToJson();
        string id = Digest(data)[..16];
        Markup content =
            $"<div data-ni-plot=\"{id}\"><div data-still=\"\">{Still}</div><p role=\"status\" style=\"font-size:12px;opacity:.85\"></p></div>\n{Table.ToMarkup()}";
        StringBuilder html = new(Views.Figure.Html(Caption, content));
        if (carries)
            html.Append(
                $"<script>\n{Carry.Value}.carry({{name:\"{PlotScript.Name}\",script:\"{PlotScript.Packed}\"}});\n</script>\n"
            );

        // The serialiser writes < as an escape, so that no name of the user's ends the script.
        string chart = JsonLine.Write(
            new
            {
                id,
                name = PlotScript.Name,
                panels = figure.Panels,
                columns = figure.Columns,
                height = figure.Height,
                colours = Recoloured,
                words = Words,
            }
        );
        html.Append($"<script>\n{Show.Value}.plot({{...{chart},...{data}}});\n</script>\n");
        return html.ToString();
    }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Caption}\n\n{Table.ToText()}";

    private protected static string SubjectOf(RunRecord run) =>
        (run.Recipe with { Epochs = 0, Batches = 0, Changes = [] }).ToJson();

    /// <summary>Figures are drawn in dark colours; this is the light one for each.</summary>
    private static IEnumerable<string[]> Recoloured =>
        Colours(Theme.Dark)
            .Zip(Colours(Theme.Light), (dark, light) => new[] { dark, light })
            .DistinctBy(pair => pair[0]);

    private static IEnumerable<string> Colours(Theme theme) =>
        [
            theme.Stage,
            theme.Raised,
            theme.Edge,
            theme.Text,
            theme.Muted,
            theme.Right,
            theme.Wrong,
            theme.Negative,
            .. theme.Layers,
        ];

    private static string Script(string entry) => PageScript.Compact(PageScript.Bundle(entry, Source));

    private static string Source(string name)
    {
        using Stream? own = typeof(PlotView).Assembly.GetManifestResourceStream($"web/{name}");
        if (own is null)
            return PageScript.Source(name);
        using StreamReader reader = new(own, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
