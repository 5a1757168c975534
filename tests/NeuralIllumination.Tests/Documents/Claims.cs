using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Tests.Documents;

/// <summary>
/// What a document must say, phrase by phrase in reading order. No number may stand outside the phrases: so each is held where it stands, and a
/// value that is right in one sentence does not excuse the same value in another.
/// </summary>
internal sealed partial class Claims
{
    private static readonly string[] Words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    private readonly List<string> phrases = [];

    /// <summary>Claims that the phrase stands in the document, after those claimed before; a line break counts as a space.</summary>
    public void Says(string phrase) => phrases.Add(phrase);

    /// <summary>What is wrong with the text: phrases that are missing, numbers that no phrase holds. Empty when all is well.</summary>
    public IReadOnlyList<string> Check(string text)
    {
        List<string> problems = [];
        List<(int From, int To)> spans = [];
        // Of the same length, so that a place in the one is a place in the other.
        string running = text.Replace('\n', ' ');
        int at = 0;
        foreach (string phrase in phrases)
        {
            int found = running.IndexOf(phrase, at, StringComparison.Ordinal);
            if (found < 0)
            {
                problems.Add($"line {Line(text, at)} or after: \"{phrase}\" is missing");
                continue;
            }

            at = found + phrase.Length;
            spans.Add((found, at));
        }

        foreach (Match number in Numbers(text))
        {
            int end = number.Index + number.Length;
            if (!spans.Exists(span => span.From <= number.Index && end <= span.To))
                problems.Add($"line {Line(text, number.Index)}: no phrase holds {number.Value}");
        }

        return problems;
    }

    /// <summary>Every number in the text with its sign. Subscripts and superscripts belong to names and formulas: they are not numbers.</summary>
    public static IEnumerable<Match> Numbers(string text) => Number().Matches(text);

    /// <summary>A computed value, to four decimals.</summary>
    public static string N(double value) => Sign(value) + Math.Abs(value).ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A value that is given or exact, with the digits it has: a computed one shows here if it is not exact.</summary>
    public static string G(double value) => Sign(value) + Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count, with thousands separators.</summary>
    public static string C(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count as a word.</summary>
    public static string W(int count) => Words[count];

    /// <summary>(1, 2), of exact values.</summary>
    public static string Exact(IEnumerable<double> values) => $"({string.Join(", ", values.Select(G))})";

    /// <summary>(0.5498, 0.4502), of computed values; what is exactly 0 stands as 0.</summary>
    public static string Vector(IEnumerable<double> values) => $"({string.Join(", ", values.Select(Shown))})";

    /// <summary>[[1, 2], [3, 4]], each value written as <paramref name="write"/> does.</summary>
    public static string Rows(NeuralIllumination.Learning.Matrix matrix, Func<double, string> write)
    {
        StringBuilder text = new();
        for (int r = 0; r < matrix.Rows; r++)
            text.Append(r == 0 ? "" : ", ").Append($"[{string.Join(", ", matrix.Row(r).ToArray().Select(write))}]");
        return $"[{text}]";
    }

    /// <summary>A computed value, or 0 where it is exactly that.</summary>
    public static string Shown(double value) => value == 0 ? "0" : N(value);

    // Adding 0 to −0 gives 0: a zero has no sign here.
    private static string Sign(double value) => value + 0.0 < 0 ? "−" : "";

    private static int Line(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"[−±]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:e[−-]?[0-9]+)?")]
    private static partial Regex Number();
}
