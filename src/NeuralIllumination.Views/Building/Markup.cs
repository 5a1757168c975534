using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuralIllumination.Views;

/// <summary>
/// Text of HTML or SVG, written as an interpolated string. What is interpolated is escaped unless it is markup itself, so that a class named
/// <c>&lt;script&gt;</c> stays a name.
/// </summary>
[InterpolatedStringHandler]
public sealed class Markup
{
    private readonly StringBuilder text;

    /// <summary>Called by the compiler for <c>Markup m = $"…"</c>.</summary>
    /// <param name="literalLength">Characters between the holes.</param>
    /// <param name="formattedCount">Holes.</param>
    public Markup(int literalLength, int formattedCount) =>
        text = new StringBuilder(literalLength + 8 * formattedCount);

    /// <summary>No text at all.</summary>
    public static Markup Empty => new(0, 0);

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>Writes a part of the template as it stands.</summary>
    public void AppendLiteral(string value) => text.Append(value);

    /// <summary>Writes text, escaped.</summary>
    public void AppendFormatted(string? value) => Escape(value);

    /// <summary>Writes a count.</summary>
    public void AppendFormatted(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a coordinate with at most two decimals; a number that is none is refused, since no picture can show it.</summary>
    public void AppendFormatted(double value) => AppendFormatted(value, "0.##");

    /// <summary>Writes a coordinate in a format of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or an infinity.</exception>
    public void AppendFormatted(double value, string format)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate must be a finite number.");
        string written = value.ToString(format, CultureInfo.InvariantCulture);
        text.Append(written == "-0" ? "0" : written);
    }

    /// <summary>Writes markup as it stands.</summary>
    public void AppendFormatted(Markup? value)
    {
        if (value is not null)
            text.Append(value.text);
    }

    /// <summary>Writes pieces of markup one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (Markup value in values)
            text.Append(value.text);
    }

    /// <summary>Appends markup at the end.</summary>
    public Markup Add(Markup more)
    {
        ArgumentNullException.ThrowIfNull(more);
        text.Append(more.text);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Escape(string? value)
    {
        foreach (Rune rune in (value ?? "").EnumerateRunes())
        {
            // EnumerateRunes turns lone surrogates into U+FFFD; XML has no place for control characters either.
            _ = rune.Value switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\t' or '\n' => text.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => text.Append('\uFFFD'),
                _ => text.Append(rune.ToString()),
            };
        }
    }
}
