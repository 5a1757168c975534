using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The view in order: one sentence of what happens now, one moment, nothing that jumps, and the notebook's keys the notebook's.</summary>
public sealed class OrderTests(BrowserFixture fixture)
{
    [Fact]
    public async Task One_sentence_says_what_happens_now_and_everything_is_of_that_moment()
    {
        await using ViewerPage page = await OpenAsync([64, 16, 2]);
        string[] sentences =
        [
            "sample 65 runs through the network",
            "sample 65 is held against the truth",
            "the error of sample 65 runs back",
            "every weight takes its step",
        ];
        await page.GoToAsync(0);
        Assert.Equal("before learning: test sample 0 runs through the untrained network", await page.TextAsync(".now"));
        for (int phase = 1; phase <= 4; phase++)
        {
            await page.Button("Step phase").ClickAsync();
            string now = await page.TextAsync(".now");
            string verdict = await page.TextAsync(".verdict");
            Assert.Equal($"epoch 1, batch 1 of 15: {sentences[phase - 1]}", now);
            Assert.Equal(phase == 4, verdict.EndsWith(" · before this step", StringComparison.Ordinal));

            // The status says the same in the same words, and the dial and the bar have the same number.
            Assert.Equal($"E{now[1..]}; {verdict[2..]}.", await page.TextAsync(".status"));
            string chosen = await page.TextAsync(".labels .output.chosen .value");
            Assert.Contains($" {chosen}", verdict, StringComparison.Ordinal);
            Assert.Equal(
                chosen,
                await page.TextAsync(
                    ".outputs [data-verdict=right] .output-value, .outputs [data-verdict=wrong] .output-value"
                )
            );
        }

        // A sample that was chosen is looked at beside the batch: between steps its tile says what its dial says.
        await page.JsAsync("element.set('sample', { set: 'test', index: 3 });");
        await page.GoToAsync(2, 4, 1);
        Assert.Equal(
            "epoch 3, batch 5 of 15: test sample 3 runs through the network; nothing is learned from it",
            await page.TextAsync(".now")
        );
        string tile = (await page.Element.Locator(".prediction[aria-pressed=true]").GetAttributeAsync("aria-label"))!;
        Assert.Contains($" {await page.TextAsync(".labels .output.chosen .value")},", tile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_is_read_out_at_rest_and_not_while_it_changes()
    {
        await using ViewerPage page = await OpenAsync([64, 16, 2]);
        ILocator now = page.Element.Locator(".now");
        Assert.Null(await now.GetAttributeAsync("aria-hidden"));
        await page.Button("Resume").ClickAsync();
        Assert.Equal("true", await now.GetAttributeAsync("aria-hidden"));
        Assert.Equal("", await page.TextAsync(".status"));
        await page.Button("Pause").ClickAsync();
        Assert.Null(await now.GetAttributeAsync("aria-hidden"));
        Assert.StartsWith("Paused: epoch ", await page.TextAsync(".status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, new[] { 64, 16, 2 })]
    [InlineData(420, new[] { 64, 16, 2 })]
    [InlineData(320, new[] { 64, 16, 2 })]
    [InlineData(1024, new[] { 64, 16, 16, 16, 2 })]
    public async Task Nothing_jumps_while_it_plays_and_at_rest_the_mathematics_is_as_high_as_its_text(
        int width,
        int[] layers
    )
    {
        await using ViewerPage page = await OpenAsync(layers, width);
        const string Tops = """
            const top = (selector) => Math.round(element.shadowRoot.querySelector(selector).getBoundingClientRect().top + scrollY);
            return [".stage", ".side", ".math", ".tools", ".status"].map(top).join();
            """;
        await page.JsAsync("element.set('flowSpeed', 3); element.play();");
        await page.UntilAsync("run.batch > 0 || run.epoch > 3");
        HashSet<string> seen = [];
        for (int look = 0; look < 25; look++)
        {
            seen.Add(await page.JsAsync<string>(Tops));
            await Task.Delay(60, TestContext.Current.CancellationToken);
        }

        Assert.Single(seen);
        await page.Button("Pause").ClickAsync();
        int[] steps = [0, 7, 9, 11];
        foreach (int step in steps)
        {
            int[] heights = await page.JsAsync<int[]>(
                "viewer.display.math.turn(given); const box = element.shadowRoot.querySelector('.written'); const last = box.lastElementChild.getBoundingClientRect(); return [box.scrollHeight, box.clientHeight, Math.round(box.getBoundingClientRect().bottom - last.bottom)];",
                step
            );
            Assert.True(heights[0] <= heights[1] + 1, $"step {step + 1}: {heights[0]} in {heights[1]}");
            Assert.InRange(heights[2], -1, 24);
        }
    }

    [Fact]
    public async Task Escape_gives_the_keys_back_and_what_runs_a_cell_presses_no_button()
    {
        // Given an output in a cell, whose notebook listens to what comes up to it
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        trainer.Run(2);
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            $"<div id=\"cell\" tabindex=\"0\">{new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml()}</div>"
        );
        await page.JsAsync(
            "window.heard = []; document.addEventListener('keydown', (event) => { if (!event.defaultPrevented) heard.push((event.shiftKey ? 'Shift+' : '') + event.key); });"
        );
        async Task<string> HeardAsync() => await page.JsAsync<string>("return heard.splice(0).join(' ');");
        Task<string> FocusAsync() =>
            page.JsAsync<string>("return document.activeElement.id || document.activeElement.localName;");

        // What is open is closed first, and the notebook hears nothing of it
        await page.Button("Help").ClickAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await HeardAsync());
        Assert.Equal("neural-illumination", await FocusAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("Escape", await HeardAsync());
        Assert.Equal("cell", await FocusAsync());

        // What was typed and not taken is given up
        ILocator seed = page.Control(AriaRole.Combobox, "Seed");
        await seed.FillAsync("7");
        await seed.PressAsync("Escape");
        Assert.Equal("42", await seed.InputValueAsync());
        Assert.Equal("cell", await FocusAsync());
        Assert.Equal("42", await page.JsAsync<string>("return String(element.run.recipe.network.seed);"));

        // Shift+Enter is the notebook's, on a button too; Enter alone presses it
        await HeardAsync();
        await page.Button("Step batch").FocusAsync();
        await page.Page.Keyboard.PressAsync("Shift+Enter");
        Assert.Equal("2.0.0", await page.PlaceAsync());
        Assert.Contains("Shift+Enter", await HeardAsync(), StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("2.1.0", await page.PlaceAsync());

        // T is the notebook's, but not from within an output
        await HeardAsync();
        await page.Page.Keyboard.PressAsync("t");
        Assert.Equal("", await HeardAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("t");
        Assert.Equal("Escape t", await HeardAsync());
        page.IsQuiet();
    }

    private Task<ViewerPage> OpenAsync(int[] layers, int width = 1280)
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture(layers));
        trainer.Run(3);
        return ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml(),
            width: width
        );
    }
}
