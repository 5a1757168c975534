namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>From the kernel: what a first cell needs is compiled and loaded.</summary>
internal sealed record WarmMessage : KernelMessage;
