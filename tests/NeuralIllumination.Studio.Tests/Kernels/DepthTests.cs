using System.Globalization;
using System.Net;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// Texts that descend without end. Seen to fail with CodeLimits.Beyond left out of CodeColours: the test's process ended with a stack overflow,
/// or took minutes.
/// </summary>
public sealed class DepthTests
{
    public static TheoryData<string, string, int> Deep =>
        new()
        {
            { "int[] a = ", "{", 10_000 },
            { "int[] a = ", "{", 50_000 },
            { "var x = ", "(", 50_000 },
            { "var x = ", "[", 5_000 },
            { "", "a<", 50_000 },
            { "var s = ", "$\"{", 50_000 },
            { "var s = ", "$$\"\"\"{{", 12_000 },
            { "", "/// <a>", 12_000 },
            { "#if ", "(", 50_000 },
            { "#if ", "!", 50_000 },
            { "", "#if a\n", 20_000 },
            { "var x = ", "a?.", 33_000 },
            { "delegate*<", "delegate*<", 9_000 },
            { "var x = ", "[a(", 20_000 },
            { "var x = ", "f(]", 20_000 },
            { "", "{)", 30_000 },
            { "", "{(]", 20_000 },
            { "", "a is {b:", 10_000 },
        };

    [Theory]
    [MemberData(nameof(Deep))]
    public void A_text_that_descends_without_end_is_shown_as_it_was_written(string start, string unit, int times)
    {
        string source = Repeated(start, unit, times);
        Assert.Equal(Html.Escape(source), CodeColours.Render(source));
    }

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task A_text_that_descends_without_end_completes_nothing_and_says_nothing(
        string start,
        string unit,
        int times
    )
    {
        string source = Repeated(start, unit, times);
        using CellDocuments documents = new();
        Assert.Empty(await CellCompletion.AtAsync(documents, source, source.Length, null, CancellationToken.None));
        Assert.Null(await CellHover.AtAsync(documents, source, source.Length / 2, CancellationToken.None));
    }

    [Fact]
    public async Task A_notebook_of_such_texts_is_opened_edited_and_exported()
    {
        string[] texts = [.. Deep.Select(row => Repeated(row.Data.Item1, row.Data.Item2, row.Data.Item3))];
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", string.Concat(texts.Select(text => $"#!csharp\n\n{text}\n\n")))
        );
        string page = await served.GetAsync("/notebooks/a");
        Assert.All(texts, text => Assert.Contains(Html.Escape(text.TrimEnd()), page));
        string key = served.Shelf.Open("a")!.Notebook.Cells[0].Key;
        foreach (string source in texts)
        {
            using HttpResponseMessage edit = await served.AskAsync("a", "edit", new { key, source });
            Assert.Equal(HttpStatusCode.OK, edit.StatusCode);
        }

        using HttpResponseMessage export = await served.Client.GetAsync($"{served.Server.Address}/notebooks/a/export");
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
    }

    // Seen to fail without DeepCode.Refuse: the kernel ended with a stack overflow, or had to be ended.
    [Fact]
    public async Task A_kernel_refuses_such_code_in_one_line_and_lives_on()
    {
        await using TestKernel kernel = new();
        await kernel.Run("int kept = 7;");
        foreach (ITheoryDataRow row in Deep)
        {
            object?[] data = row.GetData();
            ErrorOutput error = await kernel.Error(
                "// first\n" + Repeated((string)data[0]!, (string)data[1]!, (int)data[2]!)
            );
            Assert.Equal("NotSupported", error.Name);
            Assert.StartsWith("the code goes too deep here for the compiler", error.Message, StringComparison.Ordinal);
            Assert.InRange(error.Line ?? 0, 2, 5000);
        }

        Assert.Equal("7", await kernel.Value("kept"));
    }

    public static TheoryData<string, string, int> Within =>
        new()
        {
            { "int[] a = ", "{", 128 },
            { "var x = ", "(", 128 },
            { "var x = ", "[", 128 },
            { "var x = ", "[a(", 64 },
            { "var x = ", "[..", 128 },
            { "", "a<", 128 },
            { "var s = ", "$\"{", 16 },
            { "", "/// <a>", 128 },
            { "#if ", "(", 128 },
            { "#if ", "!", 4_900 },
            { "", "#if a\n", 500 },
            { "var x = ", "a?.", 1_600 },
            { "var x = ", "a.", 2_400 },
            { "var x = ", "!", 4_900 },
            { "var x = ", "-", 4_900 },
            { "var x = 1", "+1", 2_400 },
            { "var x = 1", " == 1 ? 1 : 1", 700 },
            { "var x = 1", ".ToString()", 900 },
            { "var x = 1", " is not", 2_400 },
            { "", "not ", 4_900 },
            { "", "if(a)", 1_200 },
            { "", "do ", 4_900 },
            { "", "x=>", 1_200 },
            { "", "a=", 2_400 },
            { "", "(int)", 1_600 },
            { "", "await ", 4_900 },
            { "var q = ", "from x in ", 1_600 },
            { "", "a ? b : ", 1_200 },
            { "", "a ?? ", 1_600 },
            { "", "a[b]", 1_200 },
            { "", "a(b)", 1_200 },
        };

    [Theory]
    [MemberData(nameof(Within))]
    public async Task A_text_at_the_limits_is_coloured_and_completed(string start, string unit, int times)
    {
        string source = Repeated(start, unit, times);
        Assert.Null(CodeLimits.Beyond(source));
        Assert.NotNull(CodeColours.Render(source));
        using CellDocuments documents = new();
        Assert.NotNull(await CellCompletion.AtAsync(documents, source, source.Length, null, CancellationToken.None));
    }

    // What nests functions in functions is left out: binding it takes a time without end in any compiler, and is interrupted.
    [Fact]
    public async Task Code_at_the_limits_costs_no_kernel()
    {
        (string Start, string Unit, int Times)[] texts =
        [
            ("int[] a = ", "{", 128),
            ("var x = ", "(", 128),
            ("var x = ", "a?.", 1_600),
            ("var x = ", "!", 4_900),
            ("var x = 1", "+1", 2_400),
            ("var x = 1", "+1", 30_000),
            ("var x = 1", ".ToString()", 900),
            ("var x = 1", " is not", 2_400),
            ("", "if(a)", 1_200),
        ];
        await using TestKernel kernel = new();
        await kernel.Run("int kept = 7;");
        foreach ((string start, string unit, int times) in texts)
            await kernel.Run(Repeated(start, unit, times));
        Assert.Equal("7", await kernel.Value("kept"));
    }

    [Fact]
    public async Task Brackets_in_texts_and_comments_are_no_depth_where_code_is_run()
    {
        await using TestKernel kernel = new();
        string many = new('(', 300);
        Assert.Equal("300", await kernel.Value($"// {many}\n/* {many} */ \"{many}\".Length"));
        Assert.Equal("300", await kernel.Value($"$\"{many}\".Length"));
        Assert.Equal("900", await kernel.Value($"\"\"\"{many}{many}{many}\"\"\".Length"));
        await kernel.Run($"#!markdown\n{many}{many}{many}{many}\n#!csharp\nint after = 1;");
        Assert.Equal("1", await kernel.Value("after"));
    }

    [Fact]
    public void Code_as_people_write_it_is_far_from_the_limits()
    {
        string nested = Repeated("var x = ", "new[] { f(", 40) + "1" + Repeated("", ") }", 40);
        Assert.Null(CodeLimits.Beyond(nested));
        Assert.Contains("<span class=\"k\">new</span>", CodeColours.Render(nested));
        string compared = Repeated("if (a) { x = ", "a < b && c > d || ", 300) + "e; }";
        Assert.Null(CodeLimits.Beyond(compared));
        Assert.Null(CodeLimits.Beyond(Repeated("", "if (i < n) { F(i); }\n", 2_000)));
        Assert.NotNull(CodeLimits.Beyond(Repeated("", "(", CodeLimits.MostNested + 1)));
    }

    [Fact]
    public void The_documents_name_the_limits()
    {
        string limits = string.Create(
            CultureInfo.InvariantCulture,
            $"with more than {CodeLimits.MostNested} brackets(.|\n)*? more than {CodeLimits.MostChained:N0} words and signs"
        );
        string studio = MarkdownFiles.Read("docs/STUDIO.md");
        Assert.Matches(limits, studio);
        Assert.Matches(limits, MarkdownFiles.Read("docs/KERNELS.md"));
        Assert.Contains(CodeLimits.MostLength.ToString("N0", CultureInfo.InvariantCulture) + " characters", studio);
        Assert.Equal(TimeSpan.FromSeconds(5), BoundedWork.Deadline);
        Assert.Contains("five\nseconds' time", studio);
    }

    [Theory]
    [InlineData("# a\n", 30_000)]
    [InlineData("![a](data:image/", 30_000)]
    [InlineData(">", 50_000)]
    [InlineData("- ", 50_000)]
    [InlineData("[", 50_000)]
    [InlineData("<details>\n", 20_000)]
    [InlineData("<b>", 60_000)]
    [InlineData("<div>", 40_000)]
    [InlineData("<table><tr><td>", 13_000)]
    [InlineData("$a", 90_000)]
    [InlineData("\\begin{a}", 20_000)]
    [InlineData("<!--", 50_000)]
    [InlineData("<a id=a>", 25_000)]
    public void Prose_that_descends_or_takes_without_end_is_shown(string unit, int times)
    {
        string html = MarkdownText.Render(Repeated("", unit, times));
        Assert.NotNull(html);
    }

    private static string Repeated(string start, string unit, int times) =>
        start + string.Concat(Enumerable.Repeat(unit, times));
}
