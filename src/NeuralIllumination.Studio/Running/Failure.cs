using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Running;

/// <summary>Says which cell of a notebook failed.</summary>
internal static class Failure
{
    /// <summary>One line: file, cell, line and column, and what went wrong.</summary>
    public static string Describe(string path, Notebook notebook)
    {
        int index = notebook.Cells.ToList().FindIndex(cell => cell.State == CellState.Failed);
        ErrorOutput error = notebook.Cells[index].Error!;
        string place = error.Place.Length > 0 ? $", {error.Place}" : "";
        return $"{path}: cell {index + 1}{place}: {error.Name}: {error.Message.ReplaceLineEndings(" ")}";
    }
}
