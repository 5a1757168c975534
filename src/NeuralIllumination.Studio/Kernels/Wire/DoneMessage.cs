namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>From the kernel: the cell has ended, and everything it showed has been told.</summary>
/// <param name="Id">Which execution.</param>
internal sealed record DoneMessage(int Id) : KernelMessage;
