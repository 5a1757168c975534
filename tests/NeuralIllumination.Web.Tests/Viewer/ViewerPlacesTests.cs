using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>Where an illumination may stand, beside what, and for which networks.</summary>
public sealed class ViewerPlacesTests(BrowserFixture fixture)
{
    private static string Html(int epochs = 3, long seed = 42)
    {
        Training training = new(Network.Create([64, 16, 2], seed), Datasets.CirclesAndSquares());
        training.Run(epochs);
        return training.Illuminate().ToHtml();
    }

    [Theory]
    [InlineData("file")]
    [InlineData("policy")]
    [InlineData("sandbox")]
    public async Task It_runs_plays_and_asks_for_nothing(string place)
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(), place, plays: true);
        Assert.Equal("true", await page.AttributeAsync("data-verified"));
        Assert.Matches("^✓ after [0-9.]+ epochs C# = browser: [0-9a-f]{16}$", await page.TextAsync(".proof-words"));
        await page.UntilAsync("viewer.display.frames > 5 && scene.particles > 0");
        await page.Button("Pause").ClickAsync();
        await page.Button("Step batch").ClickAsync();
        Assert.Equal("0", (await page.PlaceAsync())[^1..]);
        // The style sheet is there: the viewer has its own stage.
        Assert.Equal(
            "rgb(11, 14, 20)",
            await page.JsAsync<string>("return getComputedStyle(viewer.parts.root).backgroundColor;")
        );
        page.IsQuiet();
    }

    [Fact]
    public async Task Whoever_goes_straight_to_a_backward_phase_is_told_of_the_samples_there()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(0));
        Task<string> SaidAsync() =>
            page.JsAsync<string>("return viewer.parts.predictions.querySelector('h3').textContent;");
        string before = await SaidAsync();
        await page.GoToAsync(3, 2, 3);
        string straight = await SaidAsync();
        Assert.NotEqual(before, straight);
        await page.GoToAsync(3, 2, 1);
        Assert.Equal(straight, await SaidAsync());
    }

    [Fact]
    public async Task Many_on_a_page_twice_the_same_and_older_ones_beside_live_apart()
    {
        // Given two outputs, one of them twice and its script run twice, beside one that an older version saved with other ideas of style
        string first = Html(3);
        string second = Html(4, seed: 7);
        string again = Regex.Match(first, "<script>[\\s\\S]*</script>").Value;
        const string Old = """
            <style>.viewer, .stage, .math, .card, .top { color: red !important; background: red; display: none; } canvas { width: 3px !important; } button { font-size: 90px !important; }</style>
            <neural-illumination data-output="0000000000000000" data-ready data-epoch="1"><div class="viewer"><p role="status" class="status">an older one</p></div></neural-illumination>
            <script>window.Viewer = 1; var start = 2, Run = 3, Engine = 4;</script>
            """;
        await using ViewerPage page = await ViewerPage.LoadAsync(fixture.Browser, first + Old + second + first + again);
        ILocator alive = page.Page.Locator("neural-illumination[data-verified=true]");
        await alive.Nth(2).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(3, await alive.CountAsync());

        // When one of them is driven, then the others stay where they are
        JsonElement states = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const all = [...document.querySelectorAll("neural-illumination[data-verified]")];
              for (const element of all) { element.pause(); await element.goTo(element.run.recipe.epochs); }
              all[2].step("batch");
              all[2].set("glow", 3);
              return all.map((element) => ({
                epoch: element.dataset.epoch, batch: element.dataset.batch, playing: element.dataset.playing, glow: element.viewer.display.scene.options.glow,
                fingerprint: element.dataset.fingerprint, width: element.viewer.display.scene.canvas.clientWidth, roots: element.shadowRoot.querySelectorAll(".viewer").length,
                size: parseFloat(getComputedStyle(element.shadowRoot.querySelector("button")).fontSize),
              }));
            }
            """
        );
        Assert.Equal(["3", "4", "3"], states.EnumerateArray().Select(state => state.GetProperty("epoch").GetString()));
        Assert.Equal(["0", "0", "1"], states.EnumerateArray().Select(state => state.GetProperty("batch").GetString()));
        Assert.Equal([1, 1, 3], states.EnumerateArray().Select(state => state.GetProperty("glow").GetInt32()));
        Assert.All(
            states.EnumerateArray(),
            state =>
            {
                Assert.Equal(1, state.GetProperty("roots").GetInt32());
                Assert.True(state.GetProperty("width").GetInt32() > 500);
                Assert.True(state.GetProperty("size").GetDouble() < 20);
            }
        );
        Assert.Equal(
            "an older one",
            await page.Page.Locator("[data-output='0000000000000000'] .status").TextContentAsync()
        );
        page.IsQuiet();
    }

    [Fact]
    public async Task Without_scripts_the_picture_and_its_table_are_there()
    {
        await using ViewerPage page = await ViewerPage.LoadAsync(
            fixture.Browser,
            Html(),
            change: options => options.JavaScriptEnabled = false
        );
        ILocator picture = page.Element.Locator("img").First;
        Assert.True((await picture.BoundingBoxAsync())!.Width > 500);
        Assert.Contains("64-16-2", await picture.GetAttributeAsync("alt"), StringComparison.Ordinal);
        byte[] shot = await picture.ScreenshotAsync();
        Assert.True((await SeenPicture.DecodeAsync(fixture.Browser, shot)).Colours > 200);
        Assert.True(await page.Element.GetByRole(AriaRole.Table).First.IsVisibleAsync());
        Assert.Contains(
            "%",
            await page.Element.GetByRole(AriaRole.Table).First.InnerTextAsync(),
            StringComparison.Ordinal
        );
        page.IsQuiet();
    }

    /// <summary>Networks of other shapes than the lesson's.</summary>
    public static TheoryData<string> Shapes => ["deep", "wide", "column", "single", "ten", "large", "squares", "none"];

    private static Trainer Shaped(string name)
    {
        Random random = new(3);
        static Sample[] Draw(int count, Func<int, Sample> make) => [.. Enumerable.Range(0, count).Select(make)];
        double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
        double[] Bits(int count) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(2))];
        DatasetRecord pictures = DatasetRecord.CirclesAndSquares(1, 60, 20);
        DatasetRecord ten = OwnData.Create(
            Draw(60, s => new Sample(Values(16), s % 10)),
            Draw(20, s => new Sample(Values(16), s % 10))
        );
        return name switch
        {
            "deep" => new(pictures, new Architecture([64, 12, 10, 8, 2], Activation.Tanh)),
            "wide" => new(pictures, new Architecture([64, 200, 40, 2])),
            "column" => new(
                OwnData.Create(
                    Draw(40, s => new Sample(Values(13), s % 2)),
                    Draw(8, s => new Sample(Values(13), s % 2)),
                    ["no", "yes"]
                ),
                new Architecture([13, 6, 2], Activation.LeakyRelu)
            ),
            "single" => new(
                pictures,
                new Architecture(
                    [64, 8, 1],
                    Activation.Sigmoid,
                    Initialization.GlorotNormal,
                    LossFunction.SigmoidBinaryCrossEntropy
                )
            ),
            "ten" => new(ten, new Architecture([16, 12, 10])),
            "large" => new(
                OwnData.Create(Draw(24, s => new Sample(Bits(784), s % 3)), Draw(6, s => new Sample(Bits(784), s % 3))),
                new Architecture([784, 10, 3])
            ),
            "squares" => new(
                ten,
                new Architecture(
                    [16, 6, 10],
                    Activation.Relu,
                    Initialization.HeNormal,
                    LossFunction.IdentityMeanSquaredError
                ),
                new TrainingOptions { LearningRate = 0.02 }
            ),
            _ => new(pictures, new Architecture([64, 2])),
        };
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_runs_is_inspected_and_stays_in_its_stage(string shape)
    {
        Trainer trainer = Shaped(shape);
        trainer.Run(2);
        string html = new IlluminationView(
            trainer.Run(),
            trainer.Examine((trainer.Data.Test.Count > 0 ? trainer.Data.Test : trainer.Data.Train)[0])
        ).ToHtml();
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        Assert.Equal("true", await page.AttributeAsync("data-verified"));

        // The picture: light in every phase, the fold counted, every word within the stage.
        for (int phases = 1; phases <= 3; phases++)
        {
            await page.GoToAsync(1, 1, phases);
            Assert.True(
                await page.JsAsync<int>(
                    "window.shot = probe.box(); probe.draw('ready', 1, { still: true }); return scene.lamps.length;"
                ) > 0
            );
        }

        JsonElement seen = await page.JsAsync<JsonElement>(
            """
            const stage = viewer.parts.stage.getBoundingClientRect();
            const outside = [...viewer.parts.words.querySelectorAll("span, .head, .folded")]
              .filter((word) => word.textContent && word.childElementCount === 0)
              .map((word) => ({ text: word.textContent, box: word.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.left < stage.left - 12 || box.right > stage.right + 12 || box.top < stage.top - 12 || box.bottom > stage.bottom + 12))
              .map(({ text }) => text);
            const folded = [...viewer.parts.words.querySelectorAll(".folded")].map((word) => word.textContent);
            const layers = scene.geometry.layers.map(({ units }) => units.length);
            return { outside, folded, layers };
            """
        );
        Assert.Empty(seen.GetProperty("outside").EnumerateArray().Select(text => text.GetString()));
        int hidden = trainer
            .Architecture.Layers.Zip(
                seen.GetProperty("layers").EnumerateArray(),
                (all, shown) => all - shown.GetInt32()
            )
            .Count(more => more > 0);
        Assert.Equal(hidden, seen.GetProperty("folded").GetArrayLength());
        Assert.Equal(shape == "wide", hidden > 0);

        // Every kind of unit opens its card, every step of the mathematics is written.
        ILocator units = page.Control(AriaRole.Group, "Units of the network").GetByRole(AriaRole.Button);
        await units.First.FocusAsync();
        Assert.True(await page.Element.Locator(".card").IsVisibleAsync());
        await units.Last.FocusAsync();
        Assert.StartsWith("output ", await page.TextAsync(".card h4"), StringComparison.Ordinal);
        string[] written = await page.JsAsync<string[]>(
            "return Array.from({ length: 12 }, (_, i) => { viewer.display.math.turn(i); return viewer.parts.math.querySelector('.written').textContent; });"
        );
        Assert.Equal(12, written.Distinct().Count());
        Assert.All(written, text => Assert.DoesNotMatch("not a number|undefined|∞|null", text));
        await page.Button("Step epoch").ClickAsync();
        await page.Button("Step phase back").ClickAsync();
        Assert.Equal("backward", await page.AttributeAsync("data-phase"));
        page.IsQuiet();
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 500)]
    public async Task Nothing_hinders_a_reader(bool dark, int width)
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(), dark: dark, width: width);
        await page.GoToAsync(2, 3, 3);
        await page.Element.GetByRole(AriaRole.Button, new() { NameRegex = new(": output 1, ") }).ClickAsync();
        await page.Element.Locator(".numbers summary").ClickAsync();
        await page.HindersNobodyAsync();

        // Every control is at least 24 px in both directions.
        string[] small = await page.JsAsync<string[]>(
            """
            return [...element.shadowRoot.querySelectorAll("button, input, select, summary")]
              .map((control) => ({ control, box: control.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
              .map(({ control, box }) => `${control.getAttribute("aria-label") ?? control.textContent}: ${box.width} × ${box.height}`);
            """
        );
        Assert.Empty(small);
    }

    [Fact]
    public async Task More_data_than_an_output_can_carry_leaves_the_picture_and_says_why()
    {
        Random random = new(1);
        Sample[] samples =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(s => new Sample([.. Enumerable.Range(0, 784).Select(_ => random.NextDouble())], s % 2)),
        ];
        Trainer trainer = new(OwnData.Create(samples), new Architecture([784, 4, 2]));
        trainer.Run(1);
        await using ViewerPage page = await ViewerPage.LoadAsync(
            fixture.Browser,
            new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Train[0])).ToHtml()
        );
        await page.Frame.Locator("neural-illumination[data-refused]").WaitForAsync();
        Assert.Contains(
            "the recipe does not carry its data",
            await page.TextAsync("[role=status]"),
            StringComparison.Ordinal
        );
        Assert.True((await page.Element.Locator("img").First.BoundingBoxAsync())!.Width > 500);
        Assert.True(await page.Element.GetByRole(AriaRole.Table).First.IsVisibleAsync());
        page.IsQuiet();
    }

    [Fact]
    public async Task A_page_of_its_own_trains_at_once_and_a_sample_asked_for_stays()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationPage(training.Illuminate(sample: 5)).ToHtml(),
            plays: true
        );
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        await page.UntilAsync("run.batch > 0 && element.dataset.phase === 'forward'");
        Assert.Equal(
            "test.5",
            await page.JsAsync<string>(
                "element.pause(); return `${viewer.display.moment.sample.set}.${viewer.display.moment.sample.index}`;"
            )
        );
        page.IsQuiet();
    }

    [Fact]
    public async Task A_page_that_is_to_rest_waits_for_a_hand()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        string html = new IlluminationPage(training.Illuminate()) { PlaysAtOnce = false }.ToHtml();
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html, plays: true);
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        Assert.Equal("0.0.0", await page.PlaceAsync());
        await page.Button("Play").ClickAsync();
        await page.UntilAsync("run.batch > 0");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("policy")]
    [InlineData("sandbox")]
    public async Task In_a_notebook_a_run_at_its_start_waits_for_its_large_button(string place)
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            Neural.Workbench().ToHtml(),
            place,
            plays: true
        );
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        Assert.Equal("0.0.0", await page.PlaceAsync());
        LocatorBoundingBoxResult box = (await page.Button("Play").BoundingBoxAsync())!;
        Assert.True(box.Height >= 44 && box.Width >= 100, $"{box.Width} × {box.Height}");
        Assert.Equal("before learning: test sample 0 runs through the untrained network", await page.TextAsync(".now"));
        await page.Button("Play").ClickAsync();
        await page.UntilAsync("run.batch > 0");
        Assert.Equal(2, await page.JsAsync<int>("return viewer.player.epochsPerSecond;"));
        await page.Button("Pause").ClickAsync();
        await page.Button("Resume").WaitForAsync();
        page.IsQuiet();
    }

    [Fact]
    public async Task A_page_trains_slowly_until_a_hand_is_on_it()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationPage(Neural.Workbench()).ToHtml(),
            plays: true
        );
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        Assert.Equal(1, await page.JsAsync<int>("return viewer.player.epochsPerSecond;"));
        Assert.Equal("1", await page.Slider("Epochs per second").InputValueAsync());
        await page.UntilAsync("run.epoch > 0");

        // A hand on it: it goes on at the usual pace, or at the one that the hand asks for.
        await page.Button("More").ClickAsync();
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        Assert.Equal("2", await page.Slider("Epochs per second").InputValueAsync());
        await page.JsAsync("element.set('epochsPerSecond', 1);");
        await page.Button("Less").ClickAsync();
        Assert.Equal("1", await page.Slider("Epochs per second").InputValueAsync());

        // Where the run of C# ended, the page says what both came to.
        await page.JsAsync("element.pause(); return element.goTo(200);");
        Assert.Equal("✓ exact", await page.TextAsync(".proof summary"));
        Assert.Equal("793eb911119c0633", await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public void An_output_of_200_epochs_stays_within_210_kilobytes() =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Html(200)), 10_000, 210 * 1024);
}
