using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What the instructor's guide and the worksheets quote is what the lessons and the mathematics assert.</summary>
public sealed partial class TeachingTests
{
    public static TheoryData<string> Documents =>
        [
            "docs/TEACHING.md",
            .. Directory
                .GetFiles(Repository.Path("docs", "worksheets"), "*.md")
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
        ];

    /// <summary>z of the worksheet's neuron for the eight pictures.</summary>
    private static IEnumerable<double> Sums =>
        Enumerable.Range(0, 8).Select(n => 0.5 * ((n >> 2) & 1) - ((n >> 1) & 1) + 0.25 * (n & 1) - 1);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_numbers_with_a_point_or_three_digits_are_asserted_elsewhere(string document)
    {
        string text = File.ReadAllText(Repository.Path(document));
        HashSet<double> known =
        [
            .. LessonText.Names.SelectMany(name => new LessonText(name).NumbersAsserted),
            .. Numbers(File.ReadAllText(Repository.Path("MATH_EXPLAINED.md"))),
            // The sums of the worksheet, which the other test holds.
            .. Sums,
            // The axes that are to be drawn in.
            .. document.EndsWith("draw-the-curve.md", StringComparison.Ordinal) ? [0.6, 0.8, 0.4, 1.2] : (double[])[],
        ];
        double[] unfounded =
        [
            .. Numbers(text).Where(number => (number % 1 != 0 || Math.Abs(number) >= 100) && !known.Contains(number)),
        ];
        Assert.True(unfounded.Length == 0, $"{document}: {string.Join("  ", unfounded)}");
    }

    [Fact]
    public void The_neuron_of_the_worksheet_gives_the_sums_of_the_answers()
    {
        string answers = string.Join(
            ", ",
            Sums.Select(z => z.ToString(CultureInfo.InvariantCulture).Replace('-', '−'))
        );
        string guide = File.ReadAllText(Repository.Path("docs", "TEACHING.md"));
        Assert.Contains($"z for pictures 0 to 7 is {answers}, so", guide, StringComparison.Ordinal);
    }

    private static IEnumerable<double> Numbers(string text) =>
        Number().Matches(text).SelectMany(match => LessonText.Values(match.Value)).Distinct();

    [GeneratedRegex(@"(?<![\p{L}\d.])−?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")]
    private static partial Regex Number();
}
