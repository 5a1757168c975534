namespace NeuralIllumination.Studio.Notebooks;

/// <summary>A notebook document: cells, and what the file said besides.</summary>
internal sealed record Notebook(IReadOnlyList<Cell> Cells)
{
    /// <summary>The JSON of a .dib file's <c>#!meta</c> block, verbatim; null where there is none.</summary>
    public string? DibMeta { get; init; }

    /// <summary>How the lines of a .dib file end: <c>\n</c>, or <c>\r\n</c> where most of its lines had that when it was read.</summary>
    public string LineEnd { get; init; } = "\n";

    /// <summary>An .ipynb's metadata, as a JSON object; null where there are none.</summary>
    public string? Metadata { get; init; }

    /// <summary>What an .ipynb has beside what the format knows, as a JSON object; null where there is nothing.</summary>
    public string? Rest { get; init; }

    /// <summary>Whether a cell failed.</summary>
    public bool Failed => Cells.Any(cell => cell.State == CellState.Failed);

    /// <summary>The text of the first heading; null if there is none.</summary>
    public string? Title =>
        Cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#'))
            .Where(line => line.StartsWith(' '))
            .Select(line =>
                line.Trim().Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal)
            )
            .FirstOrDefault(line => line.Length > 0);

    /// <summary>The same notebook with one cell in another's place.</summary>
    public Notebook With(int index, Cell cell) =>
        this with
        {
            Cells = [.. Cells.Select((old, i) => i == index ? cell : old)],
        };
}
