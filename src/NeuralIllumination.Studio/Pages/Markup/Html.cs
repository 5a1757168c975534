using System.Text;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Text made fit to stand in a page.</summary>
internal static class Html
{
    /// <summary>The text with the five characters that mean something to HTML written out, and none that HTML has no place for.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>What a program printed: as <see cref="Escape"/>, and as a terminal would leave it.</summary>
    public static string Plain(string text) => Escape(TerminalText.Of(text));
}
