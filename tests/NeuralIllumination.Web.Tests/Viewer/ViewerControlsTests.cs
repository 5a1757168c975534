using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The controls that change what is learned and how it is shown, by their names, with their effect on numbers and picture.</summary>
public sealed class ViewerControlsTests(BrowserFixture fixture)
{
    private static Trainer Lesson() => new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));

    private static string Html(Trainer trainer) =>
        new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml();

    private Task<ViewerPage> OpenAsync(int epochs = 4)
    {
        Trainer trainer = Lesson();
        trainer.Run(epochs);
        return ViewerPage.OpenAsync(fixture.Browser, Html(trainer));
    }

    [Fact]
    public async Task Learning_rate_and_batch_size_within_a_batch_lead_where_C_sharp_comes_and_the_recipe_says_so()
    {
        // Given a page in the middle of a batch
        await using ViewerPage page = await OpenAsync();
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GoToAsync(2, 3, 1);

        // When the sliders are moved, one by keyboard, one by mouse
        ILocator rate = page.Slider("Learning rate");
        for (int i = 0; i < 7; i++)
            await rate.PressAsync("ArrowLeft");
        await page.Button("More").ClickAsync();
        ILocator size = page.Slider("Batch size");
        LocatorBoundingBoxResult box = (await size.BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(box.X + 0.4f * box.Width, box.Y + box.Height / 2);
        double η = await page.JsAsync<double>("return run.training.learningRate;");
        int b = await page.JsAsync<int>("return run.training.batchSize;");
        Assert.InRange(η, 0.05, 0.09);
        Assert.InRange(b, 23, 28);
        Assert.Equal($"{η}", await rate.GetAttributeAsync("aria-valuetext"));
        Assert.Equal($"{b}", await size.GetAttributeAsync("aria-valuetext"));

        // Then the recipe makes the present weights again, and those that follow
        async Task SameAsync(string expected)
        {
            await page.Button("Copy recipe").ClickAsync();
            await page.Element.Locator(".status", new() { HasText = "The recipe is in the clipboard" }).WaitForAsync();
            string text = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
            Assert.Equal(expected, await page.AttributeAsync("data-fingerprint"));
            Assert.Equal(expected, Training.Replay(Recipe.FromJson(text)).Fingerprint);
        }

        Trainer trainer = Lesson();
        trainer.Run(2);
        for (int batch = 0; batch < 3; batch++)
            trainer.Step();
        trainer.StepPhase();
        trainer.LearningRate = η;
        trainer.BatchSize = b;
        await SameAsync(trainer.Fingerprint);
        trainer.Step();
        await page.Button("Step batch").ClickAsync();
        await SameAsync(trainer.Fingerprint);
        trainer.Run(2);
        await page.GoToAsync(4);
        await SameAsync(trainer.Fingerprint);

        // And what was not changed goes elsewhere
        Trainer other = Lesson();
        other.Run(4);
        Assert.NotEqual(other.Fingerprint, trainer.Fingerprint);
        page.IsQuiet();
    }

    [Fact]
    public async Task Glow_synapse_visibility_and_all_synapses_are_seen_in_the_picture()
    {
        await using ViewerPage page = await OpenAsync();
        async Task<double> AsideAsync(string name, string key)
        {
            await page.Slider(name).PressAsync(key);
            // Beside the brightest unit, where only its halo reaches; and between input and units, where only synapses are.
            return await page.JsAsync<double>(
                """
                const lamp = scene.lamps.filter(({ layer }) => layer === 1).sort((a, b) => b.forward - a.forward)[0];
                if (given === "Glow") { const bright = scene.bright; scene.bright = []; scene.carriers = []; probe.draw("loss", 1); scene.bright = bright; return probe.mean(lamp.x - 1.3 * lamp.core, lamp.y - lamp.core, 0.25 * lamp.core, 2 * lamp.core); }
                const [input, hidden] = scene.geometry.layers;
                const left = input.x + input.width + 30;
                return probe.mean(left, 60, hidden.x - 40 - left, scene.geometry.height - 120);
                """,
                name
            );
        }

        await page.Button("Look").ClickAsync();
        double faint = await AsideAsync("Glow", "Home");
        double strong = await AsideAsync("Glow", "End");
        Assert.True(strong > 1.2 * faint, $"{faint} → {strong}");
        Assert.Equal("3.0", await page.Slider("Glow").GetAttributeAsync("aria-valuetext"));

        double few = await AsideAsync("Synapse visibility", "Home");
        double many = await AsideAsync("Synapse visibility", "End");
        Assert.True(many > few + 2, $"{few} → {many}");

        // All synapses: every one of the 1,056 is a line, and the picture as a whole gets no brighter.
        int shown = await page.JsAsync<int>("return scene.quiet.length;");
        int[] before = await page.JsAsync<int[]>("window.before = probe.box(); return [before.length];");
        await page.Button("Show all synapses").ClickAsync();
        Assert.InRange(shown, 100, 400);
        Assert.Equal(64 * 16 + 16 * 2, await page.JsAsync<int>("return scene.quiet.length;"));
        Assert.True(await page.JsAsync<int>("return probe.differing(before, probe.box());") > before[0] / 400);
        double all = await AsideAsync("Synapse visibility", "End");
        Assert.InRange(all, 0.6 * many, 1.25 * many);
        await page.Button("Show all synapses").ClickAsync();
        Assert.Equal(shown, await page.JsAsync<int>("return scene.quiet.length;"));
    }

    [Fact]
    public async Task Epochs_per_second_and_flow_speed_change_how_time_passes()
    {
        await using ViewerPage page = await OpenAsync(0);
        // Three seconds of the clock in one go: epochs that pass, and batches that are followed.
        async Task<double[]> ThreeSecondsAsync() =>
            await page.JsAsync<double[]>(
                """
                const { player } = viewer;
                element.goTo(0);
                player.play();
                let followed = 0;
                for (let i = 0, before = ""; i < 180; i++) {
                  player.pass(1 / 60);
                  if (player.phase === "forward" && before !== "forward") followed++;
                  before = player.phase;
                }
                player.pause();
                return [run.epoch + run.batch / run.batches, followed];
                """
            );

        await page.Button("Look").ClickAsync();
        await page.Slider("Epochs per second").PressAsync("Home");
        double[] slow = await ThreeSecondsAsync();
        await page.Slider("Epochs per second").PressAsync("End");
        double[] fast = await ThreeSecondsAsync();
        Assert.Equal(1, await page.JsAsync<int>("return 0 + (viewer.player.epochsPerSecond === 10);"));
        Assert.InRange(slow[0], 1.5, 4.5);
        Assert.InRange(fast[0], 18, 32);

        await page.Slider("Flow speed").PressAsync("Home");
        double[] calm = await ThreeSecondsAsync();
        await page.Slider("Flow speed").PressAsync("End");
        double[] quick = await ThreeSecondsAsync();
        Assert.True(calm[1] < quick[1], $"{calm[1]} → {quick[1]} batches were followed");
        Assert.InRange(quick[1], 2, 3);
    }

    [Fact]
    public async Task Seeds_are_typed_counted_and_drawn_and_start_what_C_sharp_starts()
    {
        await using ViewerPage page = await OpenAsync(3);
        ILocator seed = page.Control(AriaRole.Combobox, "Seed");
        static Training With(long seed, int epochs)
        {
            Training training = new(Network.Create([64, 16, 2], seed), Datasets.CirclesAndSquares());
            training.Run(epochs);
            return training;
        }

        async Task BecomesAsync(long expected)
        {
            await page.UntilAsync($"run.recipe.network.seed === {expected}");
            Assert.Equal($"{expected}", await seed.InputValueAsync());
            Assert.Equal("0.0.0", await page.PlaceAsync());
            Assert.Equal(With(expected, 0).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        }

        Assert.Equal("42", await seed.InputValueAsync());
        await seed.FillAsync("7");
        await seed.PressAsync("Enter");
        await BecomesAsync(7);
        await page.GoToAsync(2);
        Assert.Equal(With(7, 2).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        await page.Button("Next seed").ClickAsync();
        await BecomesAsync(8);
        await page.Button("Previous seed").ClickAsync();
        await BecomesAsync(7);

        // What is no seed changes nothing, and says so in one line.
        await page.GoToAsync(1);
        foreach (string bad in new[] { "-1", "1.5", "nine", "9007199254740992", "" })
        {
            await seed.FillAsync(bad);
            await seed.PressAsync("Enter");
            Assert.StartsWith(
                $"The seed must be a whole number from 0 to 9007199254740991; got \"{bad}\".",
                await page.TextAsync(".status"),
                StringComparison.Ordinal
            );
            Assert.Equal("7", await seed.InputValueAsync());
            Assert.Equal("1.0.0", await page.PlaceAsync());
        }

        await page.Button("Random seed").ClickAsync();
        await page.UntilAsync("run.recipe.network.seed !== 7");
        await BecomesAsync(long.Parse(await seed.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture));

        // Quick presses all count, and no seed lies below 0.
        await seed.FillAsync("2");
        await seed.PressAsync("Enter");
        await BecomesAsync(2);
        await page.JsAsync(
            "for (let i = 0; i < 4; i++) element.shadowRoot.querySelector('[aria-label=\"Next seed\"]').click();"
        );
        await BecomesAsync(6);
        await seed.FillAsync("0");
        await seed.PressAsync("Enter");
        await BecomesAsync(0);
        await page.Button("Previous seed").ClickAsync();
        await BecomesAsync(0);
        page.IsQuiet();
    }

    [Fact]
    public async Task Reset_keeps_the_sliders_values_and_drops_what_was_changed_on_the_way()
    {
        await using ViewerPage page = await OpenAsync(3);
        await page.Button("More").ClickAsync();
        await page.Button("Look").ClickAsync();
        await page.Slider("Learning rate").PressAsync("End");
        await page.GoToAsync(3, 2);
        await page.Slider("Learning rate").PressAsync("PageDown");
        await page.Slider("Batch size").PressAsync("Home");
        await page.Slider("Glow").PressAsync("End");
        double η = await page.JsAsync<double>("return run.training.learningRate;");
        Assert.Equal(3, await page.JsAsync<int>("return run.changes.length;"));
        await page.Button("Reset").ClickAsync();
        await page.UntilAsync("run.epoch === 0");
        Assert.Equal(0, await page.JsAsync<int>("return run.changes.length;"));
        Assert.Equal("1", await page.Slider("Batch size").GetAttributeAsync("aria-valuetext"));
        Assert.Equal("3.0", await page.Slider("Glow").GetAttributeAsync("aria-valuetext"));
        await page.GoToAsync(2);
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2]),
            new TrainingOptions { LearningRate = η, BatchSize = 1 }
        );
        trainer.Run(2);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
    }

    [Fact]
    public async Task A_sample_is_chosen_by_a_tile_by_its_number_or_left_to_the_batch()
    {
        await using ViewerPage page = await OpenAsync();
        DatasetRecord data = DatasetRecord.CirclesAndSquares();
        // The pixels on the canvas, as far as light and dark go.
        async Task ShowsAsync(SampleRecord sample)
        {
            bool[] lit = await page.JsAsync<bool[]>(
                """
                return scene.geometry.layers[0].units.map(({ x, y, width }) => {
                  const corner = probe.at(x + 2, y + 2);
                  return probe.light(...corner) > 0.4;
                });
                """
            );
            Assert.Equal(sample.Pixels.Select(value => value > 0.5), lit);
            Assert.Contains(
                data.Shape.Classes[sample.Label],
                await page.TextAsync(".verdict"),
                StringComparison.Ordinal
            );
        }

        ILocator tile = page.Element.GetByRole(AriaRole.Button, new() { NameRegex = new("^test sample 7: says ") });
        await tile.ClickAsync();
        await ShowsAsync(data.Test[7]);
        ILocator set = page.Control(AriaRole.Combobox, "Sample");
        ILocator number = page.Control(AriaRole.Spinbutton, "Sample number");
        Assert.Equal("test", await set.InputValueAsync());
        Assert.Equal("7", await number.InputValueAsync());
        await number.FillAsync("12");
        await number.PressAsync("Enter");
        await ShowsAsync(data.Test[12]);
        await set.SelectOptionAsync("training");
        await number.FillAsync("239");
        await number.PressAsync("Enter");
        await ShowsAsync(data.Train[239]);
        await number.FillAsync("240");
        await number.PressAsync("Enter");
        Assert.StartsWith(
            "expected a training sample from 0 to 239; got 240",
            await page.TextAsync(".status"),
            StringComparison.Ordinal
        );
        Assert.Equal("239", await number.InputValueAsync());
        await tile.ClickAsync();
        await tile.ClickAsync();
        Assert.Equal("batch", await set.InputValueAsync());
        Assert.False(await number.IsVisibleAsync());
        int inHand = await page.JsAsync<int>("return run.training.inHand.samples[0];");
        await ShowsAsync(data.Train[inHand]);
    }
}
