namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>From the kernel: an output of the cell being executed changed.</summary>
internal sealed record ChangedMessage(OutputChange Change) : KernelMessage;
