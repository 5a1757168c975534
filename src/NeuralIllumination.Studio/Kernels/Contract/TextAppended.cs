namespace NeuralIllumination.Studio.Kernels;

/// <summary>More text in an output that is text.</summary>
/// <param name="At">The index of the stream output in the cell, from 0.</param>
/// <param name="Text">What comes after the text it has.</param>
internal sealed record TextAppended(int At, string Text) : OutputChange(At);
