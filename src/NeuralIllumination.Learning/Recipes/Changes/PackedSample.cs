namespace NeuralIllumination.Learning;

/// <summary>A sample that is learned from too, inside a recipe.</summary>
/// <param name="Encoding"><c>bits</c> (every value 0 or 1, eight to a byte, first in the lowest bit) or <c>float64</c> (little-endian).</param>
/// <param name="Pixels">Base64 of its values, without what is added to a point's coordinates.</param>
/// <param name="Label">Its class, from 0.</param>
public sealed record PackedSample(string Encoding, string Pixels, int Label);
