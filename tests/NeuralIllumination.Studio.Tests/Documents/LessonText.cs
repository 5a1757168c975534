using System.Globalization;
using System.Text.RegularExpressions;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a lesson says and what it asserts, taken apart.</summary>
internal sealed partial class LessonText
{
    private readonly Notebook notebook;

    public LessonText(string name) => notebook = NotebookFile.Read(Repository.Path("notebooks", name));

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Repository.Path("notebooks"), "*.dib")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    public string Code => string.Join("\n", notebook.Cells.Where(c => c.Kind == CellKind.Code).Select(c => c.Source));

    public string Prose =>
        string.Join("\n\n", notebook.Cells.Where(c => c.Kind == CellKind.Markdown).Select(c => c.Source));

    /// <summary>What is said before the cell that compares the guess with the answer, and what after it.</summary>
    public (string Before, string After) AroundTheAnswer
    {
        get
        {
            int answer = notebook
                .Cells.ToList()
                .FindIndex(c =>
                    c.Kind == CellKind.Code && c.Source.Contains("guess.Compare(", StringComparison.Ordinal)
                );
            return (Said(notebook.Cells.Take(answer)), Said(notebook.Cells.Skip(answer)));

            static string Said(IEnumerable<Cell> cells) =>
                string.Join("\n\n", cells.Where(c => c.Kind == CellKind.Markdown).Select(c => c.Source));
        }
    }

    /// <summary>The code in what is folded away: it is run after the last cell.</summary>
    public IReadOnlyList<string> Solutions =>
        [.. Fence().Matches(Prose).Select(fence => fence.Groups["code"].Value.TrimEnd())];

    /// <summary>The lesson with its solutions as cells at the end.</summary>
    public Notebook WithSolutions =>
        notebook with
        {
            Cells = [.. notebook.Cells, .. Solutions.Select(code => new Cell("csharp", code))],
        };

    /// <summary>The numbers in the prose; not in headings, code, links' targets and the numbers of a list.</summary>
    public IReadOnlyList<string> NumbersSaid
    {
        get
        {
            string prose = Fence().Replace(Prose, "");
            prose = CodeSpan().Replace(prose, "");
            prose = HeadingOrListNumber().Replace(prose, "");
            prose = LinkTarget().Replace(prose, "]");
            return [.. Said().Matches(prose).Select(number => number.Value).Distinct()];
        }
    }

    /// <summary>The numbers that stand in an <c>Expect</c>, outside of its words.</summary>
    public IReadOnlySet<double> NumbersAsserted =>
        Expectation()
            .Matches(Code + "\n" + string.Join("\n", Solutions))
            .SelectMany(expect => Literal().Matches(Quoted().Replace(expect.Value, "")))
            .Select(number =>
                double.Parse(number.Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            )
            .ToHashSet();

    /// <summary>What a number in the prose means: −0.25, 1,074; a percentage as a share too.</summary>
    public static IReadOnlyList<double> Values(string said)
    {
        string plain = said.TrimEnd('%').Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        double value = double.Parse(plain, CultureInfo.InvariantCulture);
        // Decimal, since 77.1 / 100 in binary is not the double that 0.771 is.
        return said.EndsWith('%')
            ? [value, (double)(decimal.Parse(plain, CultureInfo.InvariantCulture) / 100)]
            : [value];
    }

    [GeneratedRegex(@"```csharp\n(?<code>[\s\S]*?)```")]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^(#.*|\d+\. )", RegexOptions.Multiline)]
    private static partial Regex HeadingOrListNumber();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"(?<![\p{L}\d.])−?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")]
    private static partial Regex Said();

    [GeneratedRegex("""Expect\((?:"[^"]*"|[^;"])*\);""")]
    private static partial Regex Expectation();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])-?\d[\d_]*(\.\d+)?(e-?\d+)?")]
    private static partial Regex Literal();
}
