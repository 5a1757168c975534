using System.Text;

namespace NeuralIllumination.Studio.Pages;

/// <summary>The list of notebooks.</summary>
internal static class IndexPage
{
    /// <summary>The page; it asks for itself again as long as a notebook is not ready.</summary>
    public static string Render(IReadOnlyList<IndexEntry> entries)
    {
        StringBuilder body = new();
        body.Append("<main>\n<div class=\"prose\"><h1>Neural Illumination</h1></div>\n");
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

        body.Append("</ol>\n</main>");
        return PageShell.Render("Neural Illumination", body.ToString(), entries.All(entry => entry.IsDone) ? null : 1);
    }
}
