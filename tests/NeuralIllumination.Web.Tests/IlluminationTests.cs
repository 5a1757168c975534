using Microsoft.Playwright;

namespace NeuralIllumination.Web.Tests;

/// <summary>An output that runs itself again, and says whether it came to C#'s weights.</summary>
public sealed class IlluminationTests(BrowserFixture fixture)
{
    private static string Output(int epochs = 3)
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(epochs);
        return training.Illuminate().ToHtml();
    }

    [Fact]
    public async Task Browser_and_C_sharp_agree_and_the_page_says_so()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(5);
        training.Step();
        // For a reader to whom nothing moves: else it has learned on before the test looks.
        await using ViewerPage opened = await Open(
            training.Illuminate().ToHtml(),
            change: reader => reader.ReducedMotion = ReducedMotion.Reduce
        );
        ILocator element = opened.Page.Locator("neural-illumination[data-ready][data-verified]");
        await element.WaitForAsync();
        Assert.Equal("true", await element.GetAttributeAsync("data-verified"));
        Assert.Equal(training.Fingerprint, await element.GetAttributeAsync("data-fingerprint"));
        string said = await element.Locator("p[role=status]").Last.InnerTextAsync();
        Assert.Matches(
            $"^✓ This page ran the same 5 epochs and 1 batch again, in your browser, in \\d+ ms: fingerprint {training.Fingerprint}",
            said
        );
        Assert.Empty(opened.Opened.Complaints);
        Assert.Single(opened.Opened.Requests);
    }

    [Fact]
    public async Task Other_weights_are_said_loudly()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(2);
        string html = training.Illuminate().ToHtml();
        string altered = html.Replace("\"learningRate\":0.1", "\"learningRate\":0.2", StringComparison.Ordinal);
        Assert.NotEqual(html, altered);
        await using ViewerPage opened = await Open(altered);
        ILocator element = opened.Page.Locator("neural-illumination[data-ready][data-verified]");
        await element.WaitForAsync();
        Assert.Equal("false", await element.GetAttributeAsync("data-verified"));
        Assert.Matches(
            $"^✗ .* came to other weights: fingerprint [0-9a-f]{{16}}, but C#'s is {training.Fingerprint}",
            await element.Locator("p[role=status]").Last.InnerTextAsync()
        );
    }

    [Fact]
    public async Task Where_WebAssembly_is_refused_the_picture_stays_and_says_why()
    {
        await using ViewerPage opened = await Open(
            Output(),
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">"
        );
        ILocator element = opened.Page.Locator("neural-illumination[data-refused]");
        await element.WaitForAsync();
        Assert.StartsWith(
            "The picture stays as it is: this page could not run the network again (",
            await element.Locator("p[role=status]").Last.InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.True(
            await element
                .Locator("img")
                .First.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)")
        );
    }

    [Fact]
    public async Task The_picture_is_back_in_its_place_once_the_live_one_stands()
    {
        await using ViewerPage opened = await Open(Output());
        ILocator element = opened.Page.Locator("neural-illumination[data-ready][data-verified]");
        await element.WaitForAsync();
        await opened.Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('neural-illumination img').length === 1"
        );
        Assert.Equal(
            "img table",
            await element.EvaluateAsync<string>(
                "element => [...element.firstElementChild.querySelectorAll('img, table')].map(part => part.localName).join(' ')"
            )
        );
    }

    [Fact]
    public async Task Where_the_script_takes_long_the_picture_is_shown_meanwhile()
    {
        await using ViewerPage opened = await Open(
            Output(),
            "<script>Response.prototype.text = () => new Promise(() => {});</script>"
        );
        ILocator picture = opened.Page.Locator("neural-illumination img");
        await picture.WaitForAsync();
        Assert.True(await picture.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        Assert.Equal(0, await opened.Page.Locator("neural-illumination[data-ready]").CountAsync());
    }

    [Fact]
    public async Task Twice_on_a_page_and_run_twice_each_element_starts_once()
    {
        string output = Output();
        await using ViewerPage opened = await Open(output + output);
        ILocator elements = opened.Page.Locator("neural-illumination[data-verified=true]");
        await elements.Nth(1).WaitForAsync();
        Assert.Equal(2, await elements.CountAsync());
        Assert.Empty(opened.Opened.Complaints);
    }

    // Closed after each test: what is left open goes on playing.
    private Task<ViewerPage> Open(string output, string head = "", Action<BrowserNewContextOptions>? change = null) =>
        ViewerPage.LoadAsync(fixture.Browser, output, head: head, change: change);
}
