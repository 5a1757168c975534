using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class TrigonometryTests
{
    private const int Points = 1_000_000;

    [Fact]
    public void The_reference_itself_agrees_with_published_digits()
    {
        // sin 1 = 0.84147098480789650665 2502321630299; cos 1 = 0.54030230586813971740 0936607442976; sin 10⁶ = −0.34999350217129295211 765248678077146906
        Assert.Equal(0.8414709848078965, DoubleDouble.Sin(1).High);
        Assert.Equal(1.7768450929355373e-18, DoubleDouble.Sin(1).Low, 1e-30);
        Assert.Equal(0.5403023058681398, DoubleDouble.Sin(1, 1).High);
        Assert.Equal(-0.34999350217129294, DoubleDouble.Sin(1e6).High);
        // The double that is nearest to π lies 1.2246467991473532e-16 below it.
        Assert.Equal(1.2246467991473532e-16, DoubleDouble.Sin(Math.PI).High);
        Assert.Equal(-DoubleDouble.Sin(2).High, DoubleDouble.Sin(-2).High);
    }

    [Fact]
    public void Sin_is_within_one_ulp_over_a_million_points() =>
        Within(Trigonometry.Sin, 0, random => 2e6 * random.NextDouble() - 1e6);

    [Fact]
    public void Cos_is_within_one_ulp_over_a_million_points() =>
        Within(Trigonometry.Cos, 1, random => 2e6 * random.NextDouble() - 1e6);

    [Fact]
    public void Both_are_within_one_ulp_where_data_are_drawn()
    {
        Within(Trigonometry.Sin, 0, random => 20 * random.NextDouble() - 10, Points / 4);
        Within(Trigonometry.Cos, 1, random => 20 * random.NextDouble() - 10, Points / 4);
    }

    /// <summary>Next to a whole number of quarter turns nearly everything cancels.</summary>
    [Fact]
    public void Both_are_within_one_ulp_where_they_vanish()
    {
        static double Near(Xoshiro256 random) =>
            (1 + random.NextInt(636_600)) * (Math.PI / 2) * (1 + (random.NextInt(5) - 2) * Math.Pow(2, -52));
        Within(Trigonometry.Sin, 0, Near, Points / 4);
        Within(Trigonometry.Cos, 1, Near, Points / 4);
        // The worst of all doubles below 10⁶ is known to be no worse than this: 6.1e-17 of a quarter turn at π / 2 itself.
        Assert.Equal(6.123233995736766e-17, Trigonometry.Cos(Math.PI / 2));
        Assert.Equal(1.2246467991473532e-16, Trigonometry.Sin(Math.PI));
    }

    [Fact]
    public void Sin_is_within_one_ulp_for_small_arguments() =>
        Within(
            Trigonometry.Sin,
            0,
            random => Math.ScaleB(1 + random.NextDouble(), -random.NextInt(60)) * (random.NextInt(2) == 0 ? 0.5 : -0.5),
            Points / 4
        );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(1e6, -0.34999350217129294)]
    [InlineData(1000000.0000000001, double.NaN)]
    [InlineData(-1e300, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    public void Sin_at_the_edges(double x, double expected) => Assert.Equal(expected, Trigonometry.Sin(x));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5e-324, 1)]
    [InlineData(1e6, 0.9367521275331447)]
    [InlineData(-1e6, 0.9367521275331447)]
    [InlineData(1e7, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    public void Cos_at_the_edges(double x, double expected) => Assert.Equal(expected, Trigonometry.Cos(x));

    [Fact]
    public void A_zero_keeps_its_sign() =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(Trigonometry.Sin(-0.0)));

    private static void Within(
        Func<double, double> function,
        int quarters,
        Func<Xoshiro256, double> point,
        int points = Points
    )
    {
        Xoshiro256 random = new(7, Xoshiro256.DataStream);
        long worst = 0;
        double at = 0;
        for (int i = 0; i < points; i++)
        {
            double x = point(random);
            long ours = BitConverter.DoubleToInt64Bits(function(x));
            long apart = Math.Abs(ours - BitConverter.DoubleToInt64Bits(DoubleDouble.Sin(x, quarters).High));
            if (apart > worst)
                (worst, at) = (apart, x);
        }

        Assert.True(worst <= 1, $"{worst} units in the last place at {at:R}");
    }
}
