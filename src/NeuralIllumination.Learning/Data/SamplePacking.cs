using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Puts a sample that is learned from too into a recipe and takes it out again, bit for bit.</summary>
internal static class SamplePacking
{
    private const string Bits = "bits";
    private const string Float64 = "float64";

    /// <summary>A sample as a recipe carries it: a bit a value where all of them are 0 or 1.</summary>
    public static PackedSample Pack(Samples sample, PictureShape shape)
    {
        double[] values = sample.Inputs[..shape.Given];
        bool binary = values.All(value => value is 0 or 1 && !double.IsNegative(value));
        return new PackedSample(
            binary ? Bits : Float64,
            Convert.ToBase64String(binary ? ToBits(values) : DoubleBytes.Of(values)),
            sample.Labels[0]
        );
    }

    /// <summary>Such a sample, as one of data of a shape.</summary>
    /// <exception cref="FileFormatException">No such encoding, or another number of values.</exception>
    public static Sample Unpack(PackedSample packed, PictureShape shape)
    {
        int count = shape.Given;
        byte[] bytes = Base64Text.Read(packed.Pixels, "a sample's values");
        bool binary = packed.Encoding == Bits;
        if (!binary && packed.Encoding != Float64)
            throw new FileFormatException(
                $"Recipe, a sample: expected the encoding {Bits} or {Float64}, found {Quoted.Of(packed.Encoding)}."
            );

        long expected = binary ? (count + 7) / 8 : count * 8L;
        if (bytes.Length != expected)
            throw new FileFormatException(
                $"Recipe, a sample: expected {expected} bytes of values, found {bytes.Length}."
            );
        return new Sample(
            binary
                ? [.. Enumerable.Range(0, count).Select(i => (double)((bytes[i >> 3] >> (i & 7)) & 1))]
                : DoubleBytes.Read(bytes),
            packed.Label
        );
    }

    private static byte[] ToBits(double[] values)
    {
        byte[] bytes = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
                bytes[i >> 3] |= (byte)(1 << (i & 7));
        }

        return bytes;
    }
}
