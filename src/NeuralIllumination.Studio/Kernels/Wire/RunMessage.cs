namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>To the kernel: execute a cell.</summary>
/// <param name="Id">Which execution this is.</param>
/// <param name="Number">The cell's number in its notebook, from 1.</param>
/// <param name="Source">Its text.</param>
/// <param name="Folder">Where relative paths start until the cells themselves say otherwise; null for where the program was started.</param>
internal sealed record RunMessage(int Id, int Number, string Source, string? Folder) : KernelMessage;
