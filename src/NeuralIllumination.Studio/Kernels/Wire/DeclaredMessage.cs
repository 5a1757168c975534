namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>From the kernel: code compiles and is being executed, so that further cells see what it declares.</summary>
internal sealed record DeclaredMessage(Submission Submission) : KernelMessage;
