using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Running;

/// <summary>Says which cells of a notebook were left out.</summary>
internal static class Skipped
{
    /// <summary>One line: file, how many cells, and whose kernels are wanting; null if no cell was left out.</summary>
    public static string? Describe(string path, Notebook notebook)
    {
        // Raw cells are nobody's code.
        Cell[] cells = [.. notebook.Cells.Where(cell => cell is { Kind: CellKind.Foreign, IsRaw: false })];
        IEnumerable<string> kernels = cells
            .Select(cell => cell.Kernel)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);
        return cells.Length == 0
            ? null
            : $"{path}: {Plural.Of(cells.Length, "cell")} not run: no kernel for {string.Join(", ", kernels)}.";
    }
}
