namespace NeuralIllumination.Studio.Kernels;

/// <summary>What changed in a cell's outputs.</summary>
/// <param name="At">The output's index in the cell, from 0.</param>
internal abstract record OutputChange(int At);
