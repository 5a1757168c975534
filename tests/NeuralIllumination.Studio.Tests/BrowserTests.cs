using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The served pages in a real browser.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private TestBrowser browser = null!;

    public async ValueTask InitializeAsync() => browser = await TestBrowser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Theory]
    [InlineData(1280, false)]
    [InlineData(420, true)]
    public async Task A_page_shows_its_pictures_and_asks_for_nothing_else(int width, bool dark)
    {
        Assert.SkipWhen(browser.Missing is not null && !TestBrowser.IsRequired, browser.Missing ?? "");
        using TemporaryFolder folder = new();
        folder.Write(
            "picture.dib",
            """
            #!markdown

            # A picture

            #!csharp

            class Picture { public string ToHtml() => "<img alt='a disc' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='40'%3E%3Ccircle cx='20' cy='20' r='9'/%3E%3C/svg%3E\">"; }
            new Picture()
            """
        );
        NotebookShelf shelf = NotebookShelf.Of(folder.Path);
        await using StudioServer server = await StudioServer.StartAsync(shelf, 0);
        await shelf.ExecuteAsync(new Terminal(TextWriter.Null, TextWriter.Null, false), CancellationToken.None);

        OpenedPage opened = await browser.OpenAsync(server.Address, width, dark);
        await opened.Page.ClickAsync("text=A picture");
        await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal("A picture", await opened.Page.TitleAsync());
        int[] widths = await opened.Page.EvaluateAsync<int[]>("[...document.images].map(image => image.naturalWidth)");
        Assert.Equal([300], widths);
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, url => Assert.StartsWith(server.Address, url));
    }

    [Fact]
    public async Task Prose_brings_no_script_and_an_outputs_script_reaches_nobody()
    {
        Assert.SkipWhen(browser.Missing is not null && !TestBrowser.IsRequired, browser.Missing ?? "");
        using TemporaryFolder folder = new();
        folder.Write(
            "scripts.dib",
            """
            #!markdown

            # Scripts

            <script>window.prose = 1</script> <img src=x onerror="window.prose = 1"> [click](javascript:window.prose=1)

            #!html

            <p id="said">nothing</p>
            <script>
            fetch("/").then(() => "reached", () => "refused").then(text => { document.getElementById("said").textContent = text; });
            </script>
            """
        );
        NotebookShelf shelf = NotebookShelf.Of(folder.Path);
        await using StudioServer server = await StudioServer.StartAsync(shelf, 0);
        await shelf.ExecuteAsync(new Terminal(TextWriter.Null, TextWriter.Null, false), CancellationToken.None);

        OpenedPage opened = await browser.OpenAsync($"{server.Address}/scripts");
        await opened.Page.GetByText("click").ClickAsync();
        await opened.Page.Locator("#said:not(:text('nothing'))").WaitForAsync();

        Assert.Equal("refused", await opened.Page.InnerTextAsync("#said"));
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.prose === undefined"));
        Assert.Equal([$"{server.Address}/scripts"], opened.Requests);
    }

    [Fact]
    public async Task The_lessons_run_to_their_end_and_every_picture_of_theirs_is_seen()
    {
        Assert.SkipWhen(browser.Missing is not null && !TestBrowser.IsRequired, browser.Missing ?? "");
        string folder = NotebookFolder.Find(AppContext.BaseDirectory, AppContext.BaseDirectory)!;
        NotebookShelf shelf = NotebookShelf.Of(folder);
        await using StudioServer server = await StudioServer.StartAsync(shelf, 0);
        using StringWriter told = new();
        await shelf.ExecuteAsync(new Terminal(TextWriter.Null, told, false), CancellationToken.None);
        Assert.DoesNotContain("failed", told.ToString());

        foreach (string path in NotebookFolder.Notebooks(folder))
        {
            OpenedPage opened = await browser.OpenAsync($"{server.Address}/{Path.GetFileNameWithoutExtension(path)}");
            int[] widths = await opened.Page.EvaluateAsync<int[]>(
                "[...document.images].map(image => image.naturalWidth)"
            );
            Assert.NotEmpty(widths);
            if (path.EndsWith("01-first-light.dib", StringComparison.Ordinal))
            {
                ILocator alive = opened.Page.Locator("neural-illumination[data-ready]");
                await alive.WaitForAsync();
                Assert.Equal("true", await alive.GetAttributeAsync("data-verified"));
                Assert.Equal("793eb911119c0633", await alive.GetAttributeAsync("data-fingerprint"));
            }

            Assert.All(widths, width => Assert.True(width > 0));
            Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            Assert.Empty(opened.Complaints);
            Assert.All(opened.Requests, url => Assert.StartsWith(server.Address, url));
        }
    }
}
