using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>What a hand does on a card, on the grid and on the plane is what C# does with the line that stands there.</summary>
public sealed class HandsOnCardTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_weight_is_dragged_and_typed_put_back_and_undone()
    {
        Trainer trainer = Lesson();
        trainer.Run(2);
        await using ViewerPage page = await OpenAsync(trainer);
        await page.JsAsync("viewer.display.pointing.pin({ layer: 1, unit: 3, input: 20 });");
        ILocator typed = page.Element.GetByLabel("weight W1[3, 20], typed", new() { Exact = true });
        await typed.FillAsync("0.75");
        await typed.PressAsync("Enter");
        Assert.Equal("training.Set(1, 3, 20, 0.75);", await page.TextAsync(".by-hand .line"));
        Assert.Equal("#!neural set --parameter 1.3.20 --value 0.75", await LineTitleAsync(page));

        // By keyboard, on the slider: many small moves are one doing, and the slider keeps the focus
        ILocator slider = page.Slider("weight W1[3, 20]");
        await slider.FocusAsync();
        for (int press = 0; press < 5; press++)
            await page.Page.Keyboard.PressAsync("ArrowRight");
        double value = await page.JsAsync<double>("return element.run.changes.at(-1).parameter.value;");
        Assert.True(value > 0.75);
        Assert.Equal(1, await page.JsAsync<int>("return viewer.hands.workbench.journal.past.length;"));
        trainer.Set(new ParameterChange(1, 3, 20, value));
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        trainer.Run(2);
        await page.GoToAsync(4);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));

        // What is no number is said, and the weight stays
        await typed.FillAsync("much");
        await typed.PressAsync("Enter");
        Assert.Contains("got \"much\"", await page.TextAsync(".by-hand .caption"), StringComparison.Ordinal);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));

        await page.Button("Undo").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(Again(2).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_unit_is_switched_off_and_on_and_a_layer_held_on_its_card()
    {
        Trainer trainer = Lesson();
        trainer.Run(1);
        await using ViewerPage page = await OpenAsync(trainer);
        await page.JsAsync("viewer.display.pointing.pin({ layer: 1, unit: 3 });");
        await page.Button("Switch this unit off").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("training.SwitchOff(1, 3);", await page.TextAsync(".by-hand .line"));
        Assert.Equal(
            "Switch this unit on",
            await page.JsAsync<string>("return element.shadowRoot.activeElement.textContent;")
        );
        Assert.Contains(
            "switched off",
            await page.JsAsync<string>("return viewer.display.labels.buttonOf({ layer: 1, unit: 3 }).ariaLabel;"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await page.JsAsync<double>("return viewer.display.moment.layers[0].a[3];"));
        await page.Button("Hold layer 1 still").ClickAsync();
        Assert.Equal("training.Freeze(1);", await page.TextAsync(".by-hand .line"));
        trainer.Set(new UnitChange(1, 3));
        trainer.Set(new LayerChange(1));
        trainer.Run(2);
        await page.GoToAsync(3);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));

        await page.Button("Switch this unit on").ClickAsync();
        await page.Button("Let layer 1 go").ClickAsync();
        trainer.Set(new UnitChange(1, 3, false));
        trainer.Set(new LayerChange(1, false));
        trainer.Run(1);
        await page.GoToAsync(4);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Recipe recipe = Recipe.FromJson(await page.JsAsync<string>("return JSON.stringify(element.run.recipeNow);"));
        Assert.Equal(trainer.Recipe.ToJson(), recipe.ToJson());

        // Back to where it was off, and on again to where it is
        await page.GoToAsync(2);
        Assert.True(
            await page.JsAsync<bool>("return element.run.network.isOff(1, 3) && element.run.network.isHeld(1);")
        );
        await page.GoToAsync(4);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task What_is_painted_is_answered_at_each_stroke_kept_and_taught()
    {
        Trainer trainer = Lesson();
        trainer.Run(3);
        await using ViewerPage page = await OpenAsync(trainer);
        ILocator grid = page.Element.Locator(".paint-grid");
        await grid.FocusAsync();
        double[] pixels = new double[64];
        foreach (
            (string key, int cell) in new[]
            {
                ("ArrowRight", 1),
                ("ArrowDown", 9),
                ("ArrowDown", 17),
                ("ArrowRight", 18),
            }
        )
        {
            await page.Page.Keyboard.PressAsync(key);
            await page.Page.Keyboard.PressAsync("Space");
            pixels[cell] = 1;
            Assert.Equal(Says(trainer, pixels), await page.TextAsync(".paint-said"));
        }

        // With the pointer, along a row
        LocatorBoundingBoxResult box = (await grid.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + box.Width * 2.5f / 8, box.Y + box.Height * 4.5f / 8);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(
            box.X + box.Width * 5.5f / 8,
            box.Y + box.Height * 4.5f / 8,
            new() { Steps = 12 }
        );
        await page.Page.Mouse.UpAsync();
        foreach (int cell in new[] { 34, 35, 36, 37 })
            pixels[cell] = 1;
        Assert.Equal(Says(trainer, pixels), await page.TextAsync(".paint-said"));
        await page.Button("Invert").ClickAsync();
        pixels = [.. pixels.Select(pixel => 1 - pixel)];
        Assert.Equal(Says(trainer, pixels), await page.TextAsync(".paint-said"));
        await page.Button("Shift down").ClickAsync();
        pixels = [.. new double[8], .. pixels[..56]];
        Assert.Equal(Says(trainer, pixels), await page.TextAsync(".paint-said"));

        // Taught, it is part of the recipe, and of what is learned from
        await page.Element.GetByLabel("Class to teach").SelectOptionAsync("1");
        await page.Button("Teach it").ClickAsync();
        Assert.Equal(1, await page.Element.Locator(".paint-kept button").CountAsync());
        trainer.Teach(new Sample(pixels, 1));
        trainer.Run(3);
        await page.GoToAsync(6);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Assert.Equal(241, await page.JsAsync<int>("return element.run.trainCount;"));
        Recipe recipe = Recipe.FromJson(await page.JsAsync<string>("return JSON.stringify(element.run.recipeNow);"));
        Assert.Equal(trainer.Recipe.ToJson(), recipe.ToJson());
        Assert.Equal(Says(trainer, pixels), await page.TextAsync(".paint-said"));
        await page.GoToAsync(2);
        Assert.Equal(240, await page.JsAsync<int>("return element.run.trainCount;"));
        await page.Button("Clear").ClickAsync();
        Assert.Equal(0, await page.Element.Locator(".paint-grid .lit").CountAsync());
        await page.Element.Locator(".paint-kept button").First.ClickAsync();
        Assert.Equal(pixels.Count(pixel => pixel > 0), await page.Element.Locator(".paint-grid .lit").CountAsync());
        await page.HindersNobodyAsync("a page with a picture painted");
        page.IsQuiet();
    }

    [Fact]
    public async Task On_the_plane_a_click_sets_a_point()
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.TwoMoons);
        Trainer trainer = new(data, new Architecture([2, 8, 2]));
        trainer.Run(1);
        await using ViewerPage page = await OpenAsync(trainer);
        await page.Button("Set points").ClickAsync();
        await page.Element.GetByLabel("Class of the points").SelectOptionAsync("1");
        await page.Element.Locator(".probe").FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await page.JsAsync<int>("return element.run.changes.length;"));
        Assert.StartsWith(
            "training.Teach(new Sample([",
            await page.TextAsync(".paint .line"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            data.Train.Count + 1,
            await page.JsAsync<int>(
                "return viewer.display.scene.foreground.plane.points.samples.filter(({ set }) => set === 'training').length;"
            )
        );
        await page.GoToAsync(3);
        Recipe recipe = Recipe.FromJson(await page.JsAsync<string>("return JSON.stringify(element.run.recipeNow);"));
        Assert.Equal(Trainer.Replay(recipe).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Assert.NotEqual(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_stroke_is_answered_within_a_frame()
    {
        Trainer trainer = Lesson();
        trainer.Run(1);
        await using ViewerPage page = await OpenAsync(trainer);
        double[] took = await page.JsAsync<double[]>(
            """
            const grid = element.shadowRoot.querySelector(".paint-grid");
            const took = [];
            for (let i = 0; i < 60; i++) {
              const began = performance.now();
              grid.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? " " : "ArrowRight", bubbles: true }));
              if (i % 2) took.push(performance.now() - began);
            }
            return took;
            """
        );
        Array.Sort(took);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"a stroke to the answer: median {took[took.Length / 2]} ms, largest {took[^1]} ms"
        );
        Assert.InRange(took[took.Length / 2], 0, 16);
    }

    private static string Says(Trainer trainer, double[] pixels)
    {
        SampleSet one = OwnData
            .Create([new Sample(pixels, 0)], [], trainer.Data.Shape.Classes, trainer.Data.Shape.Width)
            .Train;
        PredictionRecord said = trainer.Predict(one)[0];
        double probability = said.Probabilities[said.Choice];
        return $"It says {trainer.Data.Shape.Classes[said.Choice]} {Numbers.Percent(probability)}";
    }

    private static Task<string?> LineTitleAsync(ViewerPage page) =>
        page.Element.Locator(".by-hand .line").GetAttributeAsync("title");

    private static Task SettledAsync(ViewerPage page) =>
        page.JsAsync("return new Promise((resolve) => setTimeout(resolve)).then(() => viewer.restarts.all);");

    private static Trainer Lesson() => new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));

    private static Trainer Again(int epochs)
    {
        Trainer trainer = Lesson();
        trainer.Run(epochs);
        return trainer;
    }

    private Task<ViewerPage> OpenAsync(Trainer trainer) =>
        ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml()
        );
}
