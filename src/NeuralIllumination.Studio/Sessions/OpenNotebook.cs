using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>
/// A notebook that is open: its cells as they are now, saved or not, and what happens to them. Pages show it and tell it of edits; it lives on
/// when they are closed.
/// </summary>
internal sealed class OpenNotebook
{
    private readonly Lock gate = new();
    private readonly Lock saving = new();
    private readonly List<OpenCell> cells;
    private Notebook document;
    private long version;
    private long unsaved;
    private int keys;

    /// <param name="slug">Its name in addresses.</param>
    /// <param name="file">Where it is saved.</param>
    /// <param name="document">What the file holds.</param>
    public OpenNotebook(string slug, SavedFile file, Notebook document)
    {
        Slug = slug;
        File = file;
        this.document = document;
        Presence = new Presence(Events);
        cells = [.. document.Cells.Select(cell => new OpenCell(NewKey(), cell).WithOutputs(cell.Outputs, 0))];
    }

    /// <summary>Its name in addresses.</summary>
    public string Slug { get; }

    /// <summary>Where it is saved.</summary>
    public SavedFile File { get; }

    /// <summary>What happens to it.</summary>
    public NotebookEvents Events { get; } = new();

    /// <summary>Who is where in it.</summary>
    public Presence Presence { get; }

    /// <summary>Which opening of the notebook this is.</summary>
    public string Life => Events.Life;

    /// <summary>Whether it holds what its file does not.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>How its kernel is.</summary>
    public KernelState Kernel { get; private set; } = KernelState.None;

    /// <summary>The notebook as it would be saved.</summary>
    public Notebook ToNotebook()
    {
        lock (gate)
            return document with { Cells = [.. cells.Select(open => open.Cell)] };
    }

    /// <summary>Writes it to its file, whole or not at all. What is changed meanwhile waits for the next time.</summary>
    /// <param name="overwrite">Whether what somebody else wrote meanwhile may be lost.</param>
    /// <returns>Whether it was written; not if the file is no longer what it was when it was last read or written here.</returns>
    /// <exception cref="FileFormatException">The file cannot be written, or its format cannot hold the notebook.</exception>
    public bool Save(bool overwrite)
    {
        // One after the other: an older text must not be written over a newer one.
        lock (saving)
        {
            Notebook written;
            long saved;
            lock (gate)
                (written, saved) = (ToNotebook(), unsaved);
            if (!File.Save(written, overwrite))
                return false;
            lock (gate)
            {
                if (saved == unsaved)
                    SetDirty(false, isSaved: true);
            }

            return true;
        }
    }

    /// <summary>The cells now.</summary>
    public IReadOnlyList<OpenCell> Cells
    {
        get
        {
            lock (gate)
                return [.. cells];
        }
    }

    /// <summary>The cells now, and the name of the event that brought them there.</summary>
    public (IReadOnlyList<OpenCell> Cells, string LastEvent) Snapshot()
    {
        lock (gate)
            return ([.. cells], Events.Last);
    }

    /// <summary>A cell by its key; null if there is none.</summary>
    public OpenCell? Find(string key)
    {
        lock (gate)
            return cells.Find(open => open.Key == key);
    }

    /// <summary>The number of a cell, from 1; 0 if there is none of that key.</summary>
    public int NumberOf(string key)
    {
        lock (gate)
            return cells.FindIndex(open => open.Key == key) + 1;
    }

    /// <summary>
    /// Takes over what somebody else has written to the file. Nothing is lost by it unless that is asked for: while a change waits to be saved,
    /// the file is left alone; while a cell runs, always.
    /// </summary>
    /// <param name="dropEdits">Whether what waits to be saved is given up for what the file holds.</param>
    /// <param name="page">The page that asked for that; every other keeps what was typed in it.</param>
    /// <returns>Whether the file was read.</returns>
    /// <exception cref="FileFormatException">The file cannot be read or is no notebook now.</exception>
    public bool Refresh(bool dropEdits = false, string page = "")
    {
        lock (gate)
        {
            if ((IsDirty && !dropEdits) || cells.Any(open => open.Activity != CellActivity.Idle))
                return false;
            if ((dropEdits ? File.ReadAgain() : File.ReadIfChanged()) is not { } now)
                return false;
            document = now;
            RefreshedCells refreshed = new([.. cells], File.KeepsOutputs, NewKey, ++version);
            cells.Clear();
            cells.AddRange(now.Cells.Select(refreshed.Next));
            SetDirty(false);
            Events.Publish(new NotebookReread(page));
            return true;
        }
    }

    /// <summary>Gives a cell another text, or another kernel, and tells of it, if it has still the text that the change was made from.</summary>
    /// <param name="from">The cell that the change was made from.</param>
    /// <param name="to">The cell with its new text or kernel.</param>
    /// <param name="tell">The event, of the changed cell and its number.</param>
    /// <returns>The cell now; null if somebody else was faster.</returns>
    public OpenCell? Rewrite(OpenCell from, Func<OpenCell, OpenCell> to, Func<OpenCell, int, NotebookEvent> tell)
    {
        lock (gate)
        {
            if (cells.Find(open => open.Key == from.Key) is not { } now || now.TextVersion != from.TextVersion)
                return null;
            return Change(
                from.Key,
                (open, number) =>
                {
                    OpenCell changed = to(open);
                    return changed with { Text = new CellText(changed.Cell), TextVersion = number };
                },
                changed => tell(changed, NumberOf(changed.Key)),
                dirties: true
            );
        }
    }

    /// <summary>Changes one cell and tells of it; nothing happens where there is no such cell any more.</summary>
    /// <param name="key">The cell.</param>
    /// <param name="change">The cell after the change, given the number of the change.</param>
    /// <param name="tell">The event, of the changed cell.</param>
    /// <param name="dirties">Whether the file lacks the change now.</param>
    public OpenCell? Change(
        string key,
        Func<OpenCell, long, OpenCell> change,
        Func<OpenCell, NotebookEvent> tell,
        bool dirties = false
    )
    {
        lock (gate)
        {
            int index = cells.FindIndex(open => open.Key == key);
            if (index < 0)
                return null;
            cells[index] = change(cells[index], ++version);
            Events.Publish(tell(cells[index]));
            if (dirties)
                SetDirty(true);
            return cells[index];
        }
    }

    /// <summary>Puts a cell at an index and tells of it.</summary>
    public OpenCell Insert(int index, Cell cell)
    {
        lock (gate)
        {
            OpenCell open = new OpenCell(NewKey(), cell) { TextVersion = ++version }.WithOutputs(cell.Outputs, version);
            index = Math.Clamp(index, 0, cells.Count);
            cells.Insert(index, open);
            Events.Publish(new CellInserted(open, index + 1, KeyAfter(index)));
            SetDirty(true);
            return open;
        }
    }

    /// <summary>Takes a cell away and tells of it.</summary>
    /// <returns>Where it was, and what it was; null if there is none of that key.</returns>
    public (int Index, Cell Cell)? Remove(string key)
    {
        lock (gate)
        {
            int index = cells.FindIndex(open => open.Key == key);
            if (index < 0)
                return null;
            Cell cell = cells[index].Cell;
            cells.RemoveAt(index);
            Events.Publish(new CellRemoved(key));
            SetDirty(true);
            return (index, cell);
        }
    }

    /// <summary>Moves a cell up (negative) or down and tells of it.</summary>
    public void Move(string key, int by)
    {
        lock (gate)
        {
            int index = cells.FindIndex(open => open.Key == key);
            int target = index + by;
            if (index < 0 || target < 0 || target >= cells.Count)
                return;
            OpenCell open = cells[index];
            cells.RemoveAt(index);
            cells.Insert(target, open);
            Events.Publish(new CellMoved(key, KeyAfter(target)));
            SetDirty(true);
        }
    }

    /// <summary>Says how the kernel is.</summary>
    public void SetKernel(KernelState state)
    {
        lock (gate)
        {
            if (Kernel == state)
                return;
            Kernel = state;
            Events.Publish(new KernelChanged(state));
        }
    }

    /// <summary>Says whether the notebook holds what its file does not.</summary>
    /// <param name="isDirty">Whether it does.</param>
    /// <param name="isSaved">Whether it does not because it was saved, and not because it was read again.</param>
    public void SetDirty(bool isDirty, bool isSaved = false)
    {
        lock (gate)
        {
            if (isDirty)
                unsaved++;
            if (IsDirty == isDirty)
                return;
            IsDirty = isDirty;
            Events.Publish(new SavingChanged(isDirty, isSaved));
        }
    }

    private string? KeyAfter(int index) => index + 1 < cells.Count ? cells[index + 1].Key : null;

    private string NewKey() => $"c{++keys}";
}
