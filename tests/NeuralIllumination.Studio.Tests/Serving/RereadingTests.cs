using System.Net;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A file that is read again while its notebook is open: what is dropped, and what stays.</summary>
public sealed class RereadingTests
{
    private const string Text = "#!csharp\n\nint x = 6;\n\n#!csharp\n\nx * 7\n";
    private const string Theirs = "#!markdown\n\n# Theirs\n\n#!csharp\n\nx * 7\n\n#!csharp\n\nx + 1\n";

    // Seen to fail with Refresh() in the place of Refresh(dropEdits: true) in FileRoutes: 409, and "mine" stayed.
    [Fact]
    public async Task Edits_are_dropped_when_asked_and_the_kernel_stays()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        await RunAsync(served, "a", "all", null);
        (await served.AskAsync("a", "edit", new { key = "c1", source = "mine" })).Dispose();
        served.Write("a.dib", Theirs);
        Assert.Contains("mine</textarea>", await served.GetAsync("/notebooks/a"));
        OpenNotebook notebook = served.Shelf.Open("a")!.Notebook;
        string before = notebook.Events.Last;

        using HttpResponseMessage reread = await served.AskAsync("a", "reread");

        Assert.Equal(HttpStatusCode.OK, reread.StatusCode);
        Assert.Equal(
            [new SavingChanged(false, false), new NotebookReread("")],
            await EventsAfterAsync(notebook.Events, before, 2)
        );
        Assert.Equal(["# Theirs", "x * 7", "x + 1"], notebook.Cells.Select(open => open.Cell.Source));
        string page = await served.GetAsync("/notebooks/a");
        Assert.DoesNotContain("mine</textarea>", page);
        Assert.Contains(">42</pre>", page);
        Assert.DoesNotContain("not saved", await served.GetAsync("/"));
        await RunAsync(served, "a", "cell", notebook.Cells[2].Key);
        Assert.Contains(">7</pre>", await served.GetAsync("/notebooks/a"));
        using HttpResponseMessage saved = await served.AskAsync("a", "save");
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(Theirs, await File.ReadAllTextAsync(served["a.dib"]));
    }

    // Seen to fail with ReadIfChanged alone in OpenNotebook.Refresh: 409, and "mine" stayed.
    [Fact]
    public async Task Edits_are_dropped_when_asked_where_the_file_is_what_it_was_again()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        (await served.AskAsync("a", "edit", new { key = "c1", source = "mine" })).Dispose();
        using HttpResponseMessage reread = await served.AskAsync("a", "reread");
        Assert.Equal(HttpStatusCode.OK, reread.StatusCode);
        Assert.DoesNotContain("mine</textarea>", await served.GetAsync("/notebooks/a"));
    }

    [Fact]
    public async Task Nothing_is_read_while_a_cell_runs()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", "#!csharp\n\nwhile (true) await Task.Delay(5);\n")
        );
        Session session = served.Shelf.Open("a")!;
        session.Queue.Run(["c1"]);
        served.Write("a.dib", Theirs);
        using HttpResponseMessage refused = await served.AskAsync("a", "reread");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("a cell is running", await refused.Content.ReadAsStringAsync());
        Assert.Single(session.Notebook.Cells);

        session.Queue.Interrupt();
        await session.Queue.Work;
        using HttpResponseMessage reread = await served.AskAsync("a", "reread");
        Assert.Equal(HttpStatusCode.OK, reread.StatusCode);
        Assert.Equal(3, session.Notebook.Cells.Count);
    }

    [Theory]
    [InlineData("#!meta\n\n{\"cut\":\n")]
    [InlineData(null)]
    public async Task A_file_that_cannot_be_read_is_said_and_edits_stay(string? theirs)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        (await served.AskAsync("a", "edit", new { key = "c1", source = "mine" })).Dispose();
        if (theirs is null)
            File.Delete(served["a.dib"]);
        else
            served.Write("a.dib", theirs);

        using HttpResponseMessage refused = await served.AskAsync("a", "reread");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        string message = await refused.Content.ReadAsStringAsync();
        Assert.Contains("a.dib", message);
        Assert.DoesNotContain(served.Path, message);
        Assert.Equal("mine", served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source);
        using HttpResponseMessage unsaved = await served.AskAsync("a", "save");
        Assert.Equal(HttpStatusCode.Conflict, unsaved.StatusCode);
    }

    // Seen to fail with IsWithin taken out of FileRoutes.Reread: 200, it was read.
    [Fact]
    public async Task A_file_that_became_a_link_out_of_the_folder_is_not_read()
    {
        using TemporaryFolder outside = new();
        string secret = outside.Write("secret.dib", "#!markdown\n\nthe secret\n");
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        OpenNotebook notebook = served.Shelf.Open("a")!.Notebook;
        File.Delete(served["a.dib"]);
        File.CreateSymbolicLink(served["a.dib"], secret);
        using HttpResponseMessage refused = await served.AskAsync("a", "reread");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain(notebook.Cells, open => open.Cell.Source == "the secret");
    }

    // Seen to fail with isCleared = false in RefreshedCells: "one" and its count stayed.
    [Fact]
    public async Task Outputs_that_were_cleared_in_an_ipynb_are_gone()
    {
        const string shown = """
            "execution_count":1,"outputs":[{"output_type":"stream","name":"stdout","text":"one\n"}]
            """;
        const string saved = $$"""
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"1",{{shown}}}]}
            """;
        await using ServedFolder served = await ServedFolder.StartAsync(("a.ipynb", saved));
        Assert.Contains("one\n</pre>", await served.GetAsync("/notebooks/a.ipynb"));

        served.Write(
            "a.ipynb",
            saved.Replace(shown, "\"execution_count\":null,\"outputs\":[]", StringComparison.Ordinal)
        );

        Assert.DoesNotContain("one\n</pre>", await served.GetAsync("/notebooks/a.ipynb"));
        OpenCell open = Assert.Single(served.Shelf.Open("a.ipynb")!.Notebook.Cells);
        Assert.Equal("c1", open.Key);
        Assert.Empty(open.Cell.Outputs);
        Assert.Empty(open.Versions);
        Assert.Null(open.Cell.ExecutionCount);
    }

    [Fact]
    public async Task A_cell_of_an_ipynb_that_ran_and_showed_nothing_is_still_done_when_another_changes()
    {
        const string text = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
            {"cell_type":"code","id":"a","metadata":{},"source":"int x = 1;","execution_count":null,"outputs":[]},
            {"cell_type":"markdown","id":"b","metadata":{},"source":"before"}]}
            """;
        await using ServedFolder served = await ServedFolder.StartAsync(("a.ipynb", text));
        await RunAsync(served, "a.ipynb", "all", null);
        (await served.AskAsync("a.ipynb", "save")).Dispose();
        string saved = await File.ReadAllTextAsync(served["a.ipynb"]);
        served.Write("a.ipynb", saved.Replace("before", "after", StringComparison.Ordinal));

        Assert.Contains("after", await served.GetAsync("/notebooks/a.ipynb"));
        Cell cell = served.Shelf.Open("a.ipynb")!.Notebook.Cells[0].Cell;
        Assert.Equal((CellState.Succeeded, 1), (cell.State, cell.ExecutionCount));
    }

    private static async Task RunAsync(ServedFolder served, string slug, string scope, string? key)
    {
        (await served.AskAsync(slug, "run", new { scope, key })).Dispose();
        await served.Shelf.Open(slug)!.Queue.Work;
    }

    private static async Task<List<NotebookEvent>> EventsAfterAsync(NotebookEvents events, string after, int count)
    {
        List<NotebookEvent> told = [];
        await foreach (var heard in events.AfterAsync(after, default))
        {
            told.Add(heard.Event);
            if (told.Count == count)
                break;
        }

        return told;
    }
}
