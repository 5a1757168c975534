namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell has been put into the notebook.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Before">The cell that follows it; null where it is the last.</param>
internal sealed record CellInserted(OpenCell Cell, int Number, string? Before) : NotebookEvent
{
    /// <inheritdoc/>
    public override int Size => Cell.Size;
}
