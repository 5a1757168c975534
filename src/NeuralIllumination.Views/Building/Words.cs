using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Words in pictures, where nothing wraps.</summary>
internal static class Words
{
    /// <summary>How wide a line is at most, in px: a guess on the safe side, since fonts are the reader's.</summary>
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(rune => Advance(rune) * size);

    /// <summary>The text, cut with an ellipsis where it would be wider than <paramref name="room"/>.</summary>
    public static string Fit(string text, double room, double size)
    {
        if (Width(text, size) <= room)
            return text;
        double used = 0.8 * size;
        StringBuilder fitting = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Advance(rune) * size;
            if (used > room)
                break;
            fitting.Append(rune.ToString());
        }

        return fitting.ToString().TrimEnd() + "…";
    }

    /// <summary>Names one after the other: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>; of more than four, how many more there are.</summary>
    public static string Listed(params IReadOnlyList<string> names)
    {
        if (names.Count > 4)
            return $"{string.Join(", ", names.Take(3))} and {Numbers.Count(names.Count - 3)} more";
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static double Advance(Rune rune) =>
        rune.Value switch
        {
            > 0x1100 when Rune.IsLetter(rune) => 1.05,
            > 0xFFFF => 1.3,
            'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
            >= 'A' and <= 'Z' => 0.76,
            'i' or 'l' or 'j' or '.' or ',' or '\'' or ' ' or ':' => 0.36,
            _ => 0.64,
        };
}
