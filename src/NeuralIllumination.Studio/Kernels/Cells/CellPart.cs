namespace NeuralIllumination.Studio.Kernels;

/// <summary>A part of a cell that runs as a whole.</summary>
/// <param name="Text">Its text; C# stands on the lines that it has in the cell.</param>
/// <param name="Kind">What it is written in.</param>
/// <param name="Line">The cell's line on which it ends, from 1.</param>
internal sealed record CellPart(string Text, CellPartKind Kind, int Line);
