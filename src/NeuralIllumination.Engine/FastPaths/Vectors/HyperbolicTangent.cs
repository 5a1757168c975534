using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>tanh for two numbers at once; each gets the very operations, so the very bits, of the scalar path.</summary>
/// <remarks>Source: <see cref="PortableMath"/>.</remarks>
internal static class HyperbolicTangent
{
    // Beyond it the scalar path says 1 without a look, and 2ᵏ needs no care within.
    private const double Most = 22;

    /// <summary><c>a[i] = tanh z[i]</c> for the first <paramref name="count"/> entries; both may be the same array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(double[] z, double[] a, int count)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= count; i += 2)
            {
                double first = Unchecked.At(z, i);
                double second = Unchecked.At(z, i + 1);
                double size0 = Math.Abs(first);
                double size1 = Math.Abs(second);
                if (size0 <= Most && size1 <= Most)
                {
                    Unchecked.Store(a, i, OfBoth(Unchecked.Load128(z, i), size0, size1));
                    continue;
                }

                a[i] = PortableMath.Tanh(first);
                a[i + 1] = PortableMath.Tanh(second);
            }
        }

        for (; i < count; i++)
            a[i] = PortableMath.Tanh(z[i]);
    }

    private static Vector128<double> OfBoth(Vector128<double> x, double size0, double size1)
    {
        Vector128<double> one = Vector128.Create(1.0);
        Vector128<double> small = x;
        if (size0 < 1 || size1 < 1)
            small = Fraction(x);
        if (size0 < 1 && size1 < 1)
            return small;

        // 1 − 2 / (e^(2 |x|) + 1), and x's sign.
        Vector128<double> size = Vector128.Create(size0, size1);
        Vector128<double> twice = Vector128.Create(2.0) * size;
        int k0 = Exponent(2 * size0);
        int k1 = Exponent(2 * size1);
        Vector128<double> k = Vector128.Create((double)k0, (double)k1);
        Vector128<double> high = twice - k * Vector128.Create(PortableMath.Ln2High);
        Vector128<double> low = k * Vector128.Create(PortableMath.Ln2Low);
        Vector128<double> r = high - low;
        Vector128<double> rest = high - r - low;
        Vector128<double> p = Vector128.Create(1.0 / 6227020800);
        p = p * r + Vector128.Create(1.0 / 479001600);
        p = p * r + Vector128.Create(1.0 / 39916800);
        p = p * r + Vector128.Create(1.0 / 3628800);
        p = p * r + Vector128.Create(1.0 / 362880);
        p = p * r + Vector128.Create(1.0 / 40320);
        p = p * r + Vector128.Create(1.0 / 5040);
        p = p * r + Vector128.Create(1.0 / 720);
        p = p * r + Vector128.Create(1.0 / 120);
        p = p * r + Vector128.Create(1.0 / 24);
        p = p * r + Vector128.Create(1.0 / 6);
        p = p * r + Vector128.Create(1.0 / 2);
        Vector128<double> y = one + (r + (rest + r * r * p));
        y *= Vector128.Create(PortableMath.PowerOfTwo(k0), PortableMath.PowerOfTwo(k1));
        Vector128<double> large = one - Vector128.Create(2.0) / (y + one);
        Vector128<double> zero = Vector128<double>.Zero;
        large = Vector128.ConditionalSelect(Vector128.LessThan(x, zero), Vector128.Create(-1.0) * large, large);
        return Vector128.ConditionalSelect(Vector128.LessThan(size, one), small, large);
    }

    /// <summary>tanh below 1, as <see cref="PortableMath.Tanh"/> has it.</summary>
    private static Vector128<double> Fraction(Vector128<double> x)
    {
        Vector128<double> q = x * x;
        Vector128<double> c = Vector128.Create(1430.0) + q;
        c = Vector128.Create(289575.0) + q * c;
        c = Vector128.Create(16081065.0) + q * c;
        c = Vector128.Create(218243025.0) + q * c;
        Vector128<double> b = Vector128.Create(1485.0) + q;
        b = Vector128.Create(315315.0) + q * b;
        b = Vector128.Create(18918900.0) + q * b;
        b = Vector128.Create(310134825.0) + q * b;
        b = Vector128.Create(654729075.0) + q * b;
        return x - x * (q * c / b);
    }

    /// <summary>The k of <see cref="PortableMath.Exp"/>, for 0 to twice <see cref="Most"/>.</summary>
    private static int Exponent(double twice)
    {
        double k = twice * PortableMath.Log2E + 0.5;
        return k > 0 && k < 100 ? (int)k : 0;
    }
}
