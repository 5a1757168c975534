using System.Globalization;
using System.Runtime.CompilerServices;

namespace NeuralIllumination.Learning;

/// <summary>
/// A message's text as it is put together: the same in every culture, also its signs (of −1 Swedish makes U+2212, Arabic puts a mark of direction
/// before it). An exception that asks for it is handed an interpolated string in this form and not in that of the reader's culture.
/// </summary>
[InterpolatedStringHandler]
internal ref struct MessageText
{
    private DefaultInterpolatedStringHandler text;

    /// <summary>Begins a text; the compiler calls it.</summary>
    /// <param name="literalLength">Characters that stand there as they are.</param>
    /// <param name="formattedCount">Values between them.</param>
    public MessageText(int literalLength, int formattedCount) =>
        text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Adds what stands there as it is.</summary>
    public void AppendLiteral(string value) => text.AppendLiteral(value);

    /// <summary>Adds a text.</summary>
    public void AppendFormatted(string? value) => text.AppendFormatted(value);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    /// <summary>Adds a value in a format of its own.</summary>
    public void AppendFormatted<T>(T value, string format) => text.AppendFormatted(value, format);

    /// <summary>The whole text; it is asked for once.</summary>
    public string Whole() => text.ToStringAndClear();
}
