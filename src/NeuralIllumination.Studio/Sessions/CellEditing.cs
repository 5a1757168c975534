using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>Changes an open notebook by hand: texts, kinds and the order of cells.</summary>
internal sealed class CellEditing(OpenNotebook notebook)
{
    private readonly Stack<(int Index, Cell Cell)> removed = new();

    /// <summary>Gives a cell another text.</summary>
    /// <param name="key">The cell.</param>
    /// <param name="source">The text.</param>
    /// <param name="page">The page it was typed in, by which it knows its own.</param>
    public OpenCell? Edit(string key, string source, string page)
    {
        // What changes nothing is told too: the page counts on hearing each of its edits.
        bool isSame = notebook.Find(key) is { } old && old.Cell.Source == new Cell(old.Cell.Kernel, source).Source;
        return notebook.Change(
            key,
            (open, _) => isSame ? open : open with { Cell = open.Cell.Rewritten(open.Cell.Kernel, source) },
            "edited",
            open => new
            {
                key,
                page,
                source = open.Cell.Source,
                code = OpenCellHtml.Coloured(open.Cell),
                prose = open.Cell.Kind == CellKind.Markdown
                    ? MarkdownText.Render(open.Cell.Source, NotebookAddress.OfFile, open.Cell.Attachments)
                    : null,
            },
            dirties: !isSame
        );
    }

    /// <summary>Puts an empty cell before or after another.</summary>
    public OpenCell Insert(string? key, bool before, string kernel)
    {
        int number = key is null ? 0 : notebook.NumberOf(key);
        return notebook.Insert(number == 0 ? int.MaxValue : number - (before ? 1 : 0), new Cell(kernel, ""));
    }

    /// <summary>Takes a cell away; the last one that was taken comes back first.</summary>
    public void Remove(string key)
    {
        if (notebook.Remove(key) is not { } gone)
            return;
        lock (removed)
            removed.Push(gone);
    }

    /// <summary>Puts the cell that was taken away last where it was.</summary>
    public OpenCell? Restore()
    {
        (int Index, Cell Cell) gone;
        lock (removed)
        {
            if (!removed.TryPop(out gone))
                return null;
        }

        return notebook.Insert(gone.Index, gone.Cell);
    }

    /// <summary>Makes a cell code or prose; what it showed goes with the old kind.</summary>
    public OpenCell? SetKernel(string key, string kernel) =>
        notebook.Change(
            key,
            (open, version) =>
                open with
                {
                    Cell = open.Cell.Rewritten(kernel, open.Cell.Source) with { Outputs = [], ExecutionCount = null },
                    Versions = [],
                },
            "replaced",
            open => new { key, html = OpenCellHtml.Render(notebook.Slug, open, notebook.NumberOf(key)) },
            dirties: true
        );

    /// <summary>Takes away what cells showed.</summary>
    /// <param name="key">One cell; null for all of them.</param>
    public void Clear(string? key)
    {
        foreach (OpenCell cell in notebook.Cells.Where(open => key is null || open.Key == key))
        {
            if (
                cell.Activity != CellActivity.Idle
                || (cell.Cell.Outputs.Count == 0 && cell.Cell.ExecutionCount is null)
            )
                continue;
            notebook.Change(
                cell.Key,
                (open, version) =>
                    open.WithOutputs([], version) with
                    {
                        Seconds = null,
                        Cell = open.Cell with { Outputs = [], ExecutionCount = null, State = CellState.NotRun },
                    },
                "cleared",
                open => new { key = open.Key, status = OpenCellHtml.Status(open) },
                dirties: notebook.File.KeepsOutputs
            );
        }
    }
}
