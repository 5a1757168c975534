namespace NeuralIllumination.Learning;

/// <summary>One weight or bias set by hand.</summary>
/// <param name="Layer">The layer, from 1.</param>
/// <param name="Output">The unit, from 0.</param>
/// <param name="Input">The input the weight comes from, from 0; null for the bias.</param>
/// <param name="Value">Its new value, finite.</param>
public sealed record ParameterChange(int Layer, int Output, int? Input, double Value);
