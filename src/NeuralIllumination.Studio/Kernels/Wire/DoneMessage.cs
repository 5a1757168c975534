namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>From the kernel: the cell has ended, and everything it showed has been told.</summary>
/// <param name="Id">Which execution.</param>
/// <param name="Trainings">The names of the trainings that there are now.</param>
internal sealed record DoneMessage(int Id, IReadOnlyList<string> Trainings) : KernelMessage;
