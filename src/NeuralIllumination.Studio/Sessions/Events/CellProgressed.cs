namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell waits, runs or has ended.</summary>
/// <param name="Status">How the cell is.</param>
internal sealed record CellProgressed(CellStatus Status) : NotebookEvent;
