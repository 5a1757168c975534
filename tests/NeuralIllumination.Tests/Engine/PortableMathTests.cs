using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class PortableMathTests
{
    private const int Points = 1_000_000;

    [Fact]
    public void The_reference_itself_agrees_with_published_digits()
    {
        // e = 2.71828182845904523536 0287471352662; ln 10 = 2.30258509299404568401 7991454684364; tanh 1 = 0.76159415595576488811 9458282604793
        Assert.Equal(2.718281828459045, DoubleDouble.Exp(DoubleDouble.Of(1)).High);
        Assert.Equal(1.4456468917292502e-16, DoubleDouble.Exp(DoubleDouble.Of(1)).Low, 1e-28);
        Assert.Equal(2.302585092994046, DoubleDouble.Log(10).High);
        Assert.Equal(-2.1707562233822494e-16, DoubleDouble.Log(10).Low, 1e-28);
        Assert.Equal(0.7615941559557649, DoubleDouble.Tanh(1).High);
    }

    [Fact]
    public void Exp_is_within_one_ulp_over_a_million_points() =>
        Within(x => (PortableMath.Exp(x), DoubleDouble.Exp(DoubleDouble.Of(x)).High), Uniform(-708, 709.7));

    [Fact]
    public void Exp_is_within_one_ulp_where_learning_happens() =>
        Within(x => (PortableMath.Exp(x), DoubleDouble.Exp(DoubleDouble.Of(x)).High), Uniform(-20, 20));

    [Fact]
    public void Log_is_within_one_ulp_over_a_million_points() =>
        Within(x => (PortableMath.Log(x), DoubleDouble.Log(x).High), Spread());

    [Fact]
    public void Log_is_within_one_ulp_around_one() =>
        Within(x => (PortableMath.Log(x), DoubleDouble.Log(x).High), Uniform(0.5, 2));

    [Fact]
    public void Tanh_is_within_one_ulp_over_a_million_points() =>
        Within(x => (PortableMath.Tanh(x), DoubleDouble.Tanh(x).High), Uniform(-4, 4));

    [Fact]
    public void Tanh_is_within_one_ulp_for_small_and_large_arguments() =>
        Within(x => (PortableMath.Tanh(x), DoubleDouble.Tanh(x).High), SpreadBelow(30));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(-746, 0)]
    [InlineData(0, 1)]
    [InlineData(-745.13, 5e-324)]
    [InlineData(-740, 4.2e-322)]
    [InlineData(-720, 2.0322308024e-313)]
    public void Exp_at_the_edges(double x, double expected) => Assert.Equal(expected, PortableMath.Exp(x));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-1, double.NaN)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, 0)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_at_the_edges(double x, double expected) => Assert.Equal(expected, PortableMath.Log(x));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1e-300)]
    public void Tanh_at_the_edges(double x, double expected) => Assert.Equal(expected, PortableMath.Tanh(x));

    [Fact]
    public void Tanh_by_pairs_has_the_bits_of_each()
    {
        double[] edges =
        [
            0,
            -0.0,
            1,
            -1,
            Math.BitDecrement(1),
            Math.BitIncrement(1),
            22,
            -22,
            Math.BitIncrement(22),
            5e-324,
            1e308,
            double.NaN,
            double.PositiveInfinity,
            double.NegativeInfinity,
        ];
        Xoshiro256 random = new(11, Xoshiro256.DataStream);
        double Drawn() =>
            random.NextInt(8) == 0
                ? edges[random.NextInt(edges.Length)]
                : (random.NextDouble() - 0.5) * (random.NextInt(2) == 0 ? 4 : 50);
        double[] z = [.. Enumerable.Range(0, 300_001).Select(_ => Drawn())];
        double[] a = new double[z.Length];

        Activations.Apply(Activation.Tanh, z, a, z.Length);

        for (int i = 0; i < z.Length; i++)
            Assert.Equal(Bits(PortableMath.Tanh(z[i])), Bits(a[i]));

        static long Bits(double x) => double.IsNaN(x) ? 0 : BitConverter.DoubleToInt64Bits(x);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(800, 1)]
    [InlineData(-800, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Sigmoid_at_the_edges(double x, double expected) => Assert.Equal(expected, PortableMath.Sigmoid(x));

    private static void Within(Func<double, (double Ours, double Reference)> both, Func<Xoshiro256, double> point)
    {
        Xoshiro256 random = new(7, Xoshiro256.DataStream);
        long worst = 0;
        double at = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = point(random);
            (double ours, double reference) = both(x);
            long apart = Math.Abs(BitConverter.DoubleToInt64Bits(ours) - BitConverter.DoubleToInt64Bits(reference));
            if (apart > worst)
                (worst, at) = (apart, x);
        }

        Assert.True(worst <= 1, $"{worst} units in the last place at {at:R}");
    }

    private static Func<Xoshiro256, double> Uniform(double from, double to) =>
        random => from + (to - from) * random.NextDouble();

    /// <summary>Any normal positive number whose reciprocal is normal too, its logarithm uniform.</summary>
    private static Func<Xoshiro256, double> Spread() =>
        random => Math.ScaleB(1 + random.NextDouble(), random.NextInt(2000) - 1000);

    private static Func<Xoshiro256, double> SpreadBelow(double largest) =>
        random =>
        {
            double x = Math.ScaleB(1 + random.NextDouble(), -random.NextInt(60)) * largest / 2;
            return random.NextInt(2) == 0 ? x : -x;
        };
}
