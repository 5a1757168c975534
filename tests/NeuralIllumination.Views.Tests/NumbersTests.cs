namespace NeuralIllumination.Views.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.5, "0.5000")]
    [InlineData(-0.012345, "−0.01235")]
    [InlineData(99.996, "100.0")]
    [InlineData(12345.6, "12346")]
    [InlineData(1.5e-7, "1.500e−7")]
    [InlineData(-2.5e12, "−2.500e12")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Four_significant_digits(double value, string expected) => Assert.Equal(expected, Numbers.Brief(value));

    [Theory]
    [InlineData(0.5, "50.0%")]
    [InlineData(0.99999, ">99.9%")]
    [InlineData(1, "100.0%")]
    [InlineData(1e-9, "<0.1%")]
    [InlineData(0, "0.0%")]
    public void A_percentage_claims_no_certainty_that_is_not_there(double share, string expected) =>
        Assert.Equal(expected, Numbers.Percent(share));

    [Fact]
    public void There_is_no_minus_zero() =>
        Assert.Equal(("0", "0", "0.0%"), (Numbers.Brief(-0.0), Numbers.Full(-0.0), Numbers.Percent(-0.0)));

    [Theory]
    [InlineData(1.0 / (1 << 25), "2.9802322387695312E−08")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e17, "1E+17")]
    public void Every_digit_reads_back_as_the_same_number(double value, string expected)
    {
        Assert.Equal(expected, Numbers.Full(value));
        Assert.Equal(
            value,
            double.Parse(expected.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public void A_count_agrees_with_its_noun() =>
        Assert.Equal(("1 epoch", "1,074 parameters"), (Numbers.Count(1, "epoch"), Numbers.Count(1074, "parameter")));

    [Fact]
    public void Markup_escapes_what_is_interpolated_and_refuses_coordinates_that_are_none()
    {
        Markup markup = $"<b>{"a < b & \"c\""}</b>";
        Assert.Equal("<b>a &lt; b &amp; &quot;c&quot;</b>", markup.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Markup.Empty.AppendFormatted(double.NaN));
    }
}
