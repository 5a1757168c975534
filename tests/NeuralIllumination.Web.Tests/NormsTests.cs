using Microsoft.Playwright;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The live gradient norms: one absolute scale, marks beyond it, every digit on hover and focus.</summary>
public sealed class NormsTests(BrowserFixture fixture)
{
    // Norms, with words for what JSON cannot say.
    private const string Show = """
        (norms) => {
          window.norms ??= new module.Norms(container);
          window.norms.update({ norms: norms.map((norm) => (typeof norm === "string" ? Number(norm) : norm)) });
        }
        """;

    private async Task<PanelPage> ShowAsync(object?[] norms, string theme = "dark", int width = 280)
    {
        PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "panels/norms.js", theme, width);
        await page.Page.EvaluateAsync(Show, norms);
        return page;
    }

    [Theory]
    [InlineData(240)]
    [InlineData(420)]
    public async Task Bars_end_at_the_power_of_ten_that_the_axis_says(int width)
    {
        await using PanelPage page = await ShowAsync([0.01, 1.0, 10.0], width: width);
        foreach ((int row, string tick) in new[] { (0, "10⁻²"), (1, "1"), (2, "10") })
        {
            LocatorBoundingBoxResult bar = (await page.Page.Locator(".norm-bar").Nth(row).BoundingBoxAsync())!;
            LocatorBoundingBoxResult name = (
                await page.Page.Locator(".norm-axis").GetByText(tick, new() { Exact = true }).BoundingBoxAsync()
            )!;
            Assert.Equal(name.X + name.Width / 2, bar.X + bar.Width, 1.0);
        }
    }

    [Fact]
    public async Task The_scale_is_the_same_whatever_the_other_layers_are()
    {
        await using PanelPage page = await ShowAsync([0.1, 0.001]);
        float before = (await page.Find(".norm-bar").BoundingBoxAsync())!.Width;
        await page.Page.EvaluateAsync(Show, new object?[] { 0.1, 9.0 });
        Assert.Equal(before, (await page.Find(".norm-bar").BoundingBoxAsync())!.Width);
    }

    [Fact]
    public async Task Beyond_the_scale_a_mark_says_so_and_no_gradient_is_no_bar()
    {
        await using PanelPage page = await ShowAsync([3e-7, 123.4, 0.0, "Infinity", "NaN", null, 0.5]);
        string[] marks = await page.Page.EvaluateAsync<string[]>(
            """() => [...container.querySelectorAll(".norm-track")].map((track) => getComputedStyle(track, "::after").content)"""
        );
        Assert.Equal(["\"◂\"", "\"▸\"", "\"◂\"", "\"▸\"", "none", "none", "none"], marks);
        Assert.Equal(
            ["3.000e−7", "123.4", "0", "∞", "not a number", "none yet", "0.5000"],
            await page.Page.Locator(".norm-value").AllTextContentsAsync()
        );
        Assert.Equal(
            [
                "layer 1: gradient norm 3E−07, below the scale",
                "layer 2: gradient norm 123.4, above the scale",
                "layer 3: gradient norm 0, below the scale",
                "layer 4: gradient norm ∞, above the scale",
                "layer 5: gradient norm not a number",
                "layer 6: gradient norm none yet",
                "layer 7: gradient norm 0.5",
            ],
            await page.Page.EvaluateAsync<string[]>(
                """() => [...container.querySelectorAll("[role=img]")].map((row) => row.getAttribute("aria-label"))"""
            )
        );
        double[] widths = await page.Page.EvaluateAsync<double[]>(
            """() => [...container.querySelectorAll(".norm-bar")].map((bar) => bar.getBoundingClientRect().width)"""
        );
        Assert.Equal([0, 0, 0], new[] { widths[0], widths[4], widths[5] });
        Assert.True(widths[1] > widths[6] && widths[6] > 0);
    }

    [Fact]
    public async Task Hover_and_focus_show_every_digit()
    {
        double[] norms = [1.0 / 3, Math.PI / 100];
        await using PanelPage page = await ShowAsync([norms[0], norms[1]]);
        ILocator exact = page.Page.Locator(".panel-exact:visible");
        Assert.Equal(0, await exact.CountAsync());
        await page.Page.Locator(".norm-row").Nth(1).HoverAsync();
        Assert.Equal([Numbers.Full(norms[1])], await exact.AllTextContentsAsync());
        await page.Page.Mouse.MoveAsync(1, 1);
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal([Numbers.Full(norms[0])], await exact.AllTextContentsAsync());
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal([Numbers.Full(norms[1])], await exact.AllTextContentsAsync());
    }

    [Fact]
    public async Task Layers_come_and_go_and_keep_their_colours()
    {
        await using PanelPage page = await ShowAsync([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
        string[] colours = await page.Page.EvaluateAsync<string[]>(
            """() => [...container.querySelectorAll(".norm-bar")].map((bar) => getComputedStyle(bar).backgroundColor)"""
        );
        Assert.Equal(6, colours.Distinct().Count());
        Assert.Equal(colours[0], colours[6]);
        Assert.Equal(Theme.Dark.Layers.Count, colours.Distinct().Count());
        await page.Page.EvaluateAsync(Show, new object?[] { 0.1 });
        Assert.Equal(["layer 1"], await page.Page.Locator(".norm-name").AllTextContentsAsync());
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task The_norms_are_sound_for_every_reader(string theme)
    {
        await using PanelPage page = await ShowAsync([0.1, 3e-7, 20.0, null], theme);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.IsSoundAsync();
    }
}
