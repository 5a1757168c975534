using NeuralIllumination.Learning;

namespace NeuralIllumination.Charts;

/// <summary>A run among others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Run">The run, with at least the untrained network's record.</param>
public sealed record NamedRun(string Name, RunRecord Run);
