namespace NeuralIllumination.Studio.Kernels;

/// <summary>Thrown where a cell is stopped; a cell that swallows it meets it again at the next check.</summary>
internal sealed class InterruptedException() : Exception("The cell was interrupted.");
