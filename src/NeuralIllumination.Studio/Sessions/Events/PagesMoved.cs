namespace NeuralIllumination.Studio.Sessions;

/// <summary>In which cell's text each page is.</summary>
/// <param name="Pages">Those that are in one.</param>
internal sealed record PagesMoved(IReadOnlyList<(string Page, string Key)> Pages) : NotebookEvent;
