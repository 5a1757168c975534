using System.Text;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>An open notebook: read, edited, executed and taught from.</summary>
internal static class StudioPage
{
    /// <summary>The page as the notebook stands now; it hears by itself of what comes after.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="look">dark, light, or null for what the reader's system is.</param>
    public static string Render(OpenNotebook notebook, string? look)
    {
        (IReadOnlyList<OpenCell> cells, string lastEvent) = notebook.Snapshot();
        string title = notebook.ToNotebook().Title ?? notebook.File.Name;
        StringBuilder body = new();
        body.Append(StudioBar.Render(notebook));
        body.Append(
            $"<main class=\"notebook\" data-part=\"notebook\" data-address=\"{Html.Escape(NotebookAddress.Of(notebook.Slug))}\" data-life=\"{notebook.Life}\" data-event=\"{lastEvent}\" data-name=\"{Html.Escape(notebook.File.Name)}\">\n"
        );
        body.Append($"<h1 class=\"unseen\">{Html.Escape(title)}</h1>\n");
        body.Append(
            $"<div class=\"ended\" data-part=\"ended\" data-state=\"{notebook.Kernel.Name}\" role=\"alert\"{(notebook.Kernel.Name is "ended" or "tight" ? "" : " hidden")}><p>{Html.Escape(notebook.Kernel.Text)}</p><button type=\"button\" data-do=\"restart\">Restart</button><button type=\"button\" data-do=\"rerun\" title=\"Restart, then run all cells up to the selected one\">Restart and run up to here</button></div>\n"
        );
        body.Append(
            "<div class=\"ended\" data-part=\"lost\" role=\"alert\" hidden><p></p><button type=\"button\" data-do=\"reload\">Show the notebook as it is now</button></div>\n"
        );
        body.Append("<section class=\"kept\" data-part=\"kept\" aria-label=\"Kept texts\" hidden></section>\n");
        body.Append("<div data-part=\"cells\">\n");
        for (int i = 0; i < cells.Count; i++)
            body.Append(OpenCellHtml.Render(notebook.Slug, cells[i], i + 1));
        body.Append("</div>\n<div class=\"add\">");
        body.Append("<button type=\"button\" data-do=\"add-code\">Add code</button>");
        body.Append("<button type=\"button\" data-do=\"add-prose\">Add prose</button></div>\n");
        body.Append(StudioDialogs.Teach).Append("</main>\n");
        body.Append(StudioDialogs.Render(notebook.File.Name));
        body.Append(
            "<div class=\"said\" role=\"status\" data-part=\"said\"></div><div class=\"unseen\" role=\"status\" data-part=\"heard\"></div>\n"
        );
        body.Append(
            "<noscript><p class=\"notice\">Cells are run by this page's script; scripts are switched off here.</p></noscript>"
        );
        return StudioShell.Render(title, body.ToString(), look, "notebook.js");
    }
}
