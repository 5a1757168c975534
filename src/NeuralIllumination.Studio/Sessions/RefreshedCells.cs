using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>
/// The cells of a file that was read again. One whose text was there before is the same cell and keeps its key; the kernel has not changed, so
/// in a format without outputs it keeps what it showed too. Where the format has outputs, they are what the file says.
/// </summary>
/// <param name="before">The cells before; those that were found again are taken out.</param>
/// <param name="keepsOutputs">Whether the file's format holds what cells showed.</param>
/// <param name="newKey">Names a cell that is new.</param>
/// <param name="version">The number of the change.</param>
internal sealed class RefreshedCells(List<OpenCell> before, bool keepsOutputs, Func<string> newKey, long version)
{
    /// <summary>The file's next cell, open.</summary>
    public OpenCell Next(Cell cell)
    {
        int at = before.FindIndex(open => (open.Cell.Kernel, open.Cell.Source) == (cell.Kernel, cell.Source));
        OpenCell? same = at < 0 ? null : before[at];
        if (at >= 0)
            before.RemoveAt(at);
        if (same is null || cell.Outputs.Count > 0)
            return new OpenCell(newKey(), cell).WithOutputs(cell.Outputs, version);
        bool isCleared =
            keepsOutputs && (same.Cell.Outputs.Count > 0 || same.Cell.ExecutionCount != cell.ExecutionCount);
        return isCleared
            ? new OpenCell(same.Key, cell).WithOutputs([], version)
            : same with
            {
                Cell = Shown(cell, same.Cell),
            };
    }

    private static Cell Shown(Cell cell, Cell like) =>
        cell with
        {
            Outputs = like.Outputs,
            State = like.State,
            ExecutionCount = like.ExecutionCount,
        };
}
