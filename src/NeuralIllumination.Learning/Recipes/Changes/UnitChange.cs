namespace NeuralIllumination.Learning;

/// <summary>A hidden unit switched off, or on again.</summary>
/// <remarks>
/// A unit that is off has <c>a = 0</c> and <c>δ = 0</c> for every sample. All weights into and out of it, its bias, and what the optimiser
/// remembers of them stand still, so that switched on again it is the unit that it was.
/// </remarks>
/// <param name="Layer">The hidden layer, from 1.</param>
/// <param name="Unit">The unit, from 0.</param>
/// <param name="IsOff">Whether it is off from here on.</param>
public sealed record UnitChange(int Layer, int Unit, bool IsOff = true);
