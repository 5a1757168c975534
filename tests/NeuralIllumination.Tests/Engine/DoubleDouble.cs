using System.Globalization;
using System.Numerics;

namespace NeuralIllumination.Tests.Engine;

/// <summary>Numbers of about 106 bits, as an unevaluated sum of two doubles: the reference that the engine's functions are held against.</summary>
/// <remarks>Source: Dekker, "A floating-point technique for extending the available precision", 1971.</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble Ln2 = new(0.69314718055994529, 2.3190468138462996e-17);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = TwoSum(a.High, b.High);
        DoubleDouble tail = TwoSum(a.Low, b.Low);
        sum = FastTwoSum(sum.High, sum.Low + tail.High);
        return FastTwoSum(sum.High, sum.Low + tail.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double error = Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low + a.Low * b.High);
        return FastTwoSum(product, error);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - b * new DoubleDouble(first, 0);
        double second = rest.High / b.High;
        rest -= b * new DoubleDouble(second, 0);
        return FastTwoSum(first, second) + new DoubleDouble(rest.High / b.High, 0);
    }

    public static DoubleDouble Of(double value) => new(value, 0);

    public static DoubleDouble Exp(DoubleDouble x)
    {
        double k = Math.Round(x.High / Ln2.High);
        DoubleDouble r = x - Ln2 * Of(k);
        r = new DoubleDouble(r.High / 512, r.Low / 512);
        DoubleDouble sum = Of(1);
        DoubleDouble term = Of(1);
        for (int n = 1; n <= 12; n++)
        {
            term = term * r / Of(n);
            sum += term;
        }

        for (int i = 0; i < 9; i++)
            sum *= sum;
        // In two halves, so that the scale itself neither overflows nor vanishes.
        int half = (int)k / 2;
        return sum.Scale(half).Scale((int)k - half);
    }

    public static DoubleDouble Log(double x)
    {
        double guess = Math.Log(x);
        DoubleDouble off = Of(x) * Exp(Of(-guess)) - Of(1);
        return Of(guess) + off - off * off * Of(0.5);
    }

    public static DoubleDouble Tanh(double x)
    {
        if (Math.Abs(x) < 1e-3)
        {
            DoubleDouble square = Of(x) * Of(x);
            DoubleDouble series =
                Of(1) - square * (Of(1) / Of(3) - square * (Of(2) / Of(15) - square * (Of(17) / Of(315))));
            return Of(x) * series;
        }

        DoubleDouble e = Exp(Of(2) * Of(x));
        return (e - Of(1)) / (e + Of(1));
    }

    /// <summary>sin x for 2⁻²⁰⁰ ≤ |x| ≤ 10⁶; with one quarter of a turn more, cos x.</summary>
    public static DoubleDouble Sin(double x, int quarters = 0)
    {
        // What is left of x after whole quarters of a turn, exactly, in units of 2⁻³⁰⁰.
        long bits = BitConverter.DoubleToInt64Bits(x);
        BigInteger size =
            new BigInteger((bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000)
            << ((int)((bits >> 52) & 0x7FF) - 1075 + 300);
        BigInteger n = BigInteger.Divide(2 * size + QuarterTurn, 2 * QuarterTurn);
        BigInteger left = size - n * QuarterTurn;
        double high = (double)left;
        DoubleDouble r = FastTwoSum(high, (double)(left - new BigInteger(high))).Scale(-300);
        int quarter = x < 0 ? (int)((quarters - n) & 3) : (int)((quarters + n) & 3);
        if (x < 0)
            r = new DoubleDouble(-r.High, -r.Low);

        DoubleDouble square = r * r;
        DoubleDouble term = quarter % 2 == 0 ? r : Of(1);
        DoubleDouble sum = term;
        for (int k = quarter % 2 == 0 ? 2 : 1; k <= 28; k += 2)
        {
            term = term * square / Of(-k * (k + 1.0));
            sum += term;
        }

        return quarter < 2 ? sum : new DoubleDouble(-sum.High, -sum.Low);
    }

    /// <summary>π / 2 in units of 2⁻³⁰⁰, from its first 100 decimals.</summary>
    private static readonly BigInteger QuarterTurn =
        BigInteger.Parse(
            "15707963267948966192313216916397514420985846996875529104874722961539082031431044993140174126710585339",
            CultureInfo.InvariantCulture
        )
        * BigInteger.Pow(2, 300)
        / BigInteger.Pow(10, 100);

    private DoubleDouble Scale(int k) => new(Math.ScaleB(High, k), Math.ScaleB(Low, k));

    private static DoubleDouble TwoSum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble FastTwoSum(double a, double b)
    {
        double sum = a + b;
        return new DoubleDouble(sum, b - (sum - a));
    }
}
