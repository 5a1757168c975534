namespace NeuralIllumination.Learning;

/// <summary>A sample of the user's own.</summary>
/// <param name="Pixels">x: finite numbers, as many in every sample; row by row if it is a picture.</param>
/// <param name="Label">Its class, from 0.</param>
public sealed record Sample(IReadOnlyList<double> Pixels, int Label);
