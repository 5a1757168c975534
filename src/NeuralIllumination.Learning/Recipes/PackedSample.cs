using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>A sample that is learned from too, inside a recipe.</summary>
/// <param name="Encoding"><c>bits</c> (every value 0 or 1, eight to a byte, first in the lowest bit) or <c>float64</c> (little-endian).</param>
/// <param name="Pixels">Base64 of its values, without what is added to a point's coordinates.</param>
/// <param name="Label">Its class, from 0.</param>
public sealed record PackedSample(string Encoding, string Pixels, int Label)
{
    /// <summary>A sample as a recipe keeps it.</summary>
    internal static PackedSample Of(Samples sample, PictureShape shape)
    {
        (string encoding, string pixels) = DataPacking.Written(sample.Inputs[..shape.Given]);
        return new PackedSample(encoding, pixels, sample.Labels[0]);
    }

    /// <summary>The sample, as one of data of a shape.</summary>
    /// <exception cref="SampleException">No class's label, values that are not finite, or data of regression.</exception>
    /// <exception cref="FileFormatException">Another number of values.</exception>
    internal Sample Unpack(PictureShape shape) => new(DataPacking.Read(Encoding, Pixels, shape.Given), Label);
}
