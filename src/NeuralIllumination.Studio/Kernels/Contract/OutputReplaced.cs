using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>An output that is there already shows something else now, such as a bar that moved.</summary>
/// <param name="At">The output's index in the cell, from 0.</param>
/// <param name="Output">What stands there from now on.</param>
internal sealed record OutputReplaced(int At, Output Output) : OutputChange(At);
