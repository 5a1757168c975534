using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Views;

/// <summary>
/// A sum written so that it closes: every term is rounded to the same last digit, and what rounding and folding take away stands in a line
/// of its own. Which digit that is, and what is left, the engine's <see cref="ClosedSum"/> says, to the page too.
/// </summary>
internal sealed class FixedSum
{
    private readonly ClosedSum closed = new();

    /// <summary>Plans a sum.</summary>
    /// <param name="result">The sum, as the record has it.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="most">How many lines its terms may take; the largest are written, in their own order.</param>
    /// <param name="last">A term that is always written, after the others: a bias.</param>
    /// <param name="finest">Decimals to write at least.</param>
    public FixedSum(double result, IReadOnlyList<double> terms, int most = 12, double last = 0, int finest = 4)
    {
        Ranking ranking = new();
        ranking.Numbers([.. terms], terms.Count);
        int shown = terms.Count <= most ? terms.Count : most - 1;
        closed.Close(ranking, terms.Count, shown, result, last, finest);
        Shown = [.. ranking.Order.Take(shown).Order()];
        Folded = terms.Count - shown;
        Remainder = closed.Rest == 0 && Folded == 0 ? null : WriteUnits(closed.Rest);
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
    public string Write(double value) => double.IsFinite(value) ? WriteUnits(closed.Units(value)) : Numbers.Full(value);

    private string WriteUnits(double units)
    {
        int decimals = closed.Decimals;
        if (decimals is >= 0 and <= 9)
            return Numbers.Sign(
                (units / Math.Pow(10, decimals)).ToString("F" + decimals, CultureInfo.InvariantCulture)
            );

        // Very small and very large sums share one power of ten, or their digits would not stand under each other.
        string mantissa = Numbers.Sign((units / 1e3).ToString("F3", CultureInfo.InvariantCulture));
        return $"{mantissa}e{Numbers.Sign((3 - decimals).ToString(CultureInfo.InvariantCulture))}";
    }
}
