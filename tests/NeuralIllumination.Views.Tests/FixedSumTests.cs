using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace NeuralIllumination.Views.Tests;

public sealed class FixedSumTests
{
    [Property(MaxTest = 500)]
    public void A_sum_closes_whatever_its_terms(NormalFloat[] values, NormalFloat last, byte scale)
    {
        double factor = Math.Pow(10, scale % 24 - 12);
        double[] terms = [.. values.Select(v => v.Get % 1000 * factor)];
        double bias = last.Get % 1000 * factor;
        double result = terms.Sum() + bias;
        FixedSum sum = new(result, terms, 6, bias);
        decimal shown = sum.Shown.Sum(i => Parse(sum.Write(terms[i]))) + Parse(sum.Write(bias));
        if (sum.Remainder is not null)
            shown += Parse(sum.Remainder);
        Assert.Equal(Parse(sum.Write(result)), shown);
        Assert.True(sum.Shown.Count <= 6);
    }

    [Fact]
    public void A_sum_that_rounds_well_needs_no_remainder()
    {
        FixedSum sum = new(0.75, [0.5, 0.25]);
        Assert.Null(sum.Remainder);
        Assert.Equal("0.7500", sum.Write(0.75));
    }

    [Fact]
    public void The_smallest_terms_are_folded()
    {
        FixedSum sum = new(1.611, [1, 0.5, 0.1, 0.01, 0.001], most: 3);
        Assert.Equal([0, 1], sum.Shown);
        Assert.Equal("3 smaller terms", sum.RemainderName);
        Assert.Equal("0.1110", sum.Remainder);
    }

    private static decimal Parse(string written) =>
        decimal.Parse(written.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
