namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell stands elsewhere.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Before">The cell that follows it now; null where it is the last.</param>
internal sealed record CellMoved(string Key, string? Before) : NotebookEvent;
