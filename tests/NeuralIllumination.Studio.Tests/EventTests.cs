using System.Net.ServerSentEvents;
using System.Text.Json;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A page that says what it heard last hears everything after it, once and in order.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task Whoever_was_away_hears_what_came_since_and_then_what_comes()
    {
        NotebookEvents events = new();
        events.Publish("a", new { n = 1 });
        string seen = events.Last;
        events.Publish("b", new { n = 2 });
        await using IAsyncEnumerator<SseItem<string>> heard = events.AfterAsync(seen, default).GetAsyncEnumerator();

        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(("b", "{\"n\":2}"), (heard.Current.EventType, heard.Current.Data));
        ValueTask<bool> next = heard.MoveNextAsync();
        Assert.False(next.IsCompleted);
        events.Publish("c", new { n = 3 });
        Assert.True(await next);
        Assert.Equal("c", heard.Current.EventType);
        Assert.Equal(events.Last, heard.Current.EventId);
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
        events.Publish("a", new { });
        Assert.Equal("reload", await FirstAsync(events, after));
    }

    [Fact]
    public async Task What_is_kept_has_an_end_and_a_page_that_missed_it_starts_anew()
    {
        NotebookEvents events = new();
        events.Publish("first", new { });
        string early = events.Last;
        string big = new('x', 1 << 20);
        for (int i = 0; i < 20; i++)
            events.Publish("big", new { big });
        string late = events.Last;
        events.Publish("last", new { });
        Assert.Equal("reload", await FirstAsync(events, early));
        Assert.Equal("last", await FirstAsync(events, late));
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
        await foreach (SseItem<string> item in notebook.Events.AfterAsync(start, default))
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
        Assert.Contains(heard, one => one.Type == "dirty");
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

    private static async Task<string> FirstAsync(NotebookEvents events, string? after)
    {
        await using IAsyncEnumerator<SseItem<string>> heard = events.AfterAsync(after, default).GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync());
        return heard.Current.EventType;
    }
}
