using System.Net;
using System.Text.Json;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Two pages in one cell: what each typed is kept, or both are offered, and each knows of the other.</summary>
public sealed class TogetherTests
{
    // Seen to fail with `basis is null || basis == now` always true in CellEditing: the last one won.
    [Fact]
    public async Task Changes_of_different_lines_are_both_taken()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\nb\nc\n"));
        using HttpResponseMessage one = await EditAsync(served, "a\nb\nc", "A\nb\nc");
        using HttpResponseMessage other = await EditAsync(served, "a\nb\nc", "a\nb\nC");
        Assert.Equal("A\nb\nc", (await SaidAsync(one)).GetProperty("source").GetString());
        JsonElement said = await SaidAsync(other);
        Assert.Equal("A\nb\nC", said.GetProperty("source").GetString());
        OpenCell cell = served.Shelf.Open("a")!.Notebook.Cells[0];
        Assert.Equal("A\nb\nC", cell.Cell.Source);
        Assert.Equal(cell.TextVersion, said.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Changes_of_one_line_are_both_offered()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\n"));
        using HttpResponseMessage one = await EditAsync(served, "a", "one");
        using HttpResponseMessage other = await EditAsync(served, "a", "other");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        JsonElement said = await SaidAsync(other);
        Assert.Equal(("touches", "one"), (said.GetProperty("why").GetString(), said.GetProperty("source").GetString()));
        Assert.Equal("one", served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source);
        // Whoever has seen both may choose.
        using HttpResponseMessage chosen = await EditAsync(served, "one", "other");
        Assert.Equal("other", served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source);
    }

    [Fact]
    public async Task A_text_for_a_cell_that_is_gone_is_not_said_to_be_taken()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\n"));
        (await served.AskAsync("a", "remove", new { key = "c1" })).Dispose();
        using HttpResponseMessage gone = await EditAsync(served, "a", "typed");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task Many_who_write_at_once_lose_no_line()
    {
        string[] lines = [.. Enumerable.Range(0, 16).Select(i => $"line {i}")];
        string start = string.Join("\n\n", lines);
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", $"#!csharp\n\n{start}\n"));
        await Task.WhenAll(
            lines.Select(line =>
                Task.Run(async () =>
                {
                    using HttpResponseMessage answer = await EditAsync(
                        served,
                        start,
                        start.Replace(line + "\n", line + " changed\n", StringComparison.Ordinal)
                    );
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                })
            )
        );
        string now = served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source;
        Assert.All(lines[..^1], line => Assert.Contains(line + " changed", now));
    }

    // Seen to fail with SetDirty(false) after every save: what came during the save was taken for saved.
    [Fact]
    public async Task What_is_typed_while_a_notebook_is_saved_still_waits_to_be_saved()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\n"));
        Session session = served.Shelf.Open("a")!;
        for (int round = 0; round < 200; round++)
        {
            string text = $"text {round}";
            Task save = Task.Run(() => session.Notebook.Save(overwrite: false));
            session.Editing.Edit("c1", null, text, "page");
            await save;
            string disk = await File.ReadAllTextAsync(served["a.dib"]);
            Assert.True(session.Notebook.IsDirty || disk.Contains(text + "\n", StringComparison.Ordinal), text);
        }
    }

    [Fact]
    public async Task Pages_know_who_is_in_which_text_until_they_go()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\na\n"));
        OpenNotebook notebook = served.Shelf.Open("a")!.Notebook;
        string start = notebook.Events.Last;
        using CancellationTokenSource leaves = new();
        await using IAsyncEnumerator<HeardEvent> one = notebook
            .Presence.HeardBy("one", start, leaves.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        ValueTask<bool> hears = one.MoveNextAsync();
        // Who does not listen is not there.
        (await served.AskAsync("a", "here", new { key = "c1", page = "nobody" })).Dispose();
        Assert.False(hears.IsCompleted);
        (await served.AskAsync("a", "here", new { key = "c1", page = "one" })).Dispose();
        Assert.True(await hears);
        Assert.Equal([("one", "c1")], Assert.IsType<PagesMoved>(one.Current.Event).Pages);
        Assert.Equal("{\"pages\":[{\"page\":\"one\",\"key\":\"c1\"}]}", EventMessage.Of("a", one.Current).Data);

        string before = notebook.Events.Last;
        hears = one.MoveNextAsync();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await hears);
        await foreach (HeardEvent heard in notebook.Events.AfterAsync(before, default))
        {
            Assert.Empty(Assert.IsType<PagesMoved>(heard.Event).Pages);
            break;
        }
    }

    private static Task<HttpResponseMessage> EditAsync(ServedFolder served, string basis, string source) =>
        served.AskAsync(
            "a",
            "edit",
            new
            {
                key = "c1",
                @base = basis,
                source,
            }
        );

    private static async Task<JsonElement> SaidAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
