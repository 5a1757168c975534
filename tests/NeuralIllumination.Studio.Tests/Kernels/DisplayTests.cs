using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a cell's code shows by itself: <c>display</c> and its kin do what they do in .NET Interactive.</summary>
public sealed class DisplayTests : IAsyncDisposable
{
    private readonly CSharpKernel kernel = new();
    private int cells;

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Theory]
    [InlineData("display(\"shown\");", "text/plain", "shown")]
    [InlineData("\"x\".Display();", "text/plain", "x")]
    [InlineData("display(\"once\")", "text/plain", "once")]
    [InlineData("display(null);", "text/plain", "null")]
    [InlineData("HTML(\"<b>x</b>\")", "text/html", "<b>x</b>")]
    [InlineData("HTML(\"<b>y</b>\").Display();", "text/html", "<b>y</b>")]
    [InlineData("\"<i>a</i>\".DisplayAs(\"text/html\");", "text/html", "<i>a</i>")]
    [InlineData("\"*a*\".DisplayAs(\"text/markdown\");", "text/markdown", "*a*")]
    [InlineData("display(42, \"text/html\");", "text/html", "<pre>42</pre>")]
    [InlineData("display(\"<b>s</b>\", \"text/html\");", "text/html", "<pre>&lt;b&gt;s&lt;/b&gt;</pre>")]
    [InlineData("display(new[] { 1, 2 }, \"application/json\");", "application/json", "[1,2]")]
    [InlineData("Javascript(\"go()\");", "text/html", "<script type=\"text/javascript\">go()</script>")]
    [InlineData("CSS(\"b { color: red }\");", "text/html", "<style>b { color: red }</style>")]
    [InlineData("await Task.Run(() => display(\"task\"));", "text/plain", "task")]
    public async Task A_cell_shows_a_value_once_in_the_form_it_names(string source, string mimeType, string text)
    {
        DisplayOutput shown = Assert.IsType<DisplayOutput>(Assert.Single(await Run(source)));
        Assert.Equal(text, shown[mimeType]);
    }

    [Fact]
    public async Task Forms_come_in_the_order_they_are_named_in()
    {
        DisplayOutput shown = Assert.IsType<DisplayOutput>(
            Assert.Single(await Run("display(1.5, \"text/plain\", \"text/html\");"))
        );
        Assert.Equal([new MimeText("text/plain", "1.5"), new MimeText("text/html", "<pre>1.5</pre>")], shown.Forms);
        Assert.False(shown.IsResult);
    }

    [Fact]
    public async Task Methods_show_in_order_with_text_and_the_cells_value()
    {
        await Run("void Show(int i) { display(i); Console.Write(i); }");
        IReadOnlyList<Output> outputs = await Run("Show(1); Show(2); 3");
        Assert.Equal(
            ["1", "1", "2", "2", "3"],
            outputs.Select(output => output is StreamOutput text ? text.Text : ((DisplayOutput)output)[MimeText.Plain])
        );
    }

    [Fact]
    public async Task An_update_takes_the_place_of_what_was_shown()
    {
        IReadOnlyList<Output> outputs = await Run(
            "var d = display(\"a\"); var e = \"<i>q</i>\".DisplayAs(\"text/html\"); display(\"after\"); d.Update(\"b\"); e.Update(\"<b>r</b>\"); d.Value"
        );
        Assert.Equal("b", ((DisplayOutput)outputs[0])[MimeText.Plain]);
        Assert.Equal([new MimeText("text/html", "<b>r</b>")], ((DisplayOutput)outputs[1]).Forms);
        Assert.Equal("after", ((DisplayOutput)outputs[2])[MimeText.Plain]);
        Assert.Equal("b", ((DisplayOutput)outputs[3])[MimeText.Plain]);
        // The first cell is done: a later one shows it itself, in one place.
        IReadOnlyList<Output> later = await Run("d.Update(1); d.Update(2);");
        Assert.Equal("2", ((DisplayOutput)Assert.Single(later))[MimeText.Plain]);
    }

    [Fact]
    public async Task A_form_that_a_value_does_not_have_is_said_in_one_line()
    {
        ErrorOutput error = Assert.IsType<ErrorOutput>(Assert.Single(await Run("display(1, \"image/png\");")));
        Assert.Equal(
            (
                "ArgumentException",
                "A Int32 has no form image/png; text/plain, text/html and application/json are there for every value."
            ),
            (error.Name, error.Message)
        );
    }

    [Fact]
    public async Task Views_are_shown_by_their_own_forms_and_an_update_is_told_while_the_cell_runs()
    {
        await using TestKernel process = TestKernel.Lent();
        using TemporaryFolder folder = new();
        await process.Run(
            "#r \"nuget: NeuralIllumination\"\nusing NeuralIllumination;\nvar training = new Training(Network.Create([64, 4, 2], seed: 1), Datasets.CirclesAndSquares(seed: 1));"
        );
        // The cell waits for a file that only whoever saw the first value writes.
        IReadOnlyList<Output> outputs = await process.Run(
            $"""
            var d = display("first");
            while (!File.Exists(@"{folder["seen"]}")) await Task.Delay(5);
            d.Update(training.Network);
            display(training.Show(), "image/svg+xml");
            """,
            new Heard(text =>
            {
                if (text == "first")
                    File.WriteAllText(folder["seen"], "");
            })
        );
        Assert.Contains("<", ((DisplayOutput)outputs[0])[MimeText.Html]);
        Assert.StartsWith("<svg", ((DisplayOutput)outputs[1])["image/svg+xml"]);
    }

    [Fact]
    public async Task They_are_offered_as_completions_with_what_they_do()
    {
        Assert.Contains(
            await kernel.CompleteAsync("disp", 4, CancellationToken.None),
            found => found.Text == "display"
        );
        Assert.Contains(
            await kernel.CompleteAsync("\"\".Disp", 7, CancellationToken.None),
            found => found.Text == "DisplayAs"
        );
    }

    private Task<IReadOnlyList<Output>> Run(string source) =>
        kernel.RunAsync(++cells, source, null, CancellationToken.None);

    private sealed class Heard(Action<string?> hear) : IProgress<OutputChange>
    {
        public void Report(OutputChange value)
        {
            if (value is OutputAdded { Output: DisplayOutput output })
                hear(output[MimeText.Plain]);
        }
    }
}
