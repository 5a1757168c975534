namespace NeuralIllumination.Engine;

/// <summary>exp, log, tanh and sigmoid from + − × ÷ and bit moves alone: the same bits on every machine.</summary>
/// <remarks>
/// The system's own functions differ in the last digit between operating systems and browsers. These are within one unit in the last
/// place of the correctly rounded result. Source for the method: Muller, "Elementary Functions", 3rd edition, 2016, chapters 3 and 11.
/// </remarks>
public static class PortableMath
{
    internal const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the first has 32 significant bits, so that k · Ln2High is exact for every exponent k.
    internal const double Ln2High = 0.6931471803691238;
    internal const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>eˣ. Zero below −745.14, infinity above 709.78, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        if (x > 709.782712893384)
            return double.PositiveInfinity;
        if (x < -745.1332191019412)
            return 0;
        if (double.IsNaN(x))
            return x;
        if (x == 0)
            return 1; // What the series gives too; softmax asks for it once a sample.

        // x = k ln 2 + r with |r| ≤ ln 2 / 2; what rounding took from r is kept in rest.
        int k = (int)(x * Log2E + (x < 0 ? -0.5 : 0.5));
        double high = x - k * Ln2High;
        double low = k * Ln2Low;
        double r = high - low;
        double rest = high - r - low;

        // e^r = 1 + r + r² p(r), p the Taylor series to r¹³ / 13!.
        double p = 1.0 / 6227020800;
        p = p * r + 1.0 / 479001600;
        p = p * r + 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 1.0 / 2;
        double y = 1 + (r + (rest + r * r * p));
        return Scale(y, k);
    }

    /// <summary>The natural logarithm. −∞ at 0, NaN below it and for NaN.</summary>
    public static double Log(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x > double.MaxValue)
            return x;

        int k = 0;
        if (x < 2.2250738585072014E-308)
        {
            x *= 18014398509481984.0; // 2⁵⁴ makes a subnormal number normal.
            k = -54;
        }

        // x = 2^k (1 + f) with √½ ≤ 1 + f < √2.
        long bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        // ln(1 + f) = 2 artanh s with s = f / (2 + f), written as f − s (f − p) so that f itself carries the leading digits.
        double f = m - 1;
        double s = f / (2 + f);
        double q = s * s;
        double p = OddSeries(q);
        return k * Ln2High - (s * (f - p) - k * Ln2Low - f);
    }

    /// <summary>ln(1 + t) for 0 ≤ t ≤ 1, without losing the digits of a small t; NaN for NaN.</summary>
    public static double LogOnePlus(double t)
    {
        // Adding 1 rounds t to another number, whose logarithm is then scaled back to t's. Source: Higham, "Accuracy and Stability of Numerical
        // Algorithms", 2nd edition, 2002, problem 1.5.
        double u = 1 + t;
        return u == 1 ? t : Log(u) * (t / (u - 1));
    }

    /// <summary>tanh x, odd and between −1 and 1; NaN for NaN.</summary>
    public static double Tanh(double x)
    {
        double size = x < 0 ? -x : x;
        double result;
        if (size < 1)
        {
            // The tenth convergent of Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + …))), as x − x³ C(x²) / B(x²).
            double q = x * x;
            double c = 218243025 + q * (16081065 + q * (289575 + q * (1430 + q)));
            double b = 654729075 + q * (310134825 + q * (18918900 + q * (315315 + q * (1485 + q))));
            return x - x * (q * c / b);
        }

        if (size > 22)
            result = 1; // 1 − tanh 22 < 2⁻⁶³.
        else
            result = 1 - 2 / (Exp(2 * size) + 1);
        return x < 0 ? -result : result;
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), computed from e^(−|x|) so that nothing overflows.</summary>
    public static double Sigmoid(double x)
    {
        if (x < 0)
        {
            double e = Exp(x);
            return e / (1 + e);
        }

        return 1 / (1 + Exp(-x));
    }

    /// <summary>2 (q/3 + q²/5 + … + q¹¹/23): the tail of artanh's series.</summary>
    private static double OddSeries(double q)
    {
        double sum = 2.0 / 23;
        sum = sum * q + 2.0 / 21;
        sum = sum * q + 2.0 / 19;
        sum = sum * q + 2.0 / 17;
        sum = sum * q + 2.0 / 15;
        sum = sum * q + 2.0 / 13;
        sum = sum * q + 2.0 / 11;
        sum = sum * q + 2.0 / 9;
        sum = sum * q + 2.0 / 7;
        sum = sum * q + 2.0 / 5;
        sum = sum * q + 2.0 / 3;
        return sum * q;
    }

    /// <summary>y · 2^k for 0.7 ≤ y &lt; 1.5 and k from −1075 to 1024, rounded once.</summary>
    private static double Scale(double y, int k)
    {
        if (k > 1023)
            return y * 2 * PowerOfTwo(k - 1);
        if (k < -1021)
            return y * PowerOfTwo(k + 54) * 5.5511151231257827E-17; // 2⁻⁵⁴: only this product can round.
        return y * PowerOfTwo(k);
    }

    /// <summary>2ᵏ, for k from −1022 to 1023.</summary>
    internal static double PowerOfTwo(int k)
    {
        return BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }
}
