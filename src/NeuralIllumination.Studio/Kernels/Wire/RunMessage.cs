namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>To the kernel: execute a cell.</summary>
/// <param name="Id">Which execution this is.</param>
/// <param name="Number">The cell's number in its notebook, from 1.</param>
/// <param name="Source">Its text.</param>
internal sealed record RunMessage(int Id, int Number, string Source) : KernelMessage;
