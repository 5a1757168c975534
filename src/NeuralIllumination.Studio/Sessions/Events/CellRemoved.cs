namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell has been taken away.</summary>
/// <param name="Key">The cell.</param>
internal sealed record CellRemoved(string Key) : NotebookEvent;
