namespace NeuralIllumination.Studio.Kernels;

/// <summary>Code that a kernel has taken up.</summary>
/// <param name="Text">The code, without the host's own lines.</param>
/// <param name="References">Paths of the assemblies that it sees besides the framework's.</param>
internal sealed record Submission(string Text, IReadOnlyCollection<string> References);
