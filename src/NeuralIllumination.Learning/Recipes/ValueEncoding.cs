using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>
/// Numbers as bytes, by what they need: n whole numbers of 1, 5, 8 or 16 bits, of which each value is (least + number) / per; else doubles. The
/// value comes back to the bit, since the quotient of two whole numbers is the double that is nearest to it, as a decimal text's is.
/// </summary>
internal static class ValueEncoding
{
    private const string Float64 = "float64";
    private const int MostPer = 1_000_000;

    private static readonly (string Name, int Bits)[] Whole = [("bits", 1), ("levels", 5), ("bytes", 8), ("words", 16)];

    /// <summary>Every encoding's name.</summary>
    public static IEnumerable<string> Names => Whole.Select(encoding => encoding.Name).Append(Float64);

    /// <summary>The shortest way to write values.</summary>
    public static (string Encoding, int Least, int Per, byte[] Bytes) Write(double[] values)
    {
        for (int per = 1; per <= MostPer; per *= 10)
        {
            if (Numbers(values, per) is not { } numbers)
                continue;
            (int least, int most) = numbers.Length == 0 ? (0, 0) : (numbers.Min(), numbers.Max());
            foreach ((string name, int bits) in Whole)
            {
                // From 0 on where that is no longer, so that two people read the same numbers in the bits.
                foreach (int from in (int[])[Math.Min(0, least), least])
                {
                    if ((long)most - from < 1L << bits)
                        return (name, from, per, Packed(numbers, from, bits));
                }
            }

            break;
        }

        return (Float64, 0, 1, DoubleBytes.Of(values));
    }

    /// <summary>Reads values.</summary>
    /// <param name="packed">What they are written in.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="FileFormatException">There are others.</exception>
    public static double[] Read(PackedData packed, long count) =>
        Read(packed.Encoding, packed.Pixels, count, "data", packed.Least, packed.Per);

    /// <summary>Reads the values of one sample, which have neither <c>least</c> nor <c>per</c>.</summary>
    /// <param name="packed">What they are written in.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="FileFormatException">There are others.</exception>
    public static double[] Read(PackedSample packed, int count) =>
        Read(packed.Encoding, packed.Pixels, count, "a sample", 0, 1);

    private static double[] Read(string encoding, string pixels, long count, string what, int least, int per)
    {
        byte[] bytes = Base64Text.Read(pixels, $"{(what == "data" ? "the data" : what)}'s values");
        int bits = BitsOf(encoding);
        long expected = ((count * bits) + 7) / 8;
        if (bytes.Length != expected)
            throw new FileFormatException(
                $"Recipe, {what}: expected {expected} bytes of values, found {bytes.Length}."
            );
        if (bits == 64)
            return DoubleBytes.Read(bytes);

        double[] values = new double[count];
        for (long i = 0; i < count; i++)
        {
            int number = 0;
            for (int bit = 0; bit < bits; bit++)
            {
                long at = (i * bits) + bit;
                number |= ((bytes[at >> 3] >> (int)(at & 7)) & 1) << bit;
            }

            values[i] = ((double)number + least) / per;
        }

        return values;
    }

    /// <summary>Values in a bit each, where all are 0 or 1; else as doubles.</summary>
    public static (string Encoding, byte[] Bytes) WriteOne(double[] values) =>
        Numbers(values, 1) is { } numbers && numbers.All(number => number is 0 or 1)
            ? (Whole[0].Name, Packed(numbers, 0, Whole[0].Bits))
            : (Float64, DoubleBytes.Of(values));

    /// <summary>Refuses an encoding that there is not, and numbers that do not belong to it.</summary>
    /// <exception cref="OptionException">One of them.</exception>
    public static void Check(string encoding, int? least, int? per)
    {
        int bits = BitsOf(encoding);
        if (bits == 64 && (least is not null || per is not null))
            throw new OptionException($"{Float64} has neither least nor per; leave them out.");
        if (per is { } divisor && !Powers().Contains(divisor))
            throw new OptionException(
                $"per must be a power of ten, 1 to {MostPer.ToString(CultureInfo.InvariantCulture)}; got {divisor}."
            );
    }

    private static int BitsOf(string encoding) =>
        encoding == Float64 ? 64
        : Array.Find(Whole, known => known.Name == encoding) is { Bits: > 0 } found ? found.Bits
        : throw new OptionException(
            $"an encoding must be one of {string.Join(", ", Names)}; got {Quoted.Of(encoding)}."
        );

    private static IEnumerable<int> Powers()
    {
        for (int per = 1; per <= MostPer; per *= 10)
            yield return per;
    }

    /// <summary>Every value's whole number; null where one is no quotient of such a number.</summary>
    private static int[]? Numbers(double[] values, int per)
    {
        int[] numbers = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double nearest = Math.Round(values[i] * per);
            bool isWhole =
                Math.Abs(nearest) <= int.MaxValue
                && BitConverter.DoubleToInt64Bits((nearest + 0.0) / per) == BitConverter.DoubleToInt64Bits(values[i]);
            if (!isWhole)
                return null;
            numbers[i] = (int)nearest;
        }

        return numbers;
    }

    private static byte[] Packed(int[] numbers, int least, int bits)
    {
        byte[] bytes = new byte[(((long)numbers.Length * bits) + 7) / 8];
        for (long i = 0; i < numbers.Length; i++)
        {
            uint number = (uint)(numbers[i] - least);
            for (int bit = 0; bit < bits; bit++)
            {
                long at = (i * bits) + bit;
                bytes[at >> 3] |= (byte)(((number >> bit) & 1) << (int)(at & 7));
            }
        }

        return bytes;
    }
}
