using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Serving;

/// <summary>A notebook of the shelf as the list shows it.</summary>
internal static class ShelfEntry
{
    private const int MostSummary = 220;
    private const int MostRead = 4_000;

    /// <summary>The entry.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="slug">Its name in addresses.</param>
    /// <param name="session">The notebook if it is open.</param>
    public static IndexEntry Of(string path, string slug, Session? session)
    {
        string address = NotebookAddress.Of(slug);
        string name = Path.GetFileName(path);
        try
        {
            Notebook notebook = session?.Notebook.ToNotebook() ?? NotebookFile.Read(path);
            (string state, string text) = State(notebook, session);
            return new IndexEntry(address, notebook.Title ?? name, Summary(notebook), state, text);
        }
        catch (FileFormatException)
        {
            return Unreadable();
        }
#pragma warning disable CA1031 // One notebook never costs the list of them.
        catch (Exception thrown)
        {
            Trouble.Tell($"listing {name}", thrown);
            return Unreadable();
        }
#pragma warning restore CA1031

        IndexEntry Unreadable() => new(address, name, "", IndexEntry.Failed, "cannot be read");
    }

    private static (string State, string Text) State(Notebook notebook, Session? session)
    {
        string unsaved = session?.Notebook.IsDirty == true ? ", not saved" : "";
        return session?.Notebook.Kernel.Name switch
        {
            _ when notebook.Failed => (IndexEntry.Failed, "failed" + unsaved),
            "busy" => (IndexEntry.Waiting, "running"),
            "idle" => (IndexEntry.Ready, "open" + unsaved),
            "ended" => (IndexEntry.Failed, "its kernel ended" + unsaved),
            _ => (IndexEntry.Waiting, Plural.Of(notebook.Cells.Count, "cell") + unsaved),
        };
    }

    // A summary needs no more, and the parser's time can grow with the square of the length.
    private static string Beginning(string paragraph) =>
        paragraph.Length > MostRead ? paragraph[..MostRead] : paragraph;

    private static string Summary(Notebook notebook)
    {
        string text = notebook
            .Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split("\n\n"))
            .Where(paragraph => paragraph.Trim().Length > 0 && !paragraph.TrimStart().StartsWith('#'))
            .Select(paragraph => MarkdownText.Plain(Beginning(paragraph)).ReplaceLineEndings(" "))
            .FirstOrDefault("");
        if (text.Length <= MostSummary)
            return text;
        // A word longer than a summary is cut within.
        int end = text.LastIndexOf(' ', MostSummary);
        return $"{text[..(end > 0 ? end : MostSummary)]} …";
    }
}
