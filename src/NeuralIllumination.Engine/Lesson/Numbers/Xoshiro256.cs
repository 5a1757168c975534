using System.Runtime.CompilerServices;

namespace NeuralIllumination.Engine;

/// <summary>The engine's random numbers: xoshiro256**, seeded by SplitMix64, the same on every machine.</summary>
/// <remarks>Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021, figure 1.</remarks>
public sealed class Xoshiro256
{
    /// <summary>The stream that data generators draw from.</summary>
    public const int DataStream = 0;

    /// <summary>The stream that starting weights are drawn from.</summary>
    public const int StartStream = 1;

    /// <summary>The stream that shuffles the samples before each epoch.</summary>
    public const int ShuffleStream = 2;

    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts stream <paramref name="stream"/> of <paramref name="seed"/>.</summary>
    /// <param name="seed">Any 64-bit value.</param>
    /// <param name="stream">
    /// 0, 1, 2, …: stream k takes words 4k to 4k + 3 of the seed's SplitMix64 sequence as its state, so that stream 0 is the usual seeding.
    /// </param>
    public Xoshiro256(long seed, int stream)
    {
        SplitMix64 words = new SplitMix64(seed);
        for (int i = 0; i < 4 * stream; i++)
            words.Next();
        s0 = (ulong)words.Next();
        s1 = (ulong)words.Next();
        s2 = (ulong)words.Next();
        s3 = (ulong)words.Next();
    }

    /// <summary>The next 64 bits.</summary>
    public long NextBits()
    {
        ulong product = s1 * 5;
        ulong result = ((product << 7) | (product >> 57)) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = (s3 << 45) | (s3 >> 19);
        return (long)result;
    }

    /// <summary>Uniform on [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        // 53 bits fit a signed integer, whose conversion is exact everywhere.
        return (long)((ulong)NextBits() >> 11) * (1.0 / 9007199254740992.0);
    }

    /// <summary>Uniform on 0 … bound − 1, without bias: Lemire's multiplication with rejection, on 32 bits.</summary>
    /// <remarks>Source: Lemire, "Fast Random Integer Generation in an Interval", 2019, section 4.</remarks>
    /// <param name="bound">1 or more.</param>
    public int NextInt(int bound)
    {
        ulong range = (uint)bound;
        ulong product = ((ulong)NextBits() >> 32) * range;
        // What is rejected lies below 2³² mod range, so below range: the division is seldom needed.
        if ((product & 0xFFFFFFFF) < range)
        {
            ulong reject = 4294967296UL % range;
            while ((product & 0xFFFFFFFF) < reject)
                product = ((ulong)NextBits() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Standard normal, by Marsaglia's polar method; the pair's second value is not kept, so that state is four words and no more.</summary>
    /// <remarks>Source: Marsaglia and Bray, "A Convenient Method for Generating Normal Variables", 1964.</remarks>
    public double NextGaussian()
    {
        double u;
        double square;
        do
        {
            u = 2 * NextDouble() - 1;
            double v = 2 * NextDouble() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        return u * Math.Sqrt(-2 * PortableMath.Log(square) / square);
    }

    /// <summary>Puts 0 … count − 1, as they stand in <paramref name="order"/>, into a random order: Fisher–Yates from the end.</summary>
    public void Shuffle(int[] order) => Shuffle(order, order.Length);

    /// <summary>The same of the first <paramref name="count"/> of them; the others stay where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle(int[] order, int count)
    {
        for (int i = count - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /// <summary>Writes the four words of the state to <paramref name="words"/>, for a keyframe.</summary>
    public void Save(long[] words)
    {
        words[0] = (long)s0;
        words[1] = (long)s1;
        words[2] = (long)s2;
        words[3] = (long)s3;
    }

    /// <summary>Goes back to a state that <see cref="Save"/> wrote.</summary>
    public void Restore(long[] words)
    {
        s0 = (ulong)words[0];
        s1 = (ulong)words[1];
        s2 = (ulong)words[2];
        s3 = (ulong)words[3];
    }
}
