using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>.dib notebooks are read as other hosts read them, and come back as they were.</summary>
public sealed class DibTests
{
    private const string Canonical = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}

        #!markdown

        # A title

        Prose.

        #!csharp

        var x = 1;
        #!neural step --phase forward
        x

        #!fsharp

        let y = 2

        #!html

        <b>bold</b>

        """;

    [Fact]
    public void A_notebook_is_read_into_its_cells()
    {
        Notebook notebook = DibReader.Read(Canonical, "n.dib");

        Assert.Equal(["markdown", "csharp", "fsharp", "html"], notebook.Cells.Select(cell => cell.Kernel));
        Assert.Equal(
            [CellKind.Markdown, CellKind.Code, CellKind.Foreign, CellKind.Html],
            notebook.Cells.Select(cell => cell.Kind)
        );
        Assert.Equal("var x = 1;\n#!neural step --phase forward\nx", notebook.Cells[1].Source);
        Assert.Equal("A title", notebook.Title);
    }

    [Fact]
    public void A_notebook_is_written_as_it_was_read() =>
        Assert.Equal(Canonical, DibWriter.Write(DibReader.Read(Canonical, "n.dib"), "n.dib"));

    // Seen to fail without the replacement in DibWriter: all that expects CRLF came back with LF.
    [Theory]
    [InlineData("#!md\r\n\r\na\r\nb\r\n", "#!md\r\n\r\na\r\nb\r\n")]
    [InlineData("#!md\n\na\nb\n", "#!md\n\na\nb\n")]
    [InlineData("#!md\r\n\r\na\nb\r\n", "#!md\r\n\r\na\r\nb\r\n")]
    [InlineData("#!md\n\na\r\nb\n", "#!md\n\na\nb\n")]
    [InlineData("#!md\r\n\r\na\nb\n", "#!md\n\na\nb\n")]
    [InlineData("#!meta\r\n\r\n{\r\n}\r\n\r\n#!md\r\n\r\na\r\n", "#!meta\r\n\r\n{\r\n}\r\n\r\n#!md\r\n\r\na\r\n")]
    public void Lines_end_as_most_of_them_did(string text, string written) =>
        Assert.Equal(written, DibWriter.Write(DibReader.Read(text, "n.dib"), "n.dib"));

    [Theory]
    [InlineData("1 + 1", "csharp", "1 + 1")]
    [InlineData("#!markdown\nhi", "markdown", "hi")]
    [InlineData("#!c#\r\n\r\nvar a = 1;\r\n", "c#", "var a = 1;")]
    [InlineData("\uFEFF#!md\n\nhi\n", "md", "hi")]
    [InlineData("#!csharp\n\n\n\nx\n", "csharp", "\n\nx")]
    [InlineData("#!csharp\n#!time\nx\n", "csharp", "#!time\nx")]
    public void Layout_may_vary(string text, string kernel, string source)
    {
        Cell cell = Assert.Single(DibReader.Read(text, "n.dib").Cells);
        Assert.Equal((kernel, source), (cell.Kernel, cell.Source));
    }

    [Fact]
    public void An_empty_file_is_an_empty_notebook() => Assert.Empty(DibReader.Read("", "n.dib").Cells);

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\n", "n.dib, line 3: expected JSON after #!meta.")]
    [InlineData("#!meta\n\n[]\n\n#!csharp\n", "n.dib, line 3: expected a JSON object after #!meta, found a list.")]
    [InlineData("#!meta\n\n{\"a\":1,\"a\":2}\n", "n.dib, line 3: expected JSON after #!meta.")]
    [InlineData(
        "#!meta\n\n{\n\"a\":\"\\ud800\"}\n",
        "n.dib, line 4: expected text, found half a character (\\ud800 to \\udfff stand in pairs only)."
    )]
    public void A_meta_block_that_is_cut_short_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FileFormatException>(() => DibReader.Read(text, "n.dib")).Message);

    [Fact]
    public void A_cell_that_the_format_cannot_hold_is_refused_rather_than_split()
    {
        Notebook notebook = new([new Cell("markdown", "in a .dib, write\n#!csharp\nto begin a cell")]);
        FileFormatException refusal = Assert.Throws<FileFormatException>(() => DibWriter.Write(notebook, "n.dib"));
        Assert.Equal(
            "n.dib: cell 1, line 2: a .dib file cannot hold the line \"#!csharp\" inside a cell; write an .ipynb.",
            refusal.Message
        );
    }
}
