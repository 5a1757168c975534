namespace NeuralIllumination.Studio.Kernels;

/// <summary>Code that a kernel has taken up.</summary>
/// <param name="Text">The code, without the host's own lines.</param>
/// <param name="HasPackage">Whether it sees the package at hand.</param>
internal sealed record Submission(string Text, bool HasPackage);
