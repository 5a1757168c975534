using System.Text;

namespace NeuralIllumination.Studio.Pages;

/// <summary>The list of notebooks.</summary>
internal static class IndexPage
{
    /// <summary>The page.</summary>
    /// <param name="entries">The notebooks.</param>
    /// <param name="look">dark, light, or null for what the reader's system is.</param>
    public static string Render(IReadOnlyList<IndexEntry> entries, string? look)
    {
        StringBuilder body = new();
        body.Append("<header class=\"bar\"><span class=\"place\"></span>").Append(LookButton).Append("</header>\n");
        body.Append("<main class=\"page\">\n<div class=\"prose\"><h1>Neural Illumination</h1></div>\n");
        body.Append(
            "<p class=\"lead\">A small neural network learns, and you see it learn: each number computed, none invented.</p>\n"
        );
        body.Append("<ol class=\"lessons\">\n");
        foreach (IndexEntry entry in entries)
        {
            body.Append($"<li><div><a href=\"{Html.Escape(entry.Address)}\">{Html.Escape(entry.Title)}</a>");
            if (entry.Summary.Length > 0)
                body.Append($"<p>{Html.Escape(entry.Summary)}</p>");
            body.Append($"</div><span class=\"state {entry.State}\">{Html.Escape(entry.StateText)}</span></li>\n");
        }

        body.Append("</ol>\n");
        if (entries.Count == 0)
            body.Append("<p>There are no notebooks (.dib or .ipynb) in this folder.</p>\n");
        body.Append("</main>");
        return StudioShell.Render("Neural Illumination", body.ToString(), look, "list.js");
    }

    /// <summary>The button that turns dark into light and back.</summary>
    public static string LookButton =>
        $"<button type=\"button\" class=\"tool\" data-do=\"look\" aria-label=\"Dark or light\" title=\"Dark or light\">{Icon.Html("look")}</button>";
}
