using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>Changes an open notebook by hand: texts, kinds and the order of cells.</summary>
internal sealed class CellEditing(OpenNotebook notebook)
{
    private readonly Stack<(int Index, Cell Cell)> removed = new();

    /// <summary>Gives a cell another text. What others changed since is kept where the changes do not touch.</summary>
    /// <param name="key">The cell.</param>
    /// <param name="basis">The text that it was typed over; null for whatever is there.</param>
    /// <param name="source">The text.</param>
    /// <param name="page">The page it was typed in, by which it knows its own.</param>
    /// <param name="chosen">Whether somebody chose it over another's text.</param>
    public EditResult Edit(string key, string? basis, string source, string page, bool chosen = false)
    {
        while (notebook.Find(key) is { } open)
        {
            string now = open.Cell.Source;
            string typed = new Cell(open.Cell.Kernel, source).Source;
            string? text = basis is null || basis == now ? typed : TextMerge.Merge(basis, typed, now);
            if (text is null)
                return new EditResult(EditOutcome.Touches, now, open.TextVersion);
            if (text == now)
                return new EditResult(EditOutcome.Taken, now, open.TextVersion);
            OpenCell? taken = notebook.Rewrite(
                open,
                it => it with { Cell = it.Cell.Rewritten(it.Cell.Kernel, text) },
                (it, _) => new CellEdited(key, it.Text, it.TextVersion, page, chosen)
            );
            if (taken is not null)
                return new EditResult(EditOutcome.Taken, text, taken.TextVersion);
        }

        return new EditResult(EditOutcome.Gone);
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
    public OpenCell? SetKernel(string key, string kernel)
    {
        while (notebook.Find(key) is { } open)
        {
            OpenCell? changed = notebook.Rewrite(
                open,
                it =>
                    it with
                    {
                        Cell = it.Cell.Rewritten(kernel, it.Cell.Source) with { Outputs = [], ExecutionCount = null },
                        Versions = [],
                    },
                (it, number) => new CellReplaced(it, number)
            );
            if (changed is not null)
                return changed;
        }

        return null;
    }

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
                open => new CellCleared(open.Status),
                dirties: notebook.File.KeepsOutputs
            );
        }
    }
}
