using System.Text.RegularExpressions;

namespace NeuralIllumination.Tests.House;

/// <summary>The viewer's modules stand in rooms, and a room imports only from those that its README names before it.</summary>
public sealed partial class RoomsTests
{
    private static readonly string Web = Repository.Path("src", "NeuralIllumination.Views", "Web");

    [Fact]
    public void The_viewers_readme_names_every_room_with_a_module_to_begin_with()
    {
        (string Room, string First)[] told = Rooms();
        Assert.Equal(
            Directory.GetDirectories(Web).Select(Path.GetFileName).Order(),
            told.Select(one => one.Room).Order()
        );
        Assert.All(told, one => Assert.True(File.Exists(Path.Combine(Web, one.Room, one.First)), one.First));
    }

    [Fact]
    public void A_room_imports_only_from_itself_and_from_those_below()
    {
        (string From, string To)[] arrows = Arrows();
        Assert.Contains(("run", "words"), arrows);
        Assert.Contains(("", "controls"), arrows);
        // What stands in no room puts the rooms together, and is above all of them.
        List<string> order = [.. Rooms().Select(one => one.Room), ""];
        Assert.DoesNotContain(arrows, arrow => order.IndexOf(arrow.To) > order.IndexOf(arrow.From));
    }

    [Fact]
    public void The_viewer_itself_takes_no_more_than_200_lines() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Web, "viewer.js")).Length, 1, 200);

    /// <summary>
    /// The browser's own functions differ from machine to machine in the last digits: they place and colour what is drawn, and compute nothing of a
    /// network. What a network's numbers need is the engine's.
    /// </summary>
    [Fact]
    public void Only_what_draws_calls_the_browsers_own_functions()
    {
        string[] drawing =
        [
            "controls/controls.js", // where a slider's knob stands
            "panels/inspector.js", // how wide a unit's picture is
            "panels/norms.js", // a scale of powers of ten
            "panels/scale.js", // round numbers for an axis
            "stage/halos.js",
            "stage/light.js",
            "stage/neurons.js",
            "stage/particles.js",
            "stage/strength.js", // a size becomes light
            "stage/synapses.js",
        ];
        Assert.Equal(
            drawing,
            Directory
                .GetFiles(Web, "*.js", SearchOption.AllDirectories)
                .Where(path => BrowsersOwn().IsMatch(File.ReadAllText(path)))
                .Select(path => Path.GetRelativePath(Web, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );
    }

    private static (string Room, string First)[] Rooms() =>
        [
            .. Row()
                .Matches(File.ReadAllText(Path.Combine(Web, "README.md")))
                .Select(match => (match.Groups["room"].Value, match.Groups["first"].Value)),
        ];

    // Types that are imported count too: whoever reads a module must know them.
    private static (string From, string To)[] Arrows() =>
        [
            .. from path in Directory.GetFiles(Web, "*.js", SearchOption.AllDirectories)
            from match in Import().Matches(File.ReadAllText(path))
            let folder = Path.GetDirectoryName(path)!
            let target = Path.GetFullPath(Path.Combine(folder, match.Groups["path"].Value))
            select (Room(folder), Room(Path.GetDirectoryName(target)!)),
        ];

    private static string Room(string folder) => Path.GetRelativePath(Web, folder).TrimStart('.');

    [GeneratedRegex(@"Math\.(exp|expm1|log|log10|log2|log1p|tanh|pow|sqrt|cbrt|sin|cos)\b|[\w)\]] \*\* [\w(]")]
    private static partial Regex BrowsersOwn();

    [GeneratedRegex("""(from |import\()"(?<path>\.[^"]+)"\)?""")]
    private static partial Regex Import();

    [GeneratedRegex(@"^\| `(?<room>\w+)` \|.*\| `(?<first>[\w.]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
