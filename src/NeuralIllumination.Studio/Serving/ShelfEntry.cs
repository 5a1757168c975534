using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Serving;

/// <summary>A notebook on the shelf, and how far it is.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Notebook">The notebook with what it shows so far.</param>
internal sealed record ShelfEntry(string Path, Notebook Notebook)
{
    private const int MostSummary = 220;

    /// <summary>The cell in hand; null before the execution and after it.</summary>
    public int? Running { get; init; }

    /// <summary>Whether the execution is over.</summary>
    public bool IsDone { get; init; }

    /// <summary>Why the file cannot be shown; null if it can.</summary>
    public string? Trouble { get; init; }

    /// <summary>Reads a file; one that cannot be read becomes an entry that says so.</summary>
    public static ShelfEntry Read(string path)
    {
        try
        {
            return new ShelfEntry(path, NotebookFile.Read(path));
        }
        catch (FileFormatException exception)
        {
            // The folder's place on this machine is nobody's business on a page.
            string trouble = exception.Message.Replace(
                path,
                System.IO.Path.GetFileName(path),
                StringComparison.Ordinal
            );
            return new ShelfEntry(path, new Notebook([])) { Trouble = trouble, IsDone = true };
        }
    }

    public IndexEntry ToIndexEntry(string address)
    {
        (string state, string text) = this switch
        {
            { Trouble: not null } => (IndexEntry.Failed, "cannot be read"),
            { IsDone: true, Notebook.Failed: true } => (IndexEntry.Failed, "failed"),
            { IsDone: true } => (IndexEntry.Ready, "ready"),
            { Running: { } cell } => (
                IndexEntry.Waiting,
                $"cell {Math.Min(cell, Notebook.Cells.Count)} of {Notebook.Cells.Count} …"
            ),
            _ => (IndexEntry.Waiting, "waiting"),
        };
        return new IndexEntry(address, Notebook.Title ?? System.IO.Path.GetFileName(Path), Summary(), state, text);
    }

    public string ToPage()
    {
        if (Trouble is { } trouble)
        {
            string name = System.IO.Path.GetFileName(Path);
            string body =
                $"<main><nav class=\"home\"><a href=\"/\">All notebooks</a></nav>\n<div class=\"prose\"><h1>{Html.Escape(name)}</h1></div>\n{OutputHtml.Render(new ErrorOutput("This file cannot be read", trouble, []), isOwn: true)}</main>";
            return PageShell.Render(name, body);
        }

        return NotebookPage.Render(
            Notebook,
            Path,
            IsDone ? null : Math.Clamp(Running ?? 1, 1, Math.Max(1, Notebook.Cells.Count)),
            home: "/"
        );
    }

    private string Summary()
    {
        string text = Notebook
            .Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split("\n\n"))
            .Where(paragraph => paragraph.Trim().Length > 0 && !paragraph.TrimStart().StartsWith('#'))
            .Select(paragraph => MarkdownText.Plain(paragraph).ReplaceLineEndings(" "))
            .FirstOrDefault("");
        if (text.Length <= MostSummary)
            return text;
        // A word longer than a summary is cut within.
        int end = text.LastIndexOf(' ', MostSummary);
        return $"{text[..(end > 0 ? end : MostSummary)]} …";
    }
}
