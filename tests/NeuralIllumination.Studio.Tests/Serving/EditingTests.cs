using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Cells are written, added, taken away, brought back, moved and changed in kind; what is known of them besides stays.</summary>
public sealed class EditingTests
{
    private const string Three = "#!csharp\n\na\n\n#!markdown\n\nb\n\n#!csharp\n\nc\n";

    [Fact]
    public async Task Cells_are_added_moved_taken_away_and_brought_back()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Three));
        Assert.Equal("abc", Sources(served));

        await AskAsync(
            "insert",
            new
            {
                key = "c2",
                before = true,
                kernel = "csharp",
            }
        );
        await AskAsync("edit", new { key = "c4", source = "x" });
        Assert.Equal("axbc", Sources(served));
        await AskAsync("insert", new { key = "c3", kernel = "markdown" });
        await AskAsync("edit", new { key = "c5", source = "y" });
        Assert.Equal("axbcy", Sources(served));
        await AskAsync("move", new { key = "c5", by = -1 });
        await AskAsync("move", new { key = "c1", by = -1 });
        Assert.Equal("axbyc", Sources(served));
        await AskAsync("remove", new { key = "c2" });
        await AskAsync("remove", new { key = "c1" });
        Assert.Equal("xyc", Sources(served));
        await AskAsync("restore", new { });
        await AskAsync("restore", new { });
        await AskAsync("restore", new { });
        Assert.Equal("axbyc", Sources(served));
        await AskAsync("remove", new { key = "nobody" });
        Assert.Equal("axbyc", Sources(served));

        async Task AskAsync(string what, object body)
        {
            using HttpResponseMessage answer = await served.AskAsync("a", what, body);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public void Another_kind_keeps_the_text_and_loses_what_was_said_for_the_old_kind_only()
    {
        Cell cell = new("csharp", "x")
        {
            Id = "one",
            Metadata = "{\"tags\":[\"t\"],\"polyglot_notebook\":{\"kernelName\":\"csharp\"}}",
        };
        Cell prose = cell.Rewritten("markdown", "x");
        Assert.Equal(CellKind.Markdown, prose.Kind);
        Assert.Equal(("x", "one", "{\"tags\":[\"t\"]}"), (prose.Source, prose.Id, prose.Metadata));
        Assert.Equal(cell.Metadata, cell.Rewritten("csharp", "y").Metadata);
    }

    [Fact]
    public async Task A_strangers_cells_and_outputs_come_back_as_they_were()
    {
        const string saved = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{"x":1},"cells":[
            {"cell_type":"code","id":"k","metadata":{"polyglot_notebook":{"kernelName":"fsharp"},"mine":2},"source":"let x = 1","execution_count":3,
            "outputs":[{"output_type":"stream","name":"stdout","text":"hi\n"}]},
            {"cell_type":"raw","id":"r","metadata":{},"source":"as it is"}]}
            """;
        await using ServedFolder served = await ServedFolder.StartAsync(("a.ipynb", saved));
        string page = await served.GetAsync("/notebooks/a.ipynb");
        Assert.Contains("Not run: no kernel for fsharp here.", page);
        Assert.Contains("hi\n</pre>", page);

        (await served.AskAsync("a.ipynb", "run", new { scope = "all" })).Dispose();
        (await served.AskAsync("a.ipynb", "save")).Dispose();

        Notebook again = NotebookFile.Read(served["a.ipynb"]);
        Assert.Equal(["fsharp", "raw"], again.Cells.Select(cell => cell.Kernel));
        Assert.Equal("let x = 1", again.Cells[0].Source);
        Assert.Contains("\"mine\":2", again.Cells[0].Metadata);
        Assert.Equal(new StreamOutput("stdout", "hi\n"), Assert.Single(again.Cells[0].Outputs));
        Assert.Equal("{\"x\":1}", again.Metadata);
    }

    private static string Sources(ServedFolder served) =>
        string.Concat(served.Shelf.Open("a")!.Notebook.Cells.Select(open => open.Cell.Source));
}
