using System.Text.Json;
using NeuralIllumination.Views;
using Plotly.NET;

namespace NeuralIllumination.Charts;

/// <summary>Any chart of Plotly.NET's, shown with the copy of plotly.js that ours use: nothing is fetched. Its colours and its size stay its own.</summary>
/// <remarks>Without script there is no picture, since only plotly.js can draw it: the list of what it holds stands in its place.</remarks>
public sealed class GenericChartView : View
{
    private readonly string figure;

    /// <summary>Shows a chart.</summary>
    /// <param name="chart">The chart; what is done to it later is not seen.</param>
    public GenericChartView(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        figure = PlotFigure.JsonOf(chart);
    }

    internal override object Content => JsonDocument.Parse(figure).RootElement;

    /// <inheritdoc/>
    /// <remarks>
    /// Charts of the user's own are one subject: what such a chart is of cannot be known from it, and one that is restyled and run again must go on
    /// carrying, or the notebook is saved without the copy.
    /// </remarks>
    public override string ToHtml() => Write(PlotScript.IsCarriedBy(nameof(GenericChartView)));

    internal override string ToPage() => ViewPage.Render(Caption, Write(carries: true));

    /// <inheritdoc/>
    public override string ToString() => $"{Caption}\n\n{Table().ToText()}";

    private string Caption
    {
        get
        {
            string? title = Root.GetProperty("layout").TryGetProperty("title", out JsonElement given)
                ? TextOf(given)
                : null;
            string traces = Numbers.Count(Root.GetProperty("data").GetArrayLength(), "trace");
            return string.IsNullOrWhiteSpace(title) ? $"Plotly chart, {traces}" : $"{title}, {traces}";
        }
    }

    private JsonElement Root => JsonDocument.Parse(figure).RootElement;

    private string Write(bool carries) =>
        PlotHtml.Write(Caption, figure, new { isOwn = true, words = Caption }, $"", Table(), carries);

    private Table Table()
    {
        Table table = new("What the chart holds", "trace", "kind", "values", "smallest", "largest");
        int number = 0;
        foreach (JsonElement trace in Root.GetProperty("data").EnumerateArray())
        {
            number++;
            string name = trace.TryGetProperty("name", out JsonElement given) ? TextOf(given) ?? "" : "";
            string kind = trace.TryGetProperty("type", out JsonElement type) ? TextOf(type) ?? "" : "scatter";
            double[] values = Values(trace);
            table.Add([
                name.Length > 0 ? name : $"{number}",
                kind,
                Numbers.Count(values.Length),
                values.Length > 0 ? values.Min() : "",
                values.Length > 0 ? values.Max() : "",
            ]);
        }

        return table;
    }

    /// <summary>The numbers that a trace draws: what stands upright, or whatever it has in its place.</summary>
    private static double[] Values(JsonElement trace)
    {
        foreach (string member in (string[])["y", "values", "z", "x"])
        {
            if (trace.TryGetProperty(member, out JsonElement values) && values.ValueKind == JsonValueKind.Array)
                return [.. Flat(values)];
        }

        return [];
    }

    private static IEnumerable<double> Flat(JsonElement values) =>
        values
            .EnumerateArray()
            .SelectMany(value =>
                value.ValueKind switch
                {
                    JsonValueKind.Array => Flat(value),
                    JsonValueKind.Number => [value.GetDouble()],
                    _ => [],
                }
            );

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object when value.TryGetProperty("text", out JsonElement text) => TextOf(text),
            _ => null,
        };
}
