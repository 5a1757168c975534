using System.Net;
using System.Text.Json;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// A page that outlives its Studio. Seen to fail with the comparison taken out of NotebookLife: the old page's edit of B was saved over X.
/// </summary>
public sealed class LifeTests
{
    private const string Three = "#!csharp\n\nA\n\n#!csharp\n\nB\n\n#!csharp\n\nC\n";
    private const string Four = "#!csharp\n\nA\n\n#!csharp\n\nX\n\n#!csharp\n\nB\n\n#!csharp\n\nC\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_of_an_earlier_life_changes_nothing(bool letIn)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Three));
        string old = served.Life("a")!;
        Assert.Contains($"data-life=\"{old}\"", await served.GetAsync("/notebooks/a"));
        using HttpResponseMessage inserted = await served.AskAsync(
            "a",
            "insert",
            new { key = "c1", kernel = "csharp" }
        );
        (await served.AskAsync("a", "edit", new { key = "c4", source = "X" })).Dispose();
        (await served.AskAsync("a", "save")).Dispose();
        Assert.Equal(Four, await File.ReadAllTextAsync(served["a.dib"]));

        await served.RestartAsync();
        // The door's secrets are new too: an old cookie opens nothing until the new address was opened in the same browser.
        if (letIn)
            (await served.Client.GetAsync(served.Server.Link)).Dispose();
        HttpStatusCode expected = letIn ? HttpStatusCode.Conflict : HttpStatusCode.Unauthorized;
        foreach (
            string what in new[]
            {
                "edit",
                "save",
                "remove",
                "insert",
                "move",
                "run",
                "kind",
                "clear",
                "reread",
                "restore",
            }
        )
        {
            using HttpResponseMessage refused = await AskAsync(served, old, what);
            Assert.Equal((what, expected), (what, refused.StatusCode));
        }

        Assert.Equal(Four, await File.ReadAllTextAsync(served["a.dib"]));
        if (!letIn)
            return;
        Assert.Equal(["A", "X", "B", "C"], served.Shelf.Open("a")!.Notebook.Cells.Select(open => open.Cell.Source));
        using HttpResponseMessage edit = await AskAsync(served, old, "edit");
        JsonElement said = JsonDocument.Parse(await edit.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("life", said.GetProperty("why").GetString());
        Assert.Equal(served.Life("a"), said.GetProperty("life").GetString());
        Assert.Contains(served.Life("a")!, await served.GetAsync("/notebooks/a/life"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    public async Task Whoever_does_not_say_which_life_is_refused(string life)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Three));
        using HttpResponseMessage refused = await AskAsync(served, life, "edit");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.DoesNotContain("not saved", await served.GetAsync("/"));
    }

    [Fact]
    public async Task Every_opening_has_a_name_of_its_own()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Three), ("b.dib", Three));
        string one = served.Life("a")!;
        Assert.Equal(16, one.Length);
        Assert.Equal(one, served.Life("a"));
        Assert.NotEqual(one, served.Life("b"));
        await served.RestartAsync();
        Assert.NotEqual(one, served.Life("a"));
    }

    private static Task<HttpResponseMessage> AskAsync(ServedFolder served, string life, string what) =>
        served.SendAsync(
            HttpMethod.Post,
            $"/notebooks/a/{what}",
            new
            {
                key = "c2",
                source = "B2",
                @base = "B",
                kernel = "markdown",
                by = 1,
                scope = "cell",
            },
            request =>
            {
                request.Headers.Remove(NotebookLife.Header);
                if (life.Length > 0)
                    request.Headers.Add(NotebookLife.Header, life);
            }
        );
}
