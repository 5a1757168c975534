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

    /// <summary>The page's own tables are typed by these unions, so that the compiler of types refuses one that lacks a kind.</summary>
    [Fact]
    public void The_types_of_the_pages_tables_name_every_kind()
    {
        string terms = File.ReadAllText(Path.Combine(Folder, "words", "terms.js"));
        Assert.Equal(Terms.Names<Phase>(), Union(terms, "PhaseTerm"));
        Assert.Equal(Terms.Names<LossFunction>(), Union(terms, "LossTerm"));
    }

    [Fact]
    public void The_table_of_kinds_is_C_sharps_and_the_modules_have_no_words_of_their_own()
    {
        string script = PageScript.Bundle("start.js");
        string?[] words =
        [
            .. ActivationKind.All.SelectMany(kind => new[] { kind.Name, kind.Formula, kind.Slope, kind.Silent }),
            .. LossKind.All.SelectMany(kind => new[] { kind.Formula, kind.OutputFormula }),
            .. OptimizerKind.All.SelectMany(kind => new[] { kind.Formula, kind.Whole }),
            .. StepKind.All.SelectMany(step => new[] { step.Name, step.Formula, step.Otherwise }),
            .. Enum.GetValues<Activation>().Select(Terms.Name),
            .. Enum.GetValues<Optimizer>().Select(Terms.Name),
            .. Enum.GetValues<Generator>().Select(Terms.Name),
        ];
        string[] quoted = [.. words.OfType<string>().Where(word => word.Length > 1).Select(word => $"\"{word}\"")];
        Assert.All(quoted, word => Assert.Contains(word.Replace("\"", ""), script, StringComparison.Ordinal));
        // The panels' own headings, and the name of an option.
        string[] others = ["\"Loss\"", "\"Gradient norms\"", "\"momentum\""];
        foreach (string path in Directory.GetFiles(Folder, "*.js", SearchOption.AllDirectories))
        {
            string code = Code(File.ReadAllText(path));
            foreach (string word in quoted.Except(others))
                Assert.False(code.Contains(word, StringComparison.Ordinal), $"{path} has {word} of its own.");
        }
    }

    private static string[] Union(string source, string name) =>
        [
            .. Regex
                .Match(source, $@"@typedef {{(?<words>""[^}}]*)}} {name} ")
                .Groups["words"]
                .Value.Split('|')
                .Select(word => word.Trim('"')),
        ];

    private static string Code(string script) => Regex.Replace(script, @"(?m)//.*$|/\*[\s\S]*?\*/", "");

    [GeneratedRegex(@"^(export )?(async )?(class|function|const|let) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^import [\s\S]*?;$", RegexOptions.Multiline)]
    private static partial Regex AnyImport();
}
