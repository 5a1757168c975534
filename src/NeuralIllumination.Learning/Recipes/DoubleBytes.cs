using System.Buffers.Binary;

namespace NeuralIllumination.Learning;

/// <summary>Numbers as little-endian bytes, eight each, whatever the machine's own order.</summary>
internal static class DoubleBytes
{
    public static byte[] Of(ReadOnlySpan<double> values)
    {
        byte[] bytes = new byte[values.Length * 8];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * 8), values[i]);
        return bytes;
    }

    public static double[] Read(ReadOnlySpan<byte> bytes)
    {
        double[] values = new double[bytes.Length / 8];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..]);
        return values;
    }
}
