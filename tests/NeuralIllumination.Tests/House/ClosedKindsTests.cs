using System.Text.RegularExpressions;

namespace NeuralIllumination.Tests.House;

/// <summary>The compiler refuses a switch that lacks a case, unless a rest (<c>_ =&gt;</c>) takes it: so no switch over an enum of ours has one.</summary>
public sealed partial class ClosedKindsTests
{
    [Fact]
    public void No_switch_over_an_enum_of_ours_has_a_rest()
    {
        string[] files =
        [
            .. Directory
                .GetFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj")),
        ];
        string[] enums = [.. files.SelectMany(path => Declared(File.ReadAllText(path)))];
        Assert.Contains("Activation", enums);
        Assert.Empty(files.SelectMany(path => Rests(File.ReadAllText(path), enums).Select(rest => $"{path}: {rest}")));
    }

    [Fact]
    public void A_rest_is_found()
    {
        const string open = "k switch\n{\n    Kind.One => f(x switch { > 0 => 1, _ => 2 }),\n    _ => 3,\n}";
        const string closed = "k switch\n{\n    Kind.One => f(x switch { > 0 => 1, _ => 2 }),\n    Kind.Two => 3,\n}";
        Assert.Single(Rests(open, ["Kind"]));
        Assert.Empty(Rests(closed, ["Kind"]));
    }

    private static IEnumerable<string> Declared(string source) =>
        Enumeration().Matches(source).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Rests(string source, IReadOnlyList<string> enums)
    {
        foreach (Match start in Expression().Matches(source))
        {
            // The arms at the switch's own depth: what stands in inner braces belongs to others.
            int depth = 1;
            string arms = "";
            for (int at = start.Index + start.Length; depth > 0 && at < source.Length; at++)
            {
                depth +=
                    source[at] == '{' ? 1
                    : source[at] == '}' ? -1
                    : 0;
                arms += depth == 1 ? source[at] : "";
            }

            if (Rest().IsMatch(arms) && enums.Any(name => Regex.IsMatch(arms, $@"(?m)^\s*(\w+\.)*{name}\.\w+")))
                yield return arms.Trim();
        }
    }

    [GeneratedRegex(@"(?m)^\s*(public|internal|private) enum (?<name>\w+)")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"\bswitch\s*\{")]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?m)(^|,)\s*_ =>")]
    private static partial Regex Rest();
}
