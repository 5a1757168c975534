namespace NeuralIllumination.Engine;

/// <summary>sin and cos from + − × and bit moves alone: the same bits on every machine.</summary>
/// <remarks>
/// Within one unit in the last place of the correctly rounded result for |x| ≤ 10⁶; beyond, where what is left of a turn would be wrong, NaN.
/// Source for the method: Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 8; Muller, "Elementary Functions", 3rd
/// edition, 2016, chapter 11.
/// </remarks>
public static class Trigonometry
{
    /// <summary>π.</summary>
    public const double Pi = 3.141592653589793;

    private const double QuartersInOne = 0.6366197723675814; // 2 / π

    // π / 2 in four parts. The first three have 33 significant bits at most, so that n times each is exact for every n below 2²⁰.
    private const double Quarter1 = 1.5707963267341256;
    private const double Quarter2 = 6.077100506303966e-11;
    private const double Quarter3 = 2.0222662487111665e-21;
    private const double Quarter4 = 8.4784276603689e-32;

    /// <summary>sin x, x in radians; −0 for −0. NaN outside ±10⁶ and for NaN.</summary>
    public static double Sin(double x)
    {
        return x == 0 ? x : Turned(x, 0);
    }

    /// <summary>cos x, x in radians. NaN outside ±10⁶ and for NaN.</summary>
    public static double Cos(double x)
    {
        return Turned(x, 1);
    }

    /// <summary>sin(x + quarters · π / 2).</summary>
    private static double Turned(double x, int quarters)
    {
        if (x > 1e6)
            return double.NaN;
        if (x < -1e6)
            return double.NaN;
        if (double.IsNaN(x))
            return x;

        // x = n π/2 + r with |r| ≤ π/4; what rounding took from r is kept in rest.
        int n = (int)(x * QuartersInOne + (x < 0 ? -0.5 : 0.5));
        double first = x - n * Quarter1; // exact
        double second = first - n * Quarter2;
        double third = second - n * Quarter3;
        double lost = Lost(first, n * Quarter2, second) + Lost(second, n * Quarter3, third) - n * Quarter4;
        double r = third + lost;
        double rest = third - r + lost;

        int quarter = (n + quarters) & 3;
        double size = (quarter & 1) == 0 ? SinNear(r, rest) : CosNear(r, rest);
        return (quarter & 2) == 0 ? size : -size;
    }

    /// <summary>What rounding took from a − b, exactly.</summary>
    /// <remarks>Source: Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.</remarks>
    private static double Lost(double a, double b, double difference)
    {
        double part = difference - a;
        return a - (difference - part) - (b + part);
    }

    /// <summary>sin(r + rest) for |r| ≤ π/4: r + rest (1 − r²/2) − r³/6 + …, the Taylor series to r¹⁷ / 17!.</summary>
    private static double SinNear(double r, double rest)
    {
        double q = r * r;
        double p = 1.0 / 355687428096000;
        p = p * q - 1.0 / 1307674368000;
        p = p * q + 1.0 / 6227020800;
        p = p * q - 1.0 / 39916800;
        p = p * q + 1.0 / 362880;
        p = p * q - 1.0 / 5040;
        p = p * q + 1.0 / 120;
        p = p * q - 1.0 / 6;
        return r + (rest * (1 - 0.5 * q) + r * (q * p));
    }

    /// <summary>cos(r + rest) for |r| ≤ π/4: 1 − r²/2 + r⁴/24 − … − rest · r, the Taylor series to r¹⁶ / 16!.</summary>
    private static double CosNear(double r, double rest)
    {
        double q = r * r;
        double p = 1.0 / 20922789888000;
        p = p * q - 1.0 / 87178291200;
        p = p * q + 1.0 / 479001600;
        p = p * q - 1.0 / 3628800;
        p = p * q + 1.0 / 40320;
        p = p * q - 1.0 / 720;
        p = p * q + 1.0 / 24;
        double half = 0.5 * q;
        double most = 1 - half;
        return most + (1 - most - half + (q * q * p - rest * r));
    }
}
