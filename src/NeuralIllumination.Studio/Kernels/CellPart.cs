namespace NeuralIllumination.Studio.Kernels;

/// <summary>A part of a cell that runs as a whole.</summary>
/// <param name="Text">C#, or one magic command as it was typed.</param>
/// <param name="IsMagic">Which of the two.</param>
/// <param name="Line">The cell's line on which it ends, from 1.</param>
internal sealed record CellPart(string Text, bool IsMagic, int Line);
