using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>Softmax's arithmetic for many numbers at once; each gets the very operations, so the very bits, of the scalar path.</summary>
/// <remarks>Source: <see cref="PortableMath"/>.</remarks>
internal static class Exponentials
{
    // Above it 2ᵏ is a normal number, and k ln 2 exact.
    private const double Least = -700;

    /// <summary><c>values[i] = e^values[i]</c> from one index up to another, none of which is above 0; NaN stays NaN.</summary>
    public static void OfNegatives(double[] values, int from, int count)
    {
        int i = from;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Vector512<double> x = Unchecked.Load512(values, i);
                if (!Vector512.GreaterThanAll(x, Vector512.Create(Least)))
                    break;
                Unchecked.Store(values, i, OfNegative(x));
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                Vector256<double> x = Unchecked.Load256(values, i);
                if (!Vector256.GreaterThanAll(x, Vector256.Create(Least)))
                    break;
                Unchecked.Store(values, i, OfNegative(x));
            }
        }

        for (; i < count; i++)
            values[i] = PortableMath.Exp(values[i]);
    }

    /// <summary>softmax for two classes, four samples at a time: the two of each lie side by side.</summary>
    /// <returns>How many numbers are done: fewer than <paramref name="count"/> where a difference is too large for <see cref="OfNegative(Vector512{double})"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int SoftmaxOfPairs(double[] logits, double[] predictions, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector512<double> z = Unchecked.Load512(logits, i);
            Vector512<double> other = Swapped(z);
            Vector512<double> below = z - Vector512.ConditionalSelect(Vector512.GreaterThan(other, z), other, z);
            if (!Vector512.GreaterThanAll(below, Vector512.Create(Least)))
                return i;
            Vector512<double> e = OfNegative(below);
            Unchecked.Store(predictions, i, e / (e + Swapped(e)));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OfNegative(Vector512<double> x)
    {
        Vector512<double> k = Vector512.Ceiling(x * Vector512.Create(PortableMath.Log2E) - Vector512.Create(0.5));
        Vector512<double> high = x - k * Vector512.Create(PortableMath.Ln2High);
        Vector512<double> low = k * Vector512.Create(PortableMath.Ln2Low);
        Vector512<double> r = high - low;
        Vector512<double> rest = high - r - low;
        Vector512<double> p = Vector512.Create(1.0 / 6227020800);
        p = p * r + Vector512.Create(1.0 / 479001600);
        p = p * r + Vector512.Create(1.0 / 39916800);
        p = p * r + Vector512.Create(1.0 / 3628800);
        p = p * r + Vector512.Create(1.0 / 362880);
        p = p * r + Vector512.Create(1.0 / 40320);
        p = p * r + Vector512.Create(1.0 / 5040);
        p = p * r + Vector512.Create(1.0 / 720);
        p = p * r + Vector512.Create(1.0 / 120);
        p = p * r + Vector512.Create(1.0 / 24);
        p = p * r + Vector512.Create(1.0 / 6);
        p = p * r + Vector512.Create(1.0 / 2);
        Vector512<double> y = Vector512.Create(1.0) + (r + (rest + r * r * p));
        // 2⁵² + k + 1023 has k + 1023 in its lowest bits; moved up, they are the exponent of 2ᵏ.
        Vector512<long> bits = (k + Vector512.Create(4503599627370496.0 + 1023)).AsInt64();
        return y * Vector512.ShiftLeft(bits, 52).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfNegative(Vector256<double> x)
    {
        Vector256<double> k = Vector256.Ceiling(x * Vector256.Create(PortableMath.Log2E) - Vector256.Create(0.5));
        Vector256<double> high = x - k * Vector256.Create(PortableMath.Ln2High);
        Vector256<double> low = k * Vector256.Create(PortableMath.Ln2Low);
        Vector256<double> r = high - low;
        Vector256<double> rest = high - r - low;
        Vector256<double> p = Vector256.Create(1.0 / 6227020800);
        p = p * r + Vector256.Create(1.0 / 479001600);
        p = p * r + Vector256.Create(1.0 / 39916800);
        p = p * r + Vector256.Create(1.0 / 3628800);
        p = p * r + Vector256.Create(1.0 / 362880);
        p = p * r + Vector256.Create(1.0 / 40320);
        p = p * r + Vector256.Create(1.0 / 5040);
        p = p * r + Vector256.Create(1.0 / 720);
        p = p * r + Vector256.Create(1.0 / 120);
        p = p * r + Vector256.Create(1.0 / 24);
        p = p * r + Vector256.Create(1.0 / 6);
        p = p * r + Vector256.Create(1.0 / 2);
        Vector256<double> y = Vector256.Create(1.0) + (r + (rest + r * r * p));
        // 2⁵² + k + 1023 has k + 1023 in its lowest bits; moved up, they are the exponent of 2ᵏ.
        Vector256<long> bits = (k + Vector256.Create(4503599627370496.0 + 1023)).AsInt64();
        return y * Vector256.ShiftLeft(bits, 52).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Swapped(Vector512<double> pairs)
    {
        return Vector512.Shuffle(pairs, Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
    }
}
