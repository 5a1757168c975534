using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>One more output.</summary>
/// <param name="At">How many there were before.</param>
/// <param name="Output">The output.</param>
internal sealed record OutputAdded(int At, Output Output) : OutputChange(At);
