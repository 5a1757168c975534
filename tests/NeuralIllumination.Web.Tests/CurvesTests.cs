using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The live curves: what is drawn, what is written, what pointer and keyboard say.</summary>
public sealed class CurvesTests(BrowserFixture fixture)
{
    private const string Plot = ".chart-plot";

    // A run of the engine in the page, and its curves at an epoch of it.
    private const string ShowRun = """
        async ({ recipe, at }) => {
          const run = await ni.open({ module: niModule, recipe: JSON.parse(recipe) });
          run.goTo(run.recipe.epochs);
          window.sought = [];
          window.curves = new module.Curves(container, { onSeek: (epoch) => sought.push(epoch) });
          curves.update({ history: run.history, epoch: at, epochs: 200 });
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        """;

    // Any history: each entry [trainLoss, testLoss], with words for what JSON cannot say.
    private const string ShowLosses = """
        async ({ losses, at, epochs }) => {
          const read = (value) => (typeof value === "string" ? Number(value) : value);
          const history = losses.map(([a, b]) => ({ trainLoss: read(a), testLoss: read(b), trainScore: 0.5, testScore: 0.5 }));
          window.curves ??= new module.Curves(container, { onSeek() {} });
          curves.update({ history, epoch: at, epochs });
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        """;

    private static readonly Lazy<Trainer> Trained = new(() =>
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        trainer.Run(40);
        return trainer;
    });

    private async Task<PanelPage> RunAsync(int at, string theme = "dark", int width = 280)
    {
        PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "panels/curves.js", theme, width);
        await page.Page.EvaluateAsync(ShowRun, new { recipe = Trained.Value.Recipe.ToJson(), at });
        return page;
    }

    private async Task<PanelPage> LossesAsync(object?[][] losses, int at, int epochs = 200, int width = 280)
    {
        PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "panels/curves.js", width: width);
        await page.Page.EvaluateAsync(
            ShowLosses,
            new
            {
                losses,
                at,
                epochs,
            }
        );
        return page;
    }

    [Theory]
    [InlineData(240)]
    [InlineData(280)]
    [InlineData(420)]
    public async Task Pointing_says_C_sharps_values_to_the_last_digit_and_inside(int width)
    {
        // Given a run in the page, and the place of its present epoch
        await using PanelPage page = await RunAsync(at: 40, width: width);
        LocatorBoundingBoxResult dot = (await page.Find(".chart-dot:not(.chart-pointed)").BoundingBoxAsync())!;

        // When that place is pointed at, then the far left and right
        await page.Page.Mouse.MoveAsync(dot.X + dot.Width / 2, dot.Y - 20);

        // Then the tip says what C# measured there
        EpochRecord measured = Trained.Value.Run().Last;
        string[] expected =
        [
            "epoch 40",
            "training",
            Numbers.Brief(measured.TrainLoss),
            Numbers.Full(measured.TrainLoss),
            "test",
            Numbers.Brief(measured.TestLoss!.Value),
            Numbers.Full(measured.TestLoss.Value),
            "click: go there",
        ];
        Assert.Equal(expected, await page.Page.Locator(".chart-tip:visible > *").AllTextContentsAsync());
        LocatorBoundingBoxResult plot = (await page.Find(Plot).BoundingBoxAsync())!;
        for (float x = plot.X + 1; x < plot.X + plot.Width; x += 13)
        {
            await page.Page.Mouse.MoveAsync(x, plot.Y + 40);
            LocatorBoundingBoxResult tip = (await page.Find(".chart-tip").BoundingBoxAsync())!;
            LocatorBoundingBoxResult pointed = (await page.Find(".chart-pointed").BoundingBoxAsync())!;
            Assert.InRange(tip.X, plot.X, plot.X + plot.Width - tip.Width + 0.5);
            Assert.False(Overlap(tip, pointed), $"at {x} the tip lies over what is pointed at");
        }

        await page.Page.Mouse.MoveAsync(1, 1);
        Assert.Equal(0, await page.Page.Locator(".chart-tip:visible").CountAsync());
        Assert.Equal("", await page.AttributeAsync(".chart-crosshair", "d"));
    }

    [Fact]
    public async Task The_keyboard_moves_the_crosshair_says_the_values_and_goes_there()
    {
        await using PanelPage page = await RunAsync(at: 20);
        await page.Page.Keyboard.PressAsync("Tab");
        foreach (
            (string key, int epoch) in new[]
            {
                ("Home", 0),
                ("ArrowRight", 1),
                ("PageUp", 11),
                ("ArrowLeft", 10),
                ("PageDown", 0),
                ("ArrowLeft", 0),
                ("End", 40),
                ("ArrowRight", 40),
            }
        )
        {
            await page.Page.Keyboard.PressAsync(key);
            EpochRecord measured = Trained.Value.Run().Epochs[epoch];
            Assert.Equal(
                $"epoch {epoch}: training {Numbers.Brief(measured.TrainLoss)}, test {Numbers.Brief(measured.TestLoss!.Value)}",
                await page.AttributeAsync(Plot, "aria-valuetext")
            );
            Assert.Equal($"{epoch}", await page.AttributeAsync(Plot, "aria-valuenow"));
            Assert.Contains(
                Numbers.Full(measured.TrainLoss),
                await page.Page.Locator(".chart-tip:visible").TextContentAsync(),
                StringComparison.Ordinal
            );
        }

        await page.Page.Keyboard.PressAsync("PageDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("r");
        Assert.Equal("30", await page.Page.EvaluateAsync<string>("() => sought.join()"));
        // What the chart uses the viewer does not hear; what it does not use goes on.
        Assert.Equal(["r"], await page.Page.EvaluateAsync<string[]>("() => heard.filter((key) => key !== 'Tab')"));

        // The accuracy is the next stop; its own values are said in percent.
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Home");
        EpochRecord first = Trained.Value.Run().Epochs[0];
        Assert.Equal(
            $"epoch 0: training {Numbers.Percent(first.TrainAccuracy!.Value)}, test {Numbers.Percent(first.TestAccuracy!.Value)}",
            await page.Page.Locator(Plot).Nth(1).GetAttributeAsync("aria-valuetext")
        );
    }

    [Fact]
    public async Task A_click_goes_to_the_epoch_under_it_and_no_further_than_the_run_has_been()
    {
        await using PanelPage page = await RunAsync(at: 10);
        LocatorBoundingBoxResult dot = (await page.Find(".chart-dot:not(.chart-pointed)").BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(dot.X + dot.Width / 2, dot.Y);
        LocatorBoundingBoxResult plot = (await page.Find(Plot).BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(plot.X + plot.Width - 5, plot.Y + 40);
        await page.Page.Mouse.ClickAsync(plot.X + 2, plot.Y + 40);
        Assert.Equal("10,40,0", await page.Page.EvaluateAsync<string>("() => sought.join()"));
    }

    [Fact]
    public async Task What_lies_after_the_present_epoch_is_fainter()
    {
        await using PanelPage page = await RunAsync(at: 10);
        JsonElement drawn = await page.Page.EvaluateAsync<JsonElement>(
            """
            () => {
              const lines = [...container.querySelectorAll(".chart-line")].filter((line) => line.getAttribute("d"));
              const [chart] = curves.charts;
              return {
                cursor: chart.cursor.getBBox().x,
                past: lines.filter((line) => !line.matches(".chart-future")).map((line) => { const box = line.getBBox(); return box.x + box.width; }),
                future: lines.filter((line) => line.matches(".chart-future")).map((line) => line.getBBox().x),
                alpha: [".chart-line:not(.chart-future)", ".chart-future"].map((which) => Number(getComputedStyle(container.querySelector(which)).strokeOpacity)),
              };
            }
            """
        );
        double cursor = drawn.GetProperty("cursor").GetDouble();
        foreach (string part in new[] { "past", "future" })
        {
            double[] edges = [.. drawn.GetProperty(part).EnumerateArray().Select(edge => edge.GetDouble())];
            Assert.Equal(4, edges.Length);
            Assert.All(edges, edge => Assert.InRange(edge, cursor - 1, cursor + 1));
        }

        Assert.True(drawn.GetProperty("alpha")[1].GetDouble() < 0.5 * drawn.GetProperty("alpha")[0].GetDouble());
        Assert.Equal(
            $"training {Numbers.Brief(Trained.Value.Run().Epochs[10].TrainLoss)} · test {Numbers.Brief(Trained.Value.Run().Epochs[10].TestLoss!.Value)}",
            await page.Find(".chart-now").TextContentAsync()
        );
    }

    [Fact]
    public async Task Losses_above_2_stand_at_the_edge_under_a_mark_and_no_number_leaves_a_gap()
    {
        // Given a run whose loss runs away and then is no number
        object?[][] losses =
        [
            [1.0, 1.0],
            [2.0, 1.5],
            [3.5, 2.5],
            [0.5, 1.0],
            ["NaN", 1.0],
            [0.5, "Infinity"],
            [0.7, null],
        ];
        await using PanelPage page = await LossesAsync(losses, at: 6, epochs: 6);

        // Then the line is clipped at the axis' end, with a mark over epoch 2 alone
        JsonElement drawn = await page.Page.EvaluateAsync<JsonElement>(
            """
            () => {
              const [{ lines, clipped, note, scale }] = curves.charts;
              const path = lines[0].past.getAttribute("d");
              return { path, marks: clipped.getAttribute("d").match(/M/g).length, at: clipped.getBBox().x + clipped.getBBox().width / 2,
                expected: scale.x(2), note: note.textContent, top: scale.y(2),
                least: Math.min(...path.match(/[ML][\d.]+ -?[\d.]+/g).map((point) => Number(point.split(" ")[1]))) };
            }
            """
        );
        Assert.Equal(1, drawn.GetProperty("marks").GetInt32());
        Assert.Equal(drawn.GetProperty("expected").GetDouble(), drawn.GetProperty("at").GetDouble(), 0.1);
        Assert.Equal(drawn.GetProperty("top").GetDouble(), drawn.GetProperty("least").GetDouble(), 0.1);
        Assert.Equal("above 2", drawn.GetProperty("note").GetString());
        Assert.True(await page.Find(".chart-note").IsVisibleAsync());
        string path = drawn.GetProperty("path").GetString()!;
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.DoesNotContain("NaN", path, StringComparison.Ordinal);

        // And keyboard and tip say the true numbers
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("epoch 2: training 3.500, test 2.500", await page.AttributeAsync(Plot, "aria-valuetext"));
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("epoch 4: training not a number, test 1.000", await page.AttributeAsync(Plot, "aria-valuetext"));
        await page.Page.Keyboard.PressAsync("End");
        Assert.Equal("epoch 6: training 0.7000", await page.AttributeAsync(Plot, "aria-valuetext"));
    }

    [Fact]
    public async Task Within_the_axis_nothing_is_marked()
    {
        await using PanelPage page = await LossesAsync(
            [
                [2.0, 2.0],
                [1.0, 1.9],
            ],
            at: 1
        );
        Assert.False(await page.Find(".chart-note").IsVisibleAsync());
        Assert.Equal("", await page.AttributeAsync(".chart-clipped", "d"));
    }

    [Theory]
    [InlineData(0.5, 0.5, 240)]
    [InlineData(0.0, 0.01, 240)]
    [InlineData(5.0, 9.0, 240)]
    [InlineData(2.0, 1.95, 420)]
    [InlineData(1.5, 0.2, 280)]
    public async Task The_lines_names_stand_at_their_ends_inside_and_apart(double training, double test, int width)
    {
        foreach (int epochs in new[] { 1, 200 })
        {
            await using PanelPage page = await LossesAsync(
                [
                    [1, 1],
                    [training, test],
                ],
                at: 1,
                epochs: epochs,
                width: width
            );
            LocatorBoundingBoxResult picture = (await page.Find(".chart-picture").BoundingBoxAsync())!;
            ILocator labels = page.Page.Locator(".chart").First.Locator(".chart-label");
            Assert.Equal(["test", "training"], await labels.AllTextContentsAsync());
            LocatorBoundingBoxResult[] boxes = await Task.WhenAll(
                TextBoxAsync(labels.Nth(0)),
                TextBoxAsync(labels.Nth(1))
            );
            Assert.False(Overlap(boxes[0], boxes[1]));
            foreach (LocatorBoundingBoxResult box in boxes)
            {
                Assert.InRange(box.X, picture.X, picture.X + picture.Width - box.Width + 0.5);
                Assert.InRange(box.Y, picture.Y, picture.Y + picture.Height - box.Height + 0.5);
            }

            // The higher line has the higher name.
            Assert.Equal(test > training, boxes[0].Y < boxes[1].Y);
            if (epochs == 1 && training > 2)
                Assert.False(Overlap(await TextBoxAsync(page.Find(".chart-note")), boxes[0]));
        }
    }

    [Fact]
    public async Task A_long_run_is_thinned_to_the_pixel_keeps_its_peaks_and_makes_no_elements()
    {
        object?[][] losses =
        [
            .. Enumerable.Range(0, 2001).Select(epoch => new object?[] { epoch == 1037 ? 1.9 : 0.3, 0.4 }),
        ];
        await using PanelPage page = await LossesAsync(losses, at: 2000, epochs: 2000);
        JsonElement drawn = await page.Page.EvaluateAsync<JsonElement>(
            """
            async (losses) => {
              const [{ lines, scale, svg }] = curves.charts;
              const points = lines[0].past.getAttribute("d").match(/[ML][\d.]+ [\d.]+/g).map((point) => point.slice(1).split(" ").map(Number));
              const nodes = new Set(svg.querySelectorAll("*"));
              const history = losses.map(([trainLoss, testLoss]) => ({ trainLoss, testLoss, trainScore: 0.9, testScore: 0.8 }));
              curves.update({ history, epoch: 1500, epochs: 2000 });
              const after = [...svg.querySelectorAll("*")];
              return { count: points.length, width: scale.right, peak: points.filter(([, y]) => Math.abs(y - scale.y(1.9)) < 0.1).map(([x]) => x),
                expected: scale.x(1037), kept: after.length === nodes.size && after.every((node) => nodes.has(node)) };
            }
            """,
            losses
        );
        Assert.InRange(drawn.GetProperty("count").GetInt32(), 100, 1.5 * drawn.GetProperty("width").GetDouble());
        Assert.Equal(
            drawn.GetProperty("expected").GetDouble(),
            Assert.Single(drawn.GetProperty("peak").EnumerateArray()).GetDouble(),
            0.1
        );
        Assert.True(drawn.GetProperty("kept").GetBoolean());
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task The_curves_are_sound_for_every_reader(string theme)
    {
        await using PanelPage page = await RunAsync(at: 20, theme);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.IsSoundAsync();
    }

    // Of the letters alone, without the rim that keeps them legible.
    private static Task<LocatorBoundingBoxResult> TextBoxAsync(ILocator text) =>
        text.EvaluateAsync<LocatorBoundingBoxResult>(
            """
            (text) => {
              const { x, y, width, height } = text.getBBox();
              const { left, top } = text.ownerSVGElement.getBoundingClientRect();
              return { x: x + left, y: y + top, width, height };
            }
            """
        );

    private static bool Overlap(LocatorBoundingBoxResult a, LocatorBoundingBoxResult b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
