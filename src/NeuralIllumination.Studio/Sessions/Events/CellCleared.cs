namespace NeuralIllumination.Studio.Sessions;

/// <summary>What a cell showed has gone.</summary>
/// <param name="Status">How the cell is.</param>
internal sealed record CellCleared(CellStatus Status) : NotebookEvent;
