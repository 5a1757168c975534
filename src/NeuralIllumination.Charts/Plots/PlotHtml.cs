using System.Security.Cryptography;
using System.Text;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>A chart's HTML: what stands until its script runs, the table, and the script, with the copy of plotly.js where it carries it.</summary>
internal static class PlotHtml
{
    private static readonly Lazy<string> Show = new(() => Script("plot.js"));
    private static readonly Lazy<string> Carry = new(() => Script("carry.js"));

    /// <param name="caption">What stands over it.</param>
    /// <param name="figure"><c>{"data":…,"layout":…}</c>.</param>
    /// <param name="settings">What else plot.js is told, see there.</param>
    /// <param name="still">What stands until the chart does.</param>
    /// <param name="table">Its numbers.</param>
    /// <param name="carries">Whether the copy of plotly.js comes with it.</param>
    public static string Write(string caption, string figure, object settings, Markup still, Table table, bool carries)
    {
        string id = Digest(figure)[..16];
        Markup content =
            $"<div data-ni-plot=\"{id}\"><div data-still=\"\">{still}</div><p role=\"status\" style=\"font-size:12px;opacity:.85\"></p></div>\n{table.ToMarkup()}";
        StringBuilder html = new(Figure.Html(caption, content));
        if (carries)
            html.Append(
                $"<script>\n{Carry.Value}.carry({{name:\"{PlotScript.Name}\",script:\"{PlotScript.Packed}\"}});\n</script>\n"
            );

        // The serialiser writes < as an escape, so that no name of the user's ends the script.
        string chart = JsonLine.Write(new { id, name = PlotScript.Name });
        string told = JsonLine.Write(settings);
        html.Append($"<script>\n{Show.Value}.plot({{...{chart},...{told},...{figure}}});\n</script>\n");
        return html.ToString();
    }

    public static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Script(string entry) => PageScript.Compact(PageScript.Bundle(entry, Source));

    private static string Source(string name)
    {
        using Stream? own = typeof(PlotView).Assembly.GetManifestResourceStream($"web/{name}");
        if (own is null)
            return PageScript.Source(name);
        using StreamReader reader = new(own, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
