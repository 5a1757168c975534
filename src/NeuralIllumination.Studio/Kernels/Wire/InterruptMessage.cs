namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>To the kernel: interrupt an execution. One that has ended already is left alone.</summary>
/// <param name="Id">Which.</param>
internal sealed record InterruptMessage(int Id) : KernelMessage;
