using System.Globalization;
using System.Text;

namespace NeuralIllumination.Learning;

/// <summary>
/// Makes a stranger's text fit for one line of a message: what would steer a terminal or turn the direction of writing is written as its escape
/// (\n, \u001b), and what is too long is cut in the middle, where the ends, which tell names apart, are kept.
/// </summary>
internal static class OneLine
{
    // A path may be long and is needed whole; what is longer than this is no name.
    private const int MostWord = 300;
    private const int MostLine = 1_000;

    /// <summary>A whole message: its words and itself cut to what can be read.</summary>
    public static string Of(string? text)
    {
        string escaped = Escaped(text ?? "");
        if (escaped.Length <= MostWord)
            return escaped;
        return Cut(string.Join(' ', escaped.Split(' ').Select(word => Cut(word, MostWord))), MostLine);
    }

    /// <summary>The text with an escape in the place of each control character, each mark of direction and each half of a pair.</summary>
    public static string Escaped(string text)
    {
        if (!text.Any(IsOdd))
            return text;
        StringBuilder escaped = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                escaped.Append(text, i++, 2);
                continue;
            }

            escaped.Append(
                text[i] switch
                {
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    char c when IsOdd(c) => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                    char c => c.ToString(),
                }
            );
        }

        return escaped.ToString();
    }

    /// <summary>At most so many characters, both ends kept.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        int end = (most - 1) / 2;
        int start = most - 1 - end;
        // Half a pair is no character.
        if (char.IsHighSurrogate(text[start - 1]))
            start--;
        if (char.IsLowSurrogate(text[^end]))
            end--;
        return $"{text[..start]}…{text[^end..]}";
    }

    // Two invisible characters join letters and pictures within names, and steer nothing.
    private static bool IsOdd(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Format
        && c is not ('\u200c' or '\u200d');
}
