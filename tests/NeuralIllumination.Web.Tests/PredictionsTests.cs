using Microsoft.Playwright;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Web.Tests;

/// <summary>The live grid of predictions: pictures, verdicts in border, mark and words, choosing by pointer and keyboard.</summary>
public sealed class PredictionsTests(BrowserFixture fixture)
{
    private const string Tile = ".prediction";

    // Samples with one ŷ for "square" each; the grid as it stands in the viewer.
    private const string Show = """
        ({ pixels, labels, squares, shape, chosen, set = "test" }) => {
          if (!window.grid) {
            window.chosenOnes = [];
            const onChoose = (sample) => chosenOnes.push(sample.index);
            window.grid = new module.Predictions(container, { classes: ["circle", "square"], loss: "softmax-cross-entropy", shape, onChoose });
            window.x = pixels.map((values) => Float64Array.from(values));
          }
          const samples = squares.map((square, i) => ({ index: i, set, x: x[i], label: labels[i], predictions: Float64Array.of(1 - square, square), choice: square > 0.5 ? 1 : 0 }));
          grid.update({ samples, chosen });
        }
        """;

    private static readonly Sample[] Samples =
    [
        .. Enumerable
            .Range(0, 20)
            .Select(i =>
            {
                DatasetRecord data = DatasetRecord.CirclesAndSquares();
                return new Sample([.. data.Test[i].Pixels], data.Test[i].Label);
            }),
    ];

    // Sure of the truth, but for two samples.
    private static double SquareOf(int i) => Samples[i].Label == 1 ^ i is 3 or 7 ? 0.872 : 0.128;

    private static object State(int? chosen = null, bool allRight = false) =>
        new
        {
            pixels = Samples.Select(sample => sample.Pixels),
            labels = Samples.Select(sample => sample.Label),
            squares = Samples.Select((sample, i) => allRight ? sample.Label : SquareOf(i)),
            shape = new { width = 8, height = 8 },
            chosen,
        };

    private async Task<PanelPage> ShowAsync(object state, string theme = "dark", int width = 280)
    {
        PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "panels/predictions.js", theme, width);
        await page.Page.EvaluateAsync(Show, state);
        return page;
    }

    [Fact]
    public async Task Every_tile_says_what_the_network_says_what_is_true_and_whether_they_agree()
    {
        await using PanelPage page = await ShowAsync(State(chosen: 3));
        Assert.Equal("Test samples: 18 of 20 right", await page.Find("h3").TextContentAsync());
        for (int i = 0; i < 20; i++)
        {
            string truth = Samples[i].Label == 1 ? "square" : "circle";
            string said = SquareOf(i) > 0.5 ? "square" : "circle";
            bool right = truth == said;
            ILocator tile = page.Page.Locator(Tile).Nth(i);
            Assert.Equal(
                $"test sample {i}: says {said} 87.2%, it is {truth}: {(right ? "right" : "wrong")}",
                await tile.GetAttributeAsync("aria-label")
            );
            Assert.Equal(right ? "✓" : "✗", await tile.InnerTextAsync());
            Assert.Equal(
                right ? "rgb(78, 168, 255)" : "rgb(255, 90, 79)",
                await tile.EvaluateAsync<string>("(tile) => getComputedStyle(tile).borderTopColor")
            );
            Assert.Equal(i == 3 ? "true" : "false", await tile.GetAttributeAsync("aria-pressed"));
        }

        Assert.Equal(
            await page.Page.Locator(Tile).Nth(3).GetAttributeAsync("aria-label"),
            await page.Find(".prediction-caption").TextContentAsync()
        );
    }

    [Fact]
    public async Task The_pictures_are_the_samples_pixels_drawn_once()
    {
        // Given the grid, with the pictures it was first drawn with
        await using PanelPage page = await ShowAsync(State());
        await page.Page.EvaluateAsync("() => { window.first = [...container.querySelectorAll('svg')]; }");

        // When the predictions change
        await page.Page.EvaluateAsync(Show, State(chosen: 1, allRight: true));

        // Then words and marks follow, and the pictures are the same elements, lit where the samples are
        Assert.Equal("Test samples: 20 of 20 right", await page.Find("h3").TextContentAsync());
        Assert.Equal(0, await page.Page.Locator("[data-verdict=wrong]").CountAsync());
        Assert.True(
            await page.Page.EvaluateAsync<bool>(
                "() => [...container.querySelectorAll('svg')].every((svg, i) => svg === first[i])"
            )
        );
        double[][] lit = await page.Page.EvaluateAsync<double[][]>(
            """
            () => first.map((svg) => Array.from({ length: 64 }, (_, i) =>
              [...svg.children].some((path) => path.isPointInFill(new DOMPoint((i % 8) + 0.5, Math.floor(i / 8) + 0.5))) ? 1 : 0))
            """
        );
        for (int i = 0; i < 20; i++)
            Assert.Equal(Samples[i].Pixels, lit[i]);
    }

    [Fact]
    public async Task Grey_pixels_are_as_bright_as_they_are_large()
    {
        await using PanelPage page = await ShowAsync(
            new
            {
                pixels = new[] { new[] { 0, 0.5, 1, -1.0 } },
                labels = new[] { 0 },
                squares = new[] { 0.1 },
                shape = new { width = 2, height = 2 },
            }
        );
        double[] light = await page.Page.EvaluateAsync<double[]>(
            """
            () => [0, 1, 2, 3].map((i) => {
              const path = [...container.querySelector("svg").children].find((p) => p.isPointInFill(new DOMPoint((i % 2) + 0.5, Math.floor(i / 2) + 0.5)));
              return path ? Number(getComputedStyle(path).fillOpacity) : 0;
            })
            """
        );
        Assert.Equal([0, 0.575, 1, 0], light.Select(alpha => Math.Round(alpha, 3)));
    }

    [Fact]
    public async Task A_column_of_values_is_a_column_of_bars()
    {
        await using PanelPage page = await ShowAsync(
            new
            {
                pixels = new[] { new[] { 1, -0.5, 0, 0.25 } },
                labels = new[] { 0 },
                squares = new[] { 0.1 },
                shape = new { width = 1, height = 4 },
            }
        );
        string[] bars = await page.Page.EvaluateAsync<string[]>(
            """
            () => [...container.querySelectorAll("rect")].map((bar) => `${bar.getAttribute("x")} ${bar.getAttribute("width")} ${bar.getAttribute("class") ?? ""}`)
            """
        );
        Assert.Equal(["50 50 ", "25 25 thumbnail-negative", "50 0 ", "50 12.5 "], bars);
    }

    [Fact]
    public async Task Arrows_move_in_the_grid_which_is_one_stop_and_enter_space_or_click_choose()
    {
        await using PanelPage page = await ShowAsync(State());
        async Task<int> FocusedAsync() =>
            await page.Page.EvaluateAsync<int>(
                "() => [...container.querySelectorAll('button')].indexOf(container.getRootNode().activeElement)"
            );
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(0, await FocusedAsync());
        foreach (
            (string key, int expected) in new[]
            {
                ("ArrowRight", 1),
                ("ArrowDown", 6),
                ("ArrowLeft", 5),
                ("ArrowUp", 0),
                ("ArrowUp", 0),
                ("ArrowLeft", 0),
                ("End", 19),
                ("ArrowDown", 19),
                ("Home", 0),
                ("ArrowDown", 5),
            }
        )
        {
            await page.Page.Keyboard.PressAsync(key);
            Assert.Equal(expected, await FocusedAsync());
        }

        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("Space");
        await page.Page.Locator(Tile).Nth(9).ClickAsync();
        Assert.Equal("5,6,9", await page.Page.EvaluateAsync<string>("() => chosenOnes.join()"));
        Assert.Equal(["Tab"], await page.Page.EvaluateAsync<string[]>("() => heard"));
        Assert.Equal(1, await page.Page.Locator($"{Tile}[tabindex='0']").CountAsync());
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(9, await FocusedAsync());
    }

    [Fact]
    public async Task Pointing_at_a_tile_says_its_sentence()
    {
        await using PanelPage page = await ShowAsync(State(chosen: 0));
        ILocator caption = page.Find(".prediction-caption");
        await page.Page.Locator(Tile).Nth(7).HoverAsync();
        Assert.StartsWith("test sample 7: says ", await caption.TextContentAsync(), StringComparison.Ordinal);
        Assert.EndsWith(": wrong", await caption.TextContentAsync(), StringComparison.Ordinal);
        await page.Page.Mouse.MoveAsync(1, 1);
        Assert.StartsWith("test sample 0: says ", await caption.TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150, 24)]
    [InlineData(240, 36)]
    [InlineData(420, 36)]
    public async Task Tiles_are_large_enough_stay_inside_and_stand_in_fives(int width, double least)
    {
        await using PanelPage page = await ShowAsync(State(chosen: 4), width: width);
        LocatorBoundingBoxResult grid = (await page.Find(".prediction-grid").BoundingBoxAsync())!;
        LocatorBoundingBoxResult[] tiles = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(async i => (await page.Page.Locator(Tile).Nth(i).BoundingBoxAsync())!)
        );
        Assert.All(tiles, tile => Assert.True(tile.Width >= least && Math.Abs(tile.Height - tile.Width) < 1));
        Assert.All(tiles, tile => Assert.True(tile.X >= grid.X - 0.5 && tile.X + tile.Width <= grid.X + width + 0.5));
        Assert.Equal(5, tiles.Select(tile => tile.X).Distinct().Count());
        Assert.Equal(4, tiles.Select(tile => tile.Y).Distinct().Count());
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task The_grid_is_sound_for_every_reader(string theme)
    {
        await using PanelPage page = await ShowAsync(State(chosen: 2), theme);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.IsSoundAsync();
    }
}
