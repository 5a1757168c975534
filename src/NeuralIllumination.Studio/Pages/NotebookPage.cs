using System.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Pages;

/// <summary>A notebook as a page to be read: its prose, its code in colours, and what the code showed.</summary>
internal static class NotebookPage
{
    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="path">The notebook's path, whose name the page gives.</param>
    /// <param name="beside">The address of a notebook's page beside this one, by its file's name, null where there is none; null for a page that stands alone.</param>
    public static string Render(Notebook notebook, string path, Func<string, string?>? beside = null)
    {
        string name = Path.GetFileName(path);
        StringBuilder body = new();
        LiveOutputs live = new();
        body.Append("<main>\n");
        if (notebook.Failed)
            body.Append(
                $"<p class=\"notice failed\"><a href=\"#failed\">Cell {FailedCell(notebook)} failed</a>; the cells after it were not run.</p>\n"
            );
        for (int i = 0; i < notebook.Cells.Count; i++)
            body.Append(live.Take(CellHtml.Render(notebook.Cells[i], i + 1, beside)));
        body.Append($"<footer>{Html.Escape(name)}, executed by illuminate {Version}</footer>\n</main>");
        body.Append(live.End());
        return PageShell.Render(notebook.Title ?? name, body.ToString());
    }

    private static string Version => typeof(NotebookPage).Assembly.GetName().Version!.ToString(3);

    private static int FailedCell(Notebook notebook) =>
        notebook.Cells.TakeWhile(cell => cell.State != CellState.Failed).Count() + 1;
}
