using System.Text.RegularExpressions;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The rules that let the modules stand in one script.</summary>
public sealed partial class PageScriptTests
{
    private static readonly string Folder = Repository.Path("src", "NeuralIllumination.Views", "Web");

    [Fact]
    public void Modules_stand_after_what_they_import_and_once()
    {
        string script = PageScript.Bundle("start.js");
        int engine = script.IndexOf("class Engine ", StringComparison.Ordinal);
        int run = script.IndexOf("class Run ", StringComparison.Ordinal);
        int start = script.IndexOf("function start(", StringComparison.Ordinal);
        Assert.True(0 < engine && engine < run && run < start);
        Assert.Equal(engine, script.LastIndexOf("class Engine ", StringComparison.Ordinal));
        Assert.DoesNotContain("import ", Code(script), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^export ", script);
        Assert.EndsWith("return { start, open };\n})()", script, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_modules_declare_the_same_name()
    {
        string[] names =
        [
            .. Directory
                .GetFiles(Folder, "*.js", SearchOption.AllDirectories)
                .SelectMany(path => Declaration().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups["name"].Value),
        ];
        Assert.Contains("Engine", names);
        Assert.Equal(names.Distinct().Order(), names.Order());
    }

    [Fact]
    public void Every_import_is_named_and_from_a_file()
    {
        foreach (string path in Directory.GetFiles(Folder, "*.js", SearchOption.AllDirectories))
        {
            foreach (Match import in AnyImport().Matches(File.ReadAllText(path)))
                Assert.Matches("""^import \{[^}]*\} from "\.{1,2}/[\w/.-]+\.js";$""", import.Value);
        }
    }

    [Theory]
    [InlineData("engine.js")]
    [InlineData("network.js")]
    [InlineData("training.js")]
    public void What_calls_the_engine_stays_within_200_lines(string module) =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Folder, "run", module)).Length, 1, 200);

    [Fact]
    public void The_pages_terms_are_C_sharps_at_the_same_numbers()
    {
        string terms = File.ReadAllText(Path.Combine(Folder, "run", "terms.js"));
        Assert.Equal(Names<Phase>(), Words(terms, "phase"));
        Assert.Equal(Names<Activation>(), Words(terms, "activation"));
        Assert.Equal(Names<Initialization>(), Words(terms, "initialization"));
        Assert.Equal(Names<LossFunction>(), Words(terms, "loss"));
        Assert.Equal(Names<Optimizer>(), Words(terms, "optimizer"));
    }

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Order().Select(Terms.Name)];

    private static string[] Words(string source, string kind) =>
        [
            .. Regex
                .Match(source, $@"(?m)^  {kind}: \[(?<words>.*)\],$")
                .Groups["words"]
                .Value.Split(", ")
                .Select(word => word.Trim('"')),
        ];

    private static string Code(string script) => Regex.Replace(script, @"(?m)//.*$|/\*[\s\S]*?\*/", "");

    [GeneratedRegex(@"^(export )?(async )?(class|function|const|let) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^import [\s\S]*?;$", RegexOptions.Multiline)]
    private static partial Regex AnyImport();
}
