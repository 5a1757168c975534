using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>
/// A sum written so that it closes: every term is rounded to the same last digit, and what rounding and folding take away stands in a line
/// of its own.
/// </summary>
internal sealed class FixedSum
{
    private readonly int decimals;

    /// <summary>Plans a sum.</summary>
    /// <param name="result">The sum, as the record has it.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="most">How many lines its terms may take; the largest are written, in their own order.</param>
    /// <param name="last">A term that is always written, after the others: a bias.</param>
    /// <param name="finest">Decimals to write at least.</param>
    public FixedSum(double result, IReadOnlyList<double> terms, int most = 12, double last = 0, int finest = 4)
    {
        // Four significant digits of the result, as everywhere else, unless its terms are so much larger that this would be noise.
        int byTerms = Decimals(Strength.Most([.. terms, last, result]));
        decimals = Math.Clamp(result == 0 ? byTerms : Decimals(Math.Abs(result)), byTerms, byTerms + 2);
        decimals = decimals < 0 ? decimals : Math.Max(decimals, finest);
        IEnumerable<int> order = Enumerable.Range(0, terms.Count);
        Shown =
            terms.Count <= most
                ? [.. order]
                : [.. order.OrderByDescending(i => Math.Abs(terms[i])).ThenBy(i => i).Take(most - 1).Order()];
        Folded = terms.Count - Shown.Count;
        long rest = Rest(result, terms, last);

        // A short sum takes some digits more where they let rounded terms meet their rounded sum; with two terms they nearly always do.
        int patience = terms.Count <= 2 ? 8 : 3;
        for (int more = 0; terms.Count <= 3 && rest != 0 && more < patience; more++)
        {
            decimals++;
            rest = Rest(result, terms, last);
        }

        Remainder = rest == 0 && Folded == 0 ? null : Write(rest);
    }

    /// <summary>The indices of the terms that are written.</summary>
    public IReadOnlyList<int> Shown { get; }

    /// <summary>How many terms are not.</summary>
    public int Folded { get; }

    /// <summary>What the written terms leave to the result; null when they give it to the last digit.</summary>
    public string? Remainder { get; }

    /// <summary>What the remainder is.</summary>
    public string RemainderName => Folded == 0 ? "rounding" : $"{Numbers.Count(Folded, "smaller term")}";

    /// <summary>What a line ends with when its rounded terms miss the rounded sum: <c>, rounding 0.0001</c>.</summary>
    public string Rounding => Remainder is null ? "" : $", {RemainderName} {Remainder}";

    /// <summary>A written number as the next term of a sum: <c>+ 0.5000</c>, <c>− 0.5000</c>.</summary>
    public static string Added(string written) => written.StartsWith('\u2212') ? $"− {written[1..]}" : $"+ {written}";

    /// <summary>A number with the sum's last digit.</summary>
    public string Write(double value) => double.IsFinite(value) ? Write(Units(value)) : Numbers.Full(value);

    private string Write(long units)
    {
        if (decimals is >= 0 and <= 9)
            return Numbers.Sign(
                (units / Math.Pow(10, decimals)).ToString("F" + decimals, CultureInfo.InvariantCulture)
            );

        // Very small and very large sums share one power of ten, or their digits would not stand under each other.
        string mantissa = Numbers.Sign((units / 1e3).ToString("F3", CultureInfo.InvariantCulture));
        return $"{mantissa}e{Numbers.Sign((3 - decimals).ToString(CultureInfo.InvariantCulture))}";
    }

    private long Rest(double result, IReadOnlyList<double> terms, double last) =>
        Units(result) - Shown.Sum(i => Units(terms[i])) - Units(last);

    private long Units(double value)
    {
        if (!double.IsFinite(value))
            return 0;
        double scaled = decimals > 300 ? value * 1e300 * Math.Pow(10, decimals - 300) : value * Math.Pow(10, decimals);
        return (long)Math.Round(scaled, MidpointRounding.AwayFromZero);
    }

    // How many decimals show four significant digits.
    private static int Decimals(double size)
    {
        if (size is 0 || !double.IsFinite(size))
            return 4;
        string scientific = size.ToString("0.000e+0", CultureInfo.InvariantCulture);
        int exponent = int.Parse(
            scientific[(scientific.IndexOf('e', StringComparison.Ordinal) + 1)..],
            CultureInfo.InvariantCulture
        );
        int wanted = 3 - exponent;
        return wanted is < 0 and >= -2 ? 0 : wanted;
    }
}
