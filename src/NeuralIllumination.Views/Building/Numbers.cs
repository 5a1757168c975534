using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>How numbers are written: the same in every culture, with a true minus sign (−) and never a minus zero.</summary>
public static class Numbers
{
    private const string Minus = "\u2212";

    /// <summary>Four significant digits: <c>0.01234</c>, <c>12.34</c>, <c>1.234e−7</c>; exactly <c>0</c> for zero.</summary>
    public static string Brief(double value)
    {
        if (value == 0)
            return "0";
        if (!double.IsFinite(value))
            return NotFinite(value);
        string scientific = value.ToString("0.000e+0", CultureInfo.InvariantCulture);
        int exponent = int.Parse(
            scientific[(scientific.IndexOf('e', StringComparison.Ordinal) + 1)..],
            CultureInfo.InvariantCulture
        );
        return exponent is < -4 or > 5
            ? Sign(value.ToString("0.000e-0", CultureInfo.InvariantCulture))
            : Sign(value.ToString("F" + Math.Max(0, 3 - exponent), CultureInfo.InvariantCulture));
    }

    /// <summary>Every digit: the shortest text that reads back as the same number.</summary>
    public static string Full(double value)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        string shortest = (value + 0.0).ToString("R", CultureInfo.InvariantCulture);
        // .NET 10's shortest text of 2⁻²⁵ and of 2⁻⁹⁵⁸ is a digit too short: it reads back as the number's neighbour.
        bool readsBack = double.Parse(shortest, CultureInfo.InvariantCulture) == value;
        return Sign(readsBack ? shortest : value.ToString("G17", CultureInfo.InvariantCulture));
    }

    /// <summary>A value that is often whole, such as a pixel: <c>1</c>, <c>0</c>, otherwise four significant digits.</summary>
    public static string Plain(double value) =>
        value == Math.Round(value) && Math.Abs(value) < 10000
            ? Sign((value + 0.0).ToString("0", CultureInfo.InvariantCulture))
            : Brief(value);

    /// <summary>The end of a scale: two decimals at most, where it is no tiny or huge number; zeros at the end are left out.</summary>
    public static string End(double value) =>
        Math.Abs(value) is 0 or (>= 0.01 and < 10000)
            ? Sign(value.ToString("0.##", CultureInfo.InvariantCulture))
            : Brief(value);

    /// <summary>A share of 1 in percent, one decimal; <c>&lt;0.1%</c> and <c>&gt;99.9%</c> where rounding would claim certainty.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share))
            return NotFinite(share);
        if (share is > 0 and < 0.0005)
            return "<0.1%";
        if (share is < 1 and >= 0.9995)
            return ">99.9%";
        return Sign((100 * share).ToString("0.0", CultureInfo.InvariantCulture)) + "%";
    }

    /// <summary>
    /// What a share leaves of 1, in percent: written so that it and <see cref="Percent"/> of the share make 100; what is no share leaves no number.
    /// </summary>
    public static string Complement(double share)
    {
        if (share is not (>= 0 and <= 1))
            return NotFinite(double.NaN);
        string written = Percent(share);
        return written switch
        {
            "<0.1%" => ">99.9%",
            ">99.9%" => "<0.1%",
            _ => (100 - decimal.Parse(written[..^1], CultureInfo.InvariantCulture)).ToString(
                "0.0",
                CultureInfo.InvariantCulture
            ) + "%",
        };
    }

    /// <summary>A factor in a written product: <c>0.5000</c>, <c>(−0.5000)</c>.</summary>
    internal static string Factor(double value) => value < 0 ? $"({Brief(value)})" : Brief(value);

    /// <summary>As many significant digits, four at most and two at least, as fit into <paramref name="room"/>; ? for what is no number.</summary>
    internal static string Fitting(double value, double room, double size)
    {
        if (double.IsNaN(value))
            return "?";
        string written = Brief(value);
        for (int digits = 3; digits >= 2 && Words.Width(written, size) > room; digits--)
            written = Rounded(value, digits);
        return written;
    }

    /// <summary>A count with thousands apart: <c>1,074</c>.</summary>
    public static string Count(long count) => Sign(count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A count and its noun: <c>1 epoch</c>, <c>2 epochs</c>.</summary>
    public static string Count(long count, string noun, string? plural = null) =>
        $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    private static string Rounded(double value, int digits)
    {
        string scientific = value.ToString("0." + new string('0', digits - 1) + "e-0", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || value == 0)
            return Brief(value);
        int exponent = int.Parse(
            scientific[(scientific.IndexOf('e', StringComparison.Ordinal) + 1)..],
            CultureInfo.InvariantCulture
        );
        return exponent is < -3 or > 4
            ? Sign(scientific)
            : Sign(value.ToString("F" + Math.Max(0, digits - 1 - exponent), CultureInfo.InvariantCulture));
    }

    internal static string Sign(string written)
    {
        // "-0.000" can come from rounding; a sign that stands for nothing is dropped.
        string positive = written.TrimStart('-');
        bool nothing = positive.All(c => c is '0' or '.');
        return (written.StartsWith('-') && !nothing ? Minus : "")
            + positive.Replace("-", Minus, StringComparison.Ordinal);
    }

    private static string NotFinite(double value) =>
        double.IsNaN(value) ? "not a number" : (value < 0 ? Minus : "") + "∞";
}
