using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Every refusal says the same in every culture: signs, points and groups of digits.</summary>
public sealed class MessageCultureTests
{
    // As .NET has them for sv-SE and ar; the tests run without a culture's own data.
    [Theory]
    [InlineData("\u2212", ",", "\u00a0")]
    [InlineData("\u061c-", "\u066b", "\u066c")]
    public void Swedes_and_Arabs_read_what_everybody_reads(string minus, string point, string group)
    {
        string[] expected = [.. Refusals()];
        Assert.Contains(expected, message => message.Contains("got -1.", StringComparison.Ordinal));
        Assert.Contains(expected, message => message.Contains("got 10.1.", StringComparison.Ordinal));
        Assert.Contains(expected, message => message.Contains("of 64--3-2 has -3.", StringComparison.Ordinal));
        Assert.Contains(expected, message => message.Contains("got [-1, 0].", StringComparison.Ordinal));
        Assert.Contains(
            expected,
            message => message.Contains("Learning rate 0.25; try 0.025", StringComparison.Ordinal)
        );
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NegativeSign = minus;
            other.NumberFormat.NumberDecimalSeparator = point;
            other.NumberFormat.NumberGroupSeparator = group;
            CultureInfo.CurrentCulture = other;
            Assert.Equal(expected, Refusals());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Refusals()
    {
        foreach ((_, Action act, Type type, _) in BadInputTests.Rows.Select(row => row.Data))
            yield return Assert.Throws(type, act).Message;
        yield return Refused(() => _ = new Architecture([64, -3, 2]));
        yield return Refused(() =>
            _ = Matrix.Of([
                [1, 2],
            ])[-1, 0]
        );
        yield return Refused(() => _ = Given.Default().Data.Test[-7]);
        yield return Refused(() => Given.Default().Set(new ParameterChange(-1, 0, 0, -0.5)));
        yield return new DivergenceException(1, 2, 0.25).Message;
    }

    private static string Refused(Action act) => Assert.ThrowsAny<InvalidInputException>(act).Message;
}
