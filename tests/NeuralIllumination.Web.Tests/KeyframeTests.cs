using Microsoft.Playwright;

namespace NeuralIllumination.Web.Tests;

/// <summary>An output whose picture comes from a keyframe at once, and which runs the recipe from its start behind it.</summary>
public sealed class KeyframeTests(BrowserFixture fixture)
{
    private static Training Trained(Optimizer optimizer)
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares(), optimizer: optimizer)
        {
            LearningRate = 0.02,
        };
        training.Run(60);
        training.BatchSize = 7;
        training.Run(59);
        training.LearningRate = 0.01;
        training.Run(1);
        return training;
    }

    [Theory]
    [InlineData(Optimizer.Sgd, 0)]
    [InlineData(Optimizer.Momentum, 3)]
    [InlineData(Optimizer.Adam, 1)]
    public async Task What_is_shown_from_a_keyframe_is_what_a_run_from_the_start_shows(Optimizer optimizer, int batches)
    {
        Training training = Trained(optimizer);
        for (int i = 0; i < batches; i++)
            training.Step();
        string html = training.Illuminate().ToHtml();
        Assert.Contains("\"keyframe\":{", html, StringComparison.Ordinal);
        // A reader who asked for less motion sees it rest where it came to.
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            html,
            plays: true,
            change: options => options.ReducedMotion = ReducedMotion.Reduce
        );
        string[] moments = await page.JsAsync<string[]>(
            """
            const written = (key, value) => (ArrayBuffer.isView(value) ? Array.from(value, String) : value);
            const { epochs, batches } = run.recipe;
            return viewer.open(run.recipe).then((straight) => {
              straight.goTo(epochs, batches);
              const of = (one) => JSON.stringify(new viewer.display.moments.constructor(one).take(null), written);
              return [of(run), of(straight)];
            });
            """
        );
        Assert.Equal(moments[1], moments[0]);
        Assert.Equal("true", await page.AttributeAsync("data-verified"));
        Assert.Equal(training.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        // What was measured on the way is there too, and the keyframe that was handed over is not relied on any more.
        Assert.Equal(
            training.History.Select(epoch => epoch.TrainLoss),
            await page.JsAsync<double[]>("return run.history.map((measured) => measured.trainLoss);")
        );
        Assert.DoesNotContain(
            training.Record.Keyframe!.Epoch % 4 == 0 ? -1 : training.Record.Keyframe.Epoch,
            await page.JsAsync<int[]>("return run.keyframes;")
        );
    }

    [Theory]
    [InlineData("\"learningRate\":0.02,", "\"learningRate\":0.03,")] // the recipe comes to other weights
    [InlineData(
        "\"change\":1,\"learningRate\":0.02,\"batchSize\":7,",
        "\"change\":1,\"learningRate\":0.02,\"batchSize\":9,"
    )] // the keyframe does
    public async Task A_recipe_and_a_keyframe_that_disagree_are_said_loudly(string found, string altered)
    {
        string html = Trained(Optimizer.Sgd).Illuminate().ToHtml();
        string other = html.Replace(found, altered, StringComparison.Ordinal);
        Assert.NotEqual(html, other);
        await using ViewerPage page = await ViewerPage.LoadAsync(fixture.Browser, other);
        ILocator element = page.Frame.Locator("neural-illumination[data-ready][data-verified]");
        await element.WaitForAsync();
        Assert.Equal("false", await element.GetAttributeAsync("data-verified"));
        Assert.StartsWith(
            "✗ This page ran the same",
            await element.Locator("p[role=status]").Last.InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_acts_before_the_comparison_is_over_loses_nothing()
    {
        Training training = Trained(Optimizer.Sgd);
        string html = training.Illuminate().ToHtml();
        // Steps back over an epoch's border, and on with another rate, as soon as the element is alive.
        const string act = """
            <script>
            new MutationObserver((_, observer) => {
              const element = document.querySelector("neural-illumination");
              if (!element?.step || window.acted) return;
              observer.disconnect();
              window.acted = { ready: "ready" in element.dataset, history: Object.keys(element.run.history).length };
              for (let i = 0; i < 40; i++) element.step("batch", -1);
              window.acted.place = [element.run.epoch, element.run.batch, element.run.fingerprint];
              element.set("learningRate", 0.05);
              element.step("epoch");
            }).observe(document, { subtree: true, attributes: true });
            </script>
            """;
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, act + html, plays: true);
        Assert.False(await page.JsAsync<bool>("return window.acted.ready;"));
        Assert.True(await page.JsAsync<int>("return window.acted.history;") < 10);
        // 240 samples by 7 are 35 batches an epoch: 40 batches before the end of epoch 120 is batch 30 of the epoch before.
        Assert.Equal(118, await page.JsAsync<int>("return window.acted.place[0];"));
        Assert.Equal(30, await page.JsAsync<int>("return window.acted.place[1];"));
        string[] fingerprints = await page.JsAsync<string[]>(
            "return viewer.open(run.recipe).then((straight) => { straight.goTo(118, 30); return [straight.fingerprint, window.acted.place[2]]; });"
        );
        Assert.Equal(fingerprints[0], fingerprints[1]);
        // The reader's own run from there on, with all that lies before it.
        Assert.Null(await page.AttributeAsync("data-verified"));
        Assert.Equal(
            training.History.Take(119).Select(epoch => epoch.TestLoss!.Value),
            await page.JsAsync<double[]>("return run.history.slice(0, 119).map((measured) => measured.testLoss);")
        );
        Assert.Equal("119", await page.AttributeAsync("data-epoch"));
        Assert.Empty(page.Opened.Complaints);
    }

    [Fact]
    public void A_short_run_carries_none()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(3);
        Assert.Contains("\"keyframe\":null", training.Illuminate().ToHtml(), StringComparison.Ordinal);
    }
}
