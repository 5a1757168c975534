using System.Globalization;
using Microsoft.Playwright;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The live outputs: bars, marks and words by C#'s reading rules.</summary>
public sealed class OutputsTests(BrowserFixture fixture)
{
    private const string Softmax = "softmax-cross-entropy";
    private const string Sigmoid = "sigmoid-binary-cross-entropy";
    private const string Squared = "identity-mean-squared-error";
    private static readonly string[] Shapes = ["circle", "square"];

    private async Task<PanelPage> ShowAsync(
        string loss,
        string[] classes,
        object[] predictions,
        int label,
        string theme = "dark",
        int width = 340
    )
    {
        PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "panels/outputs.js", theme, width);
        await page.Page.EvaluateAsync(
            """
            ({ loss, classes, predictions, complement, choice, label }) => {
              const outputs = new module.Outputs(container, { classes, loss });
              outputs.update({ predictions: Float64Array.from(predictions, Number), complement, choice, label });
            }
            """,
            new
            {
                loss,
                classes,
                predictions,
                complement = predictions is [double single] ? 1 - single : (double?)null,
                choice = Choice(predictions),
                label,
            }
        );
        return page;
    }

    // Each row as it is read: ✓ or ✗, name, value, ◂ true.
    private static Task<string[]> RowsAsync(PanelPage page) =>
        page.Page.EvaluateAsync<string[]>(
            """
            () => [...container.querySelectorAll(".output-row:not(.output-foot)")].map((row) =>
              ["mark", "name", "value", "truth"].map((part) => row.querySelector(`.output-${part}`).textContent).join("|"))
            """
        );

    private static Task<string[]> NamesAsync(PanelPage page) =>
        page.Page.EvaluateAsync<string[]>(
            """() => [...container.querySelectorAll("[role=img]")].map((row) => row.getAttribute("aria-label"))"""
        );

    private static async Task<double[]> SharesAsync(PanelPage page) =>
        await page.Page.EvaluateAsync<double[]>(
            """
            () => [...container.querySelectorAll(".output-track")].map((track) =>
              track.querySelector(".output-bar").getBoundingClientRect().width / track.getBoundingClientRect().width)
            """
        );

    [Theory]
    [InlineData(240)]
    [InlineData(420)]
    public async Task A_right_choice_has_its_mark_and_every_class_its_share(int width)
    {
        await using PanelPage page = await ShowAsync(Softmax, Shapes, [0.128, 0.872], label: 1, width: width);
        Assert.Equal(["|circle|12.8%|", "✓|square|87.2%|◂ true"], await RowsAsync(page));
        Assert.Equal(
            ["circle: 12.8%, ŷ = 0.128", "square: 87.2%, ŷ = 0.872; the true class; chosen, right"],
            await NamesAsync(page)
        );
        double[] shares = await SharesAsync(page);
        Assert.Equal(0.128, shares[0], 0.005);
        Assert.Equal(0.872, shares[1], 0.005);
        string colour = await page.Page.EvaluateAsync<string>(
            """() => getComputedStyle(container.querySelector("[data-verdict=right] .output-bar")).backgroundColor"""
        );
        Assert.Equal("rgb(78, 168, 255)", colour);
    }

    [Fact]
    public async Task A_wrong_choice_has_another_mark_and_colour_and_the_first_of_equals_is_chosen()
    {
        await using PanelPage page = await ShowAsync(Softmax, ["a", "b", "c"], [0.2, 0.4, 0.4], label: 2);
        Assert.Equal(["|a|20.0%|", "✗|b|40.0%|", "|c|40.0%|◂ true"], await RowsAsync(page));
        Assert.Equal("b: 40.0%, ŷ = 0.4; chosen, wrong", (await NamesAsync(page))[1]);
        string colour = await page.Page.EvaluateAsync<string>(
            """() => getComputedStyle(container.querySelector("[data-verdict=wrong] .output-bar")).backgroundColor"""
        );
        Assert.Equal("rgb(255, 90, 79)", colour);
    }

    [Theory]
    [InlineData(0.5, "✓|circle|50.0%|◂ true", "|square|50.0%|")]
    [InlineData(0.7321, "|circle|26.8%|◂ true", "✗|square|73.2%|")]
    [InlineData(0.00001, "✓|circle|>99.9%|◂ true", "|square|<0.1%|")]
    public async Task A_single_probability_is_read_for_both_classes(double prediction, string circle, string square)
    {
        await using PanelPage page = await ShowAsync(Sigmoid, Shapes, [prediction], label: 0);
        Assert.Equal([circle, square], await RowsAsync(page));
        double[] shares = await SharesAsync(page);
        Assert.Equal(1, shares[0] + shares[1], 0.01);
    }

    [Fact]
    public async Task Raw_outputs_run_from_zero_on_a_fixed_scale_with_marks_beyond_it()
    {
        await using PanelPage page = await ShowAsync(Squared, ["a", "b", "c", "d"], [-0.7, 0.5, 1.0, 1.75], label: 2);
        Assert.Equal(["|a|−0.7000|", "|b|0.5000|", "|c|1.000|◂ true", "✗|d|1.750|"], await RowsAsync(page));
        double[] shares = await SharesAsync(page);
        foreach ((double expected, double share) in new[] { 0.25, 0.25, 0.5, 0.75 }.Zip(shares))
            Assert.Equal(expected, share, 0.01);
        Assert.Equal(
            ["\"◂\"", "none", "none", "\"▸\""],
            await page.Page.EvaluateAsync<string[]>(
                """() => [...container.querySelectorAll(".output-track")].map((track) => getComputedStyle(track, "::after").content)"""
            )
        );
    }

    [Fact]
    public async Task A_single_raw_output_speaks_for_class_1_alone()
    {
        await using PanelPage page = await ShowAsync(Squared, Shapes, [0.4655], label: 0);
        Assert.Equal(["✓|circle|–|◂ true", "|square|0.4655|"], await RowsAsync(page));
        Assert.Equal(
            "circle: –, square at 0.4655, not above a half; the true class; chosen, right",
            (await NamesAsync(page))[0]
        );
        Assert.Equal(0, (await SharesAsync(page))[0]);
    }

    [Fact]
    public async Task Hover_and_focus_show_every_digit()
    {
        double share = 1.0 / 3;
        await using PanelPage page = await ShowAsync(Softmax, Shapes, [share, 1 - share], label: 0);
        ILocator exact = page.Page.Locator(".panel-exact:visible");
        await page.Page.Locator(".output-row").Nth(1).HoverAsync();
        Assert.Equal([$"ŷ = {Numbers.Full(1 - share)}"], await exact.AllTextContentsAsync());
        await page.Page.Mouse.MoveAsync(1, 1);
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal([$"ŷ = {Numbers.Full(share)}"], await exact.AllTextContentsAsync());
    }

    [Theory]
    [InlineData(240)]
    [InlineData(340)]
    public async Task Ten_long_names_stay_inside_and_apart(int width)
    {
        string[] classes = [.. Enumerable.Range(0, 10).Select(k => $"a class with a long name {k}")];
        await using PanelPage page = await ShowAsync(
            Softmax,
            classes,
            [.. Enumerable.Repeat<object>(0.1, 10)],
            label: 3,
            width: width
        );
        double[] faults = await page.Page.EvaluateAsync<double[]>(
            """
            () => [...container.querySelectorAll(".output-row:not(.output-foot)")].map((row) => {
              const boxes = ["mark", "name", "value", "truth", "track"].map((part) => row.querySelector(`.output-${part}`).getBoundingClientRect()).filter((box) => box.width > 0);
              const { left, right } = row.getBoundingClientRect();
              let faults = boxes.filter((box) => box.left < left - 0.5 || box.right > right + 0.5).length;
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults++;
              }));
              return faults;
            })
            """
        );
        Assert.Equal(new double[10], faults);
        Assert.StartsWith("a class with a long name 3: 10.0%", (await NamesAsync(page))[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", Softmax)]
    [InlineData("light", Softmax)]
    [InlineData("dark", Squared)]
    [InlineData("light", Squared)]
    public async Task The_outputs_are_sound_for_every_reader(string theme, string loss)
    {
        await using PanelPage page = await ShowAsync(loss, Shapes, [0.8, 0.2], label: 1, theme: theme);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.IsSoundAsync();
    }

    // The engine's own choice; what is written in words is no finite number.
    private static int Choice(object[] predictions)
    {
        double[] values =
        [
            .. predictions.Select(value =>
                value is string ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture)
            ),
        ];
        return Engine.Evaluation.Choice(values, 0, values.Length);
    }
}
