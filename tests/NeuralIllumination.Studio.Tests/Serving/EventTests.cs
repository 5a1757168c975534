using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A page that says what it heard last hears everything after it, once and in order.</summary>
public sealed partial class EventTests
{
    [Fact]
    public async Task Whoever_was_away_hears_what_came_since_and_then_what_comes()
    {
        NotebookEvents events = new();
        events.Publish(new CellRemoved("c1"));
        string seen = events.Last;
        events.Publish(new CellRemoved("c2"));
        await using IAsyncEnumerator<HeardEvent> heard = events.AfterAsync(seen, default).GetAsyncEnumerator();

        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(new CellRemoved("c2"), heard.Current.Event);
        ValueTask<bool> next = heard.MoveNextAsync();
        Assert.False(next.IsCompleted);
        events.Publish(new CellRemoved("c3"));
        Assert.True(await next);
        Assert.Equal(new CellRemoved("c3"), heard.Current.Event);
        Assert.Equal(events.Last, heard.Current.Name);
    }

    // Without the name of the program's life in it, a number of an earlier life would be taken for one of this life.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("00000000-0")]
    [InlineData("nonsense")]
    public async Task Whoever_was_away_for_too_long_is_told_to_ask_for_the_page_again(string? after)
    {
        NotebookEvents events = new();
        events.Publish(new CellRemoved("c1"));
        Assert.Equal(new NotebookReread(""), await FirstAsync(events, after));
    }

    [Fact]
    public async Task What_is_kept_has_an_end_and_a_page_that_missed_it_starts_anew()
    {
        NotebookEvents events = new();
        events.Publish(new CellRemoved("first"));
        string early = events.Last;
        string big = new('x', 1 << 20);
        for (int i = 0; i < 20; i++)
            events.Publish(new TextShown("c1", 0, big));
        string late = events.Last;
        events.Publish(new CellRemoved("last"));
        Assert.Equal(new NotebookReread(""), await FirstAsync(events, early));
        Assert.Equal(new CellRemoved("last"), await FirstAsync(events, late));
    }

    [Fact]
    public async Task A_run_tells_every_output_as_the_page_shows_it()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", "#!csharp\n\nConsole.WriteLine(\"<b>\"); 1 + 1\n\n#!html\n\n<i>hi</i>\n\n#!fsharp\n\nx\n")
        );
        OpenNotebook notebook = served.Shelf.Open("a")!.Notebook;
        string start = notebook.Events.Last;

        (await served.AskAsync("a", "run", new { scope = "all" })).Dispose();
        await served.Shelf.Open("a")!.Queue.Work;

        List<(string Type, JsonElement Data)> heard = [];
        string last = notebook.Events.Last;
        await foreach (
            SseItem<string> item in EventMessage.OfAsync("a", notebook.Events.AfterAsync(start, default), default)
        )
        {
            heard.Add((item.EventType, JsonDocument.Parse(item.Data).RootElement));
            if (item.EventId == last)
                break;
        }

        string[] outputs =
        [
            .. heard.Where(one => one.Type == "output").Select(one => one.Data.GetProperty("html").GetString()!),
        ];
        Assert.Equal(3, outputs.Length);
        Assert.Contains("&lt;b&gt;\n", outputs[0]);
        Assert.Contains(">2</pre>", outputs[1]);
        Assert.Contains("<iframe sandbox=\"allow-scripts\" src=\"/notebooks/a/outputs/c2/0?v=", outputs[2]);
        Assert.DoesNotContain("<i>hi</i>", outputs[2]);
        Assert.Contains(heard, one => one.Type == "kernel" && one.Data.GetProperty("name").GetString() == "busy");
        // A .dib holds no outputs, so a run leaves nothing to be saved.
        Assert.DoesNotContain(heard, one => one.Type == "dirty");
        Assert.Equal(CellState.NotRun, notebook.Cells[2].Cell.State);
        string page = await served.GetAsync("/notebooks/a");
        Assert.All(outputs, html => Assert.Contains(html, page));
    }

    [Fact]
    public async Task A_cell_that_fails_ends_the_run_and_those_behind_it_wait_no_more()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", "#!csharp\n\nthrow new Exception(\"stop\");\n\n#!csharp\n\n1\n")
        );
        Session session = served.Shelf.Open("a")!;
        session.Queue.Run(["c1", "c2"]);
        await session.Queue.Work;
        Assert.All(session.Notebook.Cells, cell => Assert.Equal(CellActivity.Idle, cell.Activity));
        Assert.Equal([CellState.Failed, CellState.NotRun], session.Notebook.Cells.Select(cell => cell.Cell.State));
    }

    [Fact]
    public async Task An_outputs_frame_has_no_origin_and_reaches_nothing()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!html\n\n<i>hi</i>\n"));
        Session session = served.Shelf.Open("a")!;
        session.Queue.Run(["c1"]);
        await session.Queue.Work;
        using HttpResponseMessage frame = await served.Client.GetAsync(
            $"{served.Server.Address}/notebooks/a/outputs/c1/0"
        );
        Assert.Contains("<i>hi</i>", await frame.Content.ReadAsStringAsync());
        Assert.Equal(
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
            Assert.Single(frame.Headers.GetValues("Content-Security-Policy"))
        );
        foreach (string nothing in new[] { "c1/1", "c1/-1", "c9/0" })
        {
            using HttpResponseMessage none = await served.Client.GetAsync(
                $"{served.Server.Address}/notebooks/a/outputs/{nothing}"
            );
            Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    // An event whose kind has no message would end a page's stream; one that the page does not listen for would be lost.
    [Fact]
    public void Every_kind_of_event_has_a_name_of_its_own_and_the_page_listens_for_it()
    {
        OpenCell cell = new("c1", new Cell("csharp", "1"));
        NotebookEvent[] all =
        [
            new CellInserted(cell, 1, null),
            new CellReplaced(cell, 1),
            new CellRemoved("c1"),
            new CellMoved("c1", null),
            new CellEdited("c1", cell.Text, 1, "page", false),
            new CellCleared(cell.Status),
            new CellProgressed(cell.Status),
            new OutputShown("c1", 0, 1, StreamOutput.Notice("left out")),
            new TextShown("c1", 0, "more"),
            new KernelChanged(KernelState.Busy),
            new SavingChanged(true, false),
            new NotebookReread(""),
            new PagesMoved([("page", "c1")]),
        ];
        Assert.Equal(
            typeof(NotebookEvent)
                .Assembly.GetTypes()
                .Where(type => type.BaseType == typeof(NotebookEvent))
                .Select(type => type.Name)
                .Order(),
            all.Select(one => one.GetType().Name).Order()
        );

        string script = File.ReadAllText(Repository.Path("src", "NeuralIllumination.Studio", "Web", "events.js"));
        string acts = script[script.IndexOf("const acts = {", StringComparison.Ordinal)..];
        Assert.Equal(
            Act()
                .Matches(acts[..acts.IndexOf("\n};", StringComparison.Ordinal)])
                .Select(act => act.Groups[1].Value)
                .Order(),
            all.Select(one => EventMessage.Of("a", new HeardEvent("life-1", one)).EventType).Order()
        );
    }

    // A page's parser may take its time, and nobody else is to wait for it: what is told is drawn when somebody listens.
    [Fact]
    public async Task What_is_told_is_drawn_where_it_is_heard()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\n"));
        OpenNotebook notebook = served.Shelf.Open("a")!.Notebook;
        string start = notebook.Events.Last;
        (await served.AskAsync("a", "edit", new { key = "c1", source = "int b;" })).Dispose();
        CellEdited edited = Assert.IsType<CellEdited>(await FirstAsync(notebook.Events, start));
        Assert.Equal("int b;", edited.Text.Source);
        Assert.Same(notebook.Cells[0].Text, edited.Text);
        Assert.Contains("\"version\":" + edited.Version, EventMessage.Of("a", new HeardEvent("life-1", edited)).Data);
    }

    private static async Task<NotebookEvent> FirstAsync(NotebookEvents events, string? after)
    {
        await using IAsyncEnumerator<HeardEvent> heard = events.AfterAsync(after, default).GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync());
        return heard.Current.Event;
    }

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Act();
}
