using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Puts a sample that is learned from too into a recipe and takes it out again, bit for bit.</summary>
internal static class SamplePacking
{
    /// <summary>A sample as a recipe carries it: a bit a value where all of them are 0 or 1.</summary>
    public static PackedSample Pack(Samples sample, PictureShape shape)
    {
        (string encoding, byte[] bytes) = ValueEncoding.WriteOne(sample.Inputs[..shape.Given]);
        return new PackedSample(encoding, Convert.ToBase64String(bytes), sample.Labels[0]);
    }

    /// <summary>Such a sample, as one of data of a shape.</summary>
    /// <exception cref="FileFormatException">Another number of values.</exception>
    /// <exception cref="OptionException">No such encoding, or no Base64.</exception>
    public static Sample Unpack(PackedSample packed, PictureShape shape) =>
        new(ValueEncoding.Read(packed, shape.Given), packed.Label);
}
