namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell has become one of another kind.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Number">Its number, from 1.</param>
internal sealed record CellReplaced(OpenCell Cell, int Number) : NotebookEvent
{
    /// <inheritdoc/>
    public override int Size => Cell.Size;
}
