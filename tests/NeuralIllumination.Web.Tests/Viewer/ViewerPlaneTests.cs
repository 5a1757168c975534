using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>On a plane the functions are seen: what the page draws and answers is what C# computes there.</summary>
public sealed class ViewerPlaneTests(BrowserFixture fixture)
{
    public static TheoryData<Generator> Planes =>
        [.. GeneratorKind.All.Where(kind => PlaneRecord.Fits(kind.Shape)).Select(kind => kind.Value)];

    private static (Trainer Trainer, string Html) Trained(
        Generator generator,
        int epochs = 20,
        params PlaneFeature[] features
    )
    {
        DatasetRecord data = DatasetRecord.Generate(generator, 5).With(features);
        Architecture architecture = new(
            [data.Shape.Features, 8, 6, data.Shape.Classes.Count],
            Activation.Tanh,
            loss: Architecture.LossFor(data.Shape)
        );
        Trainer trainer = new(data, architecture, new TrainingOptions { BatchSize = Math.Min(16, data.Train.Count) });
        trainer.Run(epochs);
        return (trainer, new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml());
    }

    [Theory]
    [MemberData(nameof(Planes))]
    public Task What_is_drawn_and_what_is_right_is_what_CSharp_computes(Generator generator) => CheckAsync(generator);

    [Fact]
    public Task With_features_beside_the_coordinates_it_is_what_CSharp_computes_too() =>
        CheckAsync(Generator.TwoSpirals, Enum.GetValues<PlaneFeature>());

    [Fact]
    public async Task Features_are_added_by_hand_and_taken_away()
    {
        (Trainer trainer, string html) = Trained(Generator.CircleInRing, 5);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        string before = (await page.AttributeAsync("data-fingerprint"))!;

        // Given the button that the inputs are, pressed: what can be added is shown and focused
        await page.Button("2 inputs: add others").ClickAsync();
        ILocator first = page.Button("x0²");
        Assert.True(await first.EvaluateAsync<bool>("button => button === button.getRootNode().activeElement"));
        await first.ClickAsync();
        await Assertions.Expect(page.Button("3 inputs: add others")).ToBeVisibleAsync();
        await page.Button("sin 2πx1").ClickAsync();
        await Assertions.Expect(page.Button("4 inputs: add others")).ToBeVisibleAsync();

        // Then the run is C#'s, and its inputs have their names
        DatasetRecord data = DatasetRecord
            .Generate(Generator.CircleInRing, 5)
            .With([PlaneFeature.FirstSquared, PlaneFeature.SecondSine]);
        Trainer own = new(
            data,
            new Architecture([4, 8, 6, 2], Activation.Tanh),
            new TrainingOptions { BatchSize = 16 }
        );
        own.Run(5);
        await page.GoToAsync(5, 0);
        Assert.Equal(own.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Assert.Equal(
            ["x0", "x1", "x0²", "sin 2πx1"],
            await page.Element.Locator(".unit.input .name").AllTextContentsAsync()
        );

        // And without them it is the run that it was
        await first.ClickAsync();
        await Assertions.Expect(page.Button("3 inputs: add others")).ToBeVisibleAsync();
        await page.Button("sin 2πx1").ClickAsync();
        await Assertions.Expect(page.Button("2 inputs: add others")).ToBeVisibleAsync();
        await page.GoToAsync(5, 0);
        Assert.Equal(before, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    private async Task CheckAsync(Generator generator, params PlaneFeature[] features)
    {
        (Trainer trainer, string html) = Trained(generator, 20, features);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);

        // Between two batches the moment on display is the last update, seen with the weights before it: the next forward phase has the present ones.
        await page.GoToAsync(trainer.Epoch, 0, 1);
        PlaneRecord plane = PlaneRecord.Of(
            trainer.Snapshot(),
            trainer.Data.Reach!.Inputs,
            added: trainer.Data.Shape.Added
        );
        JsonElement seen = await page.JsAsync<JsonElement>(
            """
            const { functions, points } = scene.foreground.plane;
            const { engine, grid, network, span } = functions;
            functions.output();
            const values = network.layers.map((_, l) => [...engine.doubles(engine.call("PlaneValues", grid, l))]);
            return { span, values, wrong: points.samples.map(({ set, index, wrong }) => [set, index, wrong]) };
            """
        );
        Assert.Equal(plane.Span, seen.GetProperty("span").GetDouble());
        for (int layer = 1; layer < plane.Architecture.Layers.Count; layer++)
        {
            double[] all = [.. seen.GetProperty("values")[layer - 1].EnumerateArray().Select(v => v.GetDouble())];
            for (int unit = 0; unit < plane.Architecture.Layers[layer]; unit++)
                Assert.Equal(plane.Values(layer, unit), all[(unit * plane.Rows * 64)..((unit + 1) * plane.Rows * 64)]);
        }

        foreach (JsonElement point in seen.GetProperty("wrong").EnumerateArray())
        {
            SampleSet set = point[0].GetString() == "test" ? trainer.Data.Test : trainer.Data.Train;
            PredictionRecord said = trainer.Predict(set)[point[1].GetInt32()];
            Assert.Equal(!trainer.Data.Shape.IsRegression && !said.IsRight, point[2].GetBoolean());
        }

        page.IsQuiet();
    }

    [Fact]
    public async Task The_boundary_runs_between_what_is_one_class_and_what_is_the_other()
    {
        (Trainer trainer, string html) = Trained(Generator.TwoMoons, 60);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        await page.GoToAsync(trainer.Epoch, 0, 1);

        // Where a class leads by much, its hue is on the canvas: blue for class 0, orange for class 1.
        int[] reds = await page.JsAsync<int[]>(
            """
            const { functions } = scene.foreground.plane;
            const { plane } = scene.geometry;
            const { engine, grid, lead } = functions;
            functions.output();
            const result = [];
            for (const label of [0, 1]) {
              engine.call("PlaneLead", grid, label, lead);
              const place = engine.call("PlaneHeart", grid, lead);
              // Beside the letter that stands there.
              const x = plane.x + plane.side * ((place % 64) / 63) + 16;
              const y = plane.y + plane.side * (Math.floor(place / 64) / 63);
              const pixel = probe.at(x, y);
              result.push(pixel[0] - pixel[2]);
            }
            return result;
            """
        );
        Assert.True(reds[0] < -30, $"blue: {reds[0]}");
        Assert.True(reds[1] > 30, $"orange: {reds[1]}");
    }

    [Fact]
    public async Task Any_place_is_asked_by_pointer_and_by_keyboard_and_a_sample_is_chosen_there()
    {
        (Trainer trainer, string html) = Trained(Generator.TwoMoons, 60);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        await page.GoToAsync(trainer.Epoch, 0, 1);
        ILocator plane = page.Element.GetByRole(AriaRole.Application);
        await plane.FocusAsync();
        Assert.Matches("^0, 0: (upper|lower) moon [0-9.]+%$", await page.TextAsync(".probe-said"));
        for (int i = 0; i < 6; i++)
            await page.Page.Keyboard.PressAsync("ArrowUp");
        for (int i = 0; i < 3; i++)
            await page.Page.Keyboard.PressAsync("ArrowLeft");

        // Six of twenty steps up and three to the left, of a square from −span to span.
        double span = trainer.Data.Reach!.Inputs;
        double[] place = [2 * (0.5 - 3 * 0.05) * span - span, span - 2 * (0.5 - 6 * 0.05) * span];
        string said = await page.TextAsync(".probe-said");
        SampleRecord there = new(0, trainer.Data.Shape, place, 0);
        StepRecord look = trainer.Examine(there);
        double upper = look.Probabilities[0, 0];
        string says = upper > 0.5 ? "upper moon" : "lower moon";
        Assert.EndsWith($": {says} {Numbers.Percent(Math.Max(upper, 1 - upper))}", said);

        // The nearest sample is the one on display then.
        await page.Page.Keyboard.PressAsync("Enter");
        (string set, int index) = await Chosen(page);
        double nearest = trainer
            .Data.Train.Take(300)
            .Concat(trainer.Data.Test)
            .Min(sample => Far(sample.Pixels, place));
        SampleSet samples = set == "test" ? trainer.Data.Test : trainer.Data.Train;
        Assert.Equal(nearest, Far(samples[index].Pixels, place), 1e-9);

        // A press on a point chooses it, too, and far from all of them nothing.
        SampleRecord other = trainer.Data.Train[7];
        LocatorBoundingBoxResult box = (await plane.BoundingBoxAsync())!;
        await Press(other.Pixels);
        (set, index) = await Chosen(page);
        samples = set == "test" ? trainer.Data.Test : trainer.Data.Train;
        Assert.InRange(Far(samples[index].Pixels, other.Pixels), 0, 0.02 * span);
        await Press([-0.95 * span, 0.95 * span]);
        Assert.Equal((set, index), await Chosen(page));
        Assert.Matches("upper moon", await page.TextAsync(".probe-said"));
        page.IsQuiet();

        Task Press(IReadOnlyList<double> at) =>
            page.Page.Mouse.ClickAsync(
                (float)(box.X + box.Width * (at[0] / span + 1) / 2),
                (float)(box.Y + box.Height * (1 - at[1] / span) / 2)
            );
    }

    [Theory]
    [InlineData(Generator.FourClasses, 1440, true)]
    [InlineData(Generator.FourClasses, 420, false)]
    [InlineData(Generator.TwoHills, 1024, false)]
    [InlineData(Generator.TwoHills, 420, true)]
    [InlineData(Generator.Sine, 1024, true)]
    public async Task It_hinders_nobody(Generator generator, int width, bool dark)
    {
        (_, string html) = Trained(generator, 3);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html, dark: dark, width: width);
        await page.GoToAsync(2, 3, 3);
        await page.HindersNobodyAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_units_card_has_its_function_and_other_data_another_plane()
    {
        (_, string html) = Trained(Generator.TwoMoons, 3);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        await page.Element.Locator(".unit.hidden").Nth(2).ClickAsync();
        string name = await page.Element.Locator(".card canvas").GetAttributeAsync("aria-label") ?? "";
        Assert.Matches("^its activation over the plane, of size 0\\.[0-9]+ at most$", name);

        // Another seed of the data is another cloud of points.
        string before = await Points();
        await page.JsAsync(
            "return viewer.begin({ ...run.recipe, data: { ...run.recipe.data, seed: 77 } }, 'Another seed');"
        );
        await page.UntilAsync("viewer.run.recipe.data.seed === 77");
        Assert.NotEqual(before, await Points());
        Assert.Equal(280, await page.JsAsync<int>("return scene.foreground.plane.points.samples.length;"));

        Task<string> Points() =>
            page.JsAsync<string>(
                "return JSON.stringify(viewer.display.scene.foreground.plane.points.samples.map(({ at }) => at));"
            );
    }

    private static async Task<(string Set, int Index)> Chosen(ViewerPage page)
    {
        JsonElement chosen = await page.JsAsync<JsonElement>("return viewer.display.chosen;");
        return (chosen.GetProperty("set").GetString()!, chosen.GetProperty("index").GetInt32());
    }

    private static double Far(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
