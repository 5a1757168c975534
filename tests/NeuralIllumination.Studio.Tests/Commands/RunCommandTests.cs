using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>illuminate run</c>: what it writes, what it says, and how it ends.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const string Good = "#!markdown\n\n# Sum\n\n#!csharp\n\nConsole.WriteLine(\"adding\");\n1 + 1\n";
    private const string Bad = "#!markdown\n\n# Bad\n\n#!csharp\n\nint x = 1;\nConsol.Write(x);\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_notebook_becomes_a_page_in_the_current_folder()
    {
        folder.Write("sum.dib", Good);

        Ran ran = await Ran.Program(folder.Path, "run", "sum.dib");

        Assert.Equal((0, "sum.html\n"), (ran.Exit, ran.Out));
        Assert.StartsWith("sum.dib: done in ", ran.Error);
        string page = File.ReadAllText(folder["sum.html"]);
        HtmlShape.AssertWellFormed(page);
        Assert.Contains("<title>Sum</title>", page);
        Assert.Contains(">adding</pre>", page);
        Assert.Contains(">2</pre>", page);
        Assert.Equal(["sum.dib", "sum.html"], folder.Names);
    }

    [Fact]
    public async Task A_notebook_becomes_an_ipynb_with_its_outputs()
    {
        Ran ran = await Ran.InProcess("run", folder.Write("sum.dib", Good), "--to", "ipynb", "--out", folder.Path);

        Assert.Equal(0, ran.Exit);
        AssertSum();
    }

    [Fact]
    public async Task Pages_written_together_lead_to_each_other_and_to_no_other()
    {
        folder.Write("1.dib", "#!markdown\n\nNext: [Two](2.dib), then [three](3.dib).\n");
        folder.Write("2.dib", "#!markdown\n\nBack: [One](1.dib).\n");

        Ran ran = await Ran.Program(folder.Path, "run", "1.dib", "2.dib");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Next: <a href=\"2.html\">Two</a>, then three.", File.ReadAllText(folder["1.html"]));
        Assert.Contains("Back: <a href=\"1.html\">One</a>.", File.ReadAllText(folder["2.html"]));
    }

    [Fact]
    public async Task Notebooks_written_together_lead_to_each_other_and_to_no_other()
    {
        const string prose = "é [Two](2.dib \"b\"), [three](3.dib), `[Two](2.dib)`, [two][2], [2]\n\n[2]: 2.dib\n";
        folder.Write("1.dib", $"#!markdown\n\n{prose}");
        folder.Write("2.dib", "#!markdown\n\nTwo\n");

        Ran ran = await Ran.Program(folder.Path, "run", "1.dib", "2.dib", "--to", "ipynb");

        Assert.Equal(0, ran.Exit);
        JsonNode root = JsonNode.Parse(File.ReadAllText(folder["1.ipynb"]))!;
        string source = string.Concat(root["cells"]![0]!["source"]!.AsArray().Select(line => (string)line!));
        string expected = prose
            .Replace("](2.dib \"", "](2.ipynb \"", StringComparison.Ordinal)
            .Replace("]: 2.dib", "]: 2.ipynb", StringComparison.Ordinal);
        Assert.Equal(expected.Trim(), source.Trim());
    }

    [Fact]
    public async Task An_ipynb_is_not_replaced_by_its_own_execution_unless_asked()
    {
        string path = folder.Write("sum.dib", Good);
        Ran first = await Ran.InProcess("run", path, "--out", folder["sum.ipynb"]);
        Assert.Equal(0, first.Exit);
        AssertSum();

        Ran beside = await Ran.Program(folder.Path, "run", "sum.ipynb", "--to", "ipynb");
        Ran over = await Ran.InProcess("run", folder["sum.ipynb"], "--out", folder["sum.ipynb"]);

        Assert.Equal((0, "sum.executed.ipynb\n"), (beside.Exit, beside.Out));
        Assert.Equal(0, over.Exit);
        Assert.Equal(File.ReadAllText(folder["sum.executed.ipynb"]), File.ReadAllText(folder["sum.ipynb"]));
    }

    [Fact]
    public async Task A_cell_that_fails_is_named_and_nothing_is_written_for_its_notebook()
    {
        folder.Write("bad.dib", Bad);
        folder.Write("good.dib", Good);

        Ran ran = await Ran.Program(folder.Path, "run", "bad.dib", "good.dib");

        Assert.Equal((1, "good.html\n"), (ran.Exit, ran.Out));
        Assert.Contains(
            "bad.dib: cell 2, line 2, column 1: CS0103: The name 'Consol' does not exist in the current context (bad.html was not written)\n",
            ran.Error
        );
        Assert.Equal(["bad.dib", "good.dib", "good.html"], folder.Names);
    }

    [Fact]
    public async Task Cells_without_a_kernel_are_named_and_the_others_run()
    {
        folder.Write(
            "polyglot.dib",
            "#!csharp\n\n1 + 1\n\n#!javascript\n\n2\n\n#!raw\n\ntext\n\n#!fsharp\n\n3\n\n#!FSharp\n\n4\n"
        );
        folder.Write(
            "python.ipynb",
            """
            {"nbformat":4,"metadata":{"kernelspec":{"name":"python3","language":"pyth\u001bon"}},
             "cells":[{"cell_type":"code","source":"1"},{"cell_type":"raw","source":"2"}]}
            """
        );

        Ran ran = await Ran.Program(folder.Path, "run", "polyglot.dib", "python.ipynb");

        Assert.Equal((0, "polyglot.html\npython.html\n"), (ran.Exit, ran.Out));
        string[] lines = [.. ran.Error.TrimEnd('\n').Split('\n').Where(line => !line.Contains("done in"))];
        Assert.Equal(
            [
                "polyglot.dib: 3 cells not run: no kernel for fsharp, javascript.",
                "python.ipynb: 1 cell not run: no kernel for pyth\\u001bon.",
            ],
            lines
        );
        Assert.Contains("no kernel for fsharp here", File.ReadAllText(folder["polyglot.html"]));
        Assert.DoesNotContain("no kernel for raw", File.ReadAllText(folder["polyglot.html"]));
    }

    [Theory]
    [InlineData(
        "run",
        "Relative paths in cells start in the notebook's own folder, --out in the one that illuminate was started in."
    )]
    [InlineData("serve", "Relative paths in cells start in that folder.")]
    public async Task Help_says_where_relative_paths_start(string command, string said) =>
        Assert.Contains(said, (await Ran.InProcess(command, "--help")).Out);

    [Fact]
    public async Task A_notebooks_folder_is_its_cells_folder_and_stays_where_a_cell_goes()
    {
        Directory.CreateDirectory(folder["beside"]);
        folder.Write("beside/word.txt", "found");
        folder.Write("beside/there.dib", "#!csharp\n\nFile.ReadAllText(\"word.txt\")\n");
        folder.Write(
            "away.dib",
            "#!csharp\n\nEnvironment.CurrentDirectory = \"beside\";\n\n#!csharp\n\nFile.ReadAllText(\"word.txt\")\n"
        );

        Ran ran = await Ran.Program(folder.Path, "run", "beside/there.dib", "away.dib");

        Assert.Equal((0, "there.html\naway.html\n"), (ran.Exit, ran.Out));
        Assert.Contains(">found</pre>", File.ReadAllText(folder["there.html"]));
        Assert.Contains(">found</pre>", File.ReadAllText(folder["away.html"]));
    }

    [Theory]
    [InlineData("expected at least one notebook, .dib or .ipynb; got none.", "run")]
    [InlineData(
        "{0}/absent.dib: cannot be read: Could not find file '{0}/absent.dib'.",
        "run",
        "{0}/sum.dib",
        "{0}/absent.dib"
    )]
    [InlineData("{0}/sum.txt: expected a notebook, .dib or .ipynb.", "run", "{0}/sum.txt")]
    [InlineData(
        "{0}/cut.ipynb, line 1: expected a notebook in JSON; the text is not JSON or is cut short.",
        "run",
        "{0}/cut.ipynb"
    )]
    [InlineData(
        "{0}/odd.ipynb: expected \"polyglot_notebook\" to be an object, found a text.",
        "run",
        "{0}/sum.dib",
        "{0}/odd.ipynb"
    )]
    [InlineData(
        "{0}/half.ipynb, line 1: expected text, found half a character (\\ud800 to \\udfff stand in pairs only).",
        "run",
        "{0}/half.ipynb"
    )]
    [InlineData("{0}/binary.ipynb: expected text in UTF-8, found bytes that are none.", "run", "{0}/binary.ipynb")]
    [InlineData("{0}/binary.dib: expected text in UTF-8, found bytes that are none.", "run", "{0}/binary.dib")]
    [InlineData("{0}/zeros.dib: expected text in UTF-8, found zeros as in a binary file.", "run", "{0}/zeros.dib")]
    [InlineData(
        "--out needs an existing folder; got \"{0}/absent/x.html\".",
        "run",
        "{0}/sum.dib",
        "--out",
        "{0}/absent/x.html"
    )]
    [InlineData("--out needs an existing folder; got \"{0}/absent/\".", "run", "{0}/sum.dib", "--out", "{0}/absent/")]
    [InlineData(
        "--out must be an existing folder for 2 notebooks; got \"{0}/x.html\".",
        "run",
        "{0}/sum.dib",
        "{0}/other.dib",
        "--out",
        "{0}/x.html"
    )]
    [InlineData(
        "two of the notebooks would be written to {0}/sum.html; give them one at a time, with --out.",
        "run",
        "{0}/sum.dib",
        "{0}/sum.ipynb",
        "--out",
        "{0}"
    )]
    [InlineData("--to must be one of html, ipynb; got \"pdf\".", "run", "{0}/sum.dib", "--to", "pdf")]
    [InlineData("--out needs a value.", "run", "{0}/sum.dib", "--out")]
    [InlineData("unknown option --ot; did you mean --out?", "run", "{0}/sum.dib", "--ot", "x.html")]
    public async Task Bad_arguments_are_one_line_and_exit_2_and_leave_nothing(string message, params string[] arguments)
    {
        folder.Write("sum.dib", Good);
        folder.Write("other.dib", Good);
        folder.Write("cut.ipynb", "{\"cells\": [");
        folder.Write("odd.ipynb", "{\"nbformat\":4,\"metadata\":{\"polyglot_notebook\":\"x\"},\"cells\":[]}");
        folder.Write("half.ipynb", "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\\ud800\"}]}");
        File.WriteAllBytes(folder["binary.ipynb"], [0x7B, 0x80, 0xFF]);
        File.WriteAllBytes(folder["binary.dib"], [0x7F, 0x45, 0xC3, 0x28]);
        folder.Write("zeros.dib", "#!csharp\n\0\n");
        string[] before = [.. folder.Names];

        Ran ran = await Ran.InProcess([.. arguments.Select(argument => argument.Replace("{0}", folder.Path))]);

        Assert.Equal(new Ran(2, "", $"illuminate run: {message.Replace("{0}", folder.Path)}\n"), ran);
        Assert.Equal(before, folder.Names);
    }

    private void AssertSum()
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(folder["sum.ipynb"]))!;
        JsonArray outputs = root["cells"]![1]!["outputs"]!.AsArray();
        Assert.Equal("""["adding\n"]""", outputs[0]!["text"]!.ToJsonString());
        Assert.Equal("""["2"]""", outputs[1]!["data"]!["text/plain"]!.ToJsonString());
    }
}
