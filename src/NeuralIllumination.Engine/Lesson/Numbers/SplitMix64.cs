namespace NeuralIllumination.Engine;

/// <summary>Steele, Lea and Flood's 64-bit generator, used to spread a seed over a larger state.</summary>
/// <remarks>Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014, figure 17.</remarks>
public sealed class SplitMix64
{
    private ulong state;

    /// <summary>Starts at <paramref name="seed"/>; every 64-bit value is a good seed.</summary>
    public SplitMix64(long seed)
    {
        state = (ulong)seed;
    }

    /// <summary>The next 64 bits.</summary>
    public long Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix((long)state);
    }

    /// <summary>The finaliser: a bijection of 64 bits in which every input bit moves about half of the output bits.</summary>
    public static long Mix(long value)
    {
        ulong z = (ulong)value;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (long)(z ^ (z >> 31));
    }
}
