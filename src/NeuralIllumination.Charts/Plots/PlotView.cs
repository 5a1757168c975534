using NeuralIllumination.Learning;
using NeuralIllumination.Views;
using Plotly.NET;

namespace NeuralIllumination.Charts;

/// <summary>
/// A chart that answers to the pointer with every digit, drawn by plotly.js from what Plotly.NET writes. Without script, and until a copy of
/// plotly.js is on its page (see <see cref="PlotScript"/>), it is a picture of the same curves; the table of their numbers stands beside it always.
/// </summary>
/// <remarks>The HTML of the session's first chart carries the copy, and so is larger than that of the others; all else is the record's alone.</remarks>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public abstract class PlotView : View
{
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

    /// <summary>
    /// The chart as Plotly.NET's own value, to be restyled in its words and shown by whoever shows those: its own size, the exact values under
    /// the pointer, in the dark theme's colours.
    /// </summary>
    /// <example><code>
    /// #r "nuget: Plotly.NET.CSharp, 0.14.0"
    /// using Plotly.NET.CSharp;
    /// training.Plot().Chart.WithSize(Width: 700, Height: 500)
    /// </code></example>
    public GenericChart Chart => Figure.ToChart();

    /// <inheritdoc/>
    public sealed override string ToHtml() => Write(PlotScript.IsCarriedBy(GetType().Name + PlotHtml.Digest(Subject)));

    // A page of its own has no other chart to take the copy from.
    internal sealed override string ToPage() => ViewPage.Render(Caption, Write(carries: true));

    private string Write(bool carries)
    {
        PlotFigure figure = Figure;
        return PlotHtml.Write(
            Caption,
            figure.ToJson(),
            new
            {
                panels = figure.Panels,
                columns = figure.Columns,
                height = figure.Height,
                colours = Recoloured,
                words = Words,
            },
            Still,
            Table,
            carries
        );
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
}
