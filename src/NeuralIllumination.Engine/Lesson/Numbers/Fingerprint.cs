namespace NeuralIllumination.Engine;

/// <summary>64 bits over all parameters' bits: equal on two machines when, and for all practical purposes only when, every weight is.</summary>
/// <remarks>The mixing step is SplitMix64's; see <see cref="SplitMix64"/> for its source.</remarks>
public static class Fingerprint
{
    /// <summary>Mixes the bits of every value, in order. Every NaN counts as the same one, since its payload is the machine's own affair.</summary>
    public static long Of(double[] values)
    {
        long hash = values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            long bits = double.IsNaN(value) ? 0x7FF8000000000000 : BitConverter.DoubleToInt64Bits(value);
            hash = SplitMix64.Mix((hash ^ bits) + i);
        }

        return hash;
    }
}
