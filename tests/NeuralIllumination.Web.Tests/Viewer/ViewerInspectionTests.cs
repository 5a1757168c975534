using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>What is read off by pointing, by focus and in the mathematics is what C# recorded.</summary>
public sealed partial class ViewerInspectionTests(BrowserFixture fixture)
{
    private static Trainer Lesson(Optimizer optimizer) =>
        new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2]),
            new TrainingOptions { Optimizer = optimizer, LearningRate = optimizer == Optimizer.Adam ? 0.01 : 0.05 }
        );

    /// <summary>A page at a batch whose backward phase has run, with C#'s record of that batch before and after its update.</summary>
    private async Task<(ViewerPage Page, StepRecord Backward, StepRecord Update)> OpenAsync(Optimizer optimizer)
    {
        Trainer trainer = Lesson(optimizer);
        trainer.Run(2);
        string html = new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml();
        for (int batch = 0; batch < 3; batch++)
            trainer.Step();
        trainer.StepPhase();
        trainer.StepPhase();
        StepRecord backward = trainer.StepPhase();
        StepRecord update = trainer.StepPhase();
        ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        await page.GoToAsync(2, 3, 3);
        return (page, backward, update);
    }

    /// <summary>The card's rows: what each is called, and its number with every digit.</summary>
    private static async Task<Dictionary<string, double>> CardAsync(ViewerPage page)
    {
        JsonElement rows = await page.JsAsync<JsonElement>(
            "return [...element.shadowRoot.querySelectorAll('.card .row')].map((row) => [row.firstElementChild.textContent, row.title]);"
        );
        return rows.EnumerateArray().ToDictionary(row => row[0].GetString()!, row => Parse(row[1].GetString()!));
    }

    private static double Parse(string text) =>
        double.Parse(text.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Adam)]
    public async Task A_synapse_tells_its_weight_its_gradient_and_the_update_that_comes(Optimizer optimizer)
    {
        (ViewerPage page, StepRecord backward, StepRecord update) = await OpenAsync(optimizer);
        await using ViewerPage _ = page;
        // Given a shown synapse of the first layer, pointed at where no other passes as near
        int[] found = await page.JsAsync<int[]>(
            """
            for (const synapse of scene.bright.filter(({ layer }) => layer === 1)) {
              for (const t of [0.2, 0.35, 0.5, 0.65, 0.8]) {
                const [c, s] = [synapse.curve, 1 - t];
                const [x, y] = [0, 1].map((k) => s ** 3 * c[k] + 3 * s * s * t * c[2 + k] + 3 * s * t * t * c[4 + k] + t ** 3 * c[6 + k]);
                const hit = scene.synapseAt(x, y, 7);
                if (hit && hit.at === synapse.at) return [Math.round((x / scene.geometry.width) * scene.canvas.clientWidth * 100), Math.round((y / scene.geometry.height) * scene.canvas.clientHeight * 100), synapse.output, synapse.input];
              }
            }
            return [];
            """
        );
        Assert.Equal(4, found.Length);
        LocatorBoundingBoxResult canvas = (await page.Element.Locator("canvas").First.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(canvas.X + found[0] / 100f, canvas.Y + found[1] / 100f);
        (int unit, int input) = (found[2], found[3]);

        // Then the card has C#'s numbers, to the last bit
        Assert.Equal($"W1[{unit}, {input}]", await page.TextAsync(".card h4"));
        Dictionary<string, double> card = await CardAsync(page);
        LayerStepRecord layer = backward.Layers[0];
        double weight = layer.WeightsBefore[unit, input];
        double change = update.Layers[0].WeightsAfter![unit, input] - weight;
        Assert.Equal(weight, card["weight w"]);
        Assert.Equal(weight * layer.X[0, input], card["carries w · x"]);
        Assert.Equal(layer.Delta![0, unit] * layer.X[0, input], card["this sample's ∂L/∂w = δ · x"]);
        Assert.Equal(layer.WeightGradient![unit, input], card["∂L/∂w, mean of the batch"]);
        Assert.Equal(change, card["next update"]);
        Assert.NotEqual(0, change);

        // And after the update they are the same update
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.UpAsync();
        await page.JsAsync("element.step('phase');");
        card = await CardAsync(page);
        Assert.Equal(weight, card["weight before"]);
        Assert.Equal(change, card["this update"]);
        Assert.Equal(weight + change, card["weight after"]);
        // Pinned, it stays when the pointer leaves, and closes.
        await page.Page.Mouse.MoveAsync(1, 1);
        Assert.True(await page.Element.Locator(".card").IsVisibleAsync());
        await page.Element.Locator(".card").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Page.Mouse.MoveAsync(1, 1);
        Assert.False(await page.Element.Locator(".card").IsVisibleAsync());
    }

    [Fact]
    public async Task A_unit_tells_its_sum_its_activation_and_its_blame_by_pointer_and_by_focus()
    {
        (ViewerPage page, StepRecord backward, StepRecord _) = await OpenAsync(Optimizer.Sgd);
        await using ViewerPage __ = page;
        ILocator units = page.Control(AriaRole.Group, "Units of the network").GetByRole(AriaRole.Button);
        Assert.Equal(18, await units.CountAsync());
        LayerStepRecord hidden = backward.Layers[0];
        int lit = Enumerable.Range(0, 16).First(u => hidden.A[0, u] > 0);
        foreach (bool pointed in new[] { true, false })
        {
            ILocator unit = page.Element.GetByRole(
                AriaRole.Button,
                new() { NameRegex = new($": hidden layer 1, unit {lit}: ") }
            );
            if (pointed)
                await unit.HoverAsync();
            else
                await unit.FocusAsync();
            Assert.Equal($"hidden layer 1, unit {lit}", await page.TextAsync(".card h4"));
            Dictionary<string, double> card = await CardAsync(page);
            Assert.Equal(hidden.Z[0, lit], card["z = Σ w x + b"]);
            Assert.Equal(hidden.A[0, lit], card["a"]);
            Assert.Equal(hidden.Delta![0, lit], card["δ = ∂L/∂z"]);
            Assert.Equal(hidden.BiasGradient![lit], card["∂L/∂b, batch"]);
            Assert.Equal(hidden.BiasesBefore[lit], card["bias b"]);
            double norm = Math.Sqrt(hidden.WeightGradient!.Row(lit).ToArray().Sum(g => g * g));
            Assert.Equal(norm, card["‖∂L/∂w‖, batch"], 1e-12);

            // The sum's terms, the largest first, and with the others they make z.
            double[] terms =
            [
                .. (
                    await page.JsAsync<string[]>(
                        "return [...element.shadowRoot.querySelectorAll('.card .terms button')].map((b) => b.title);"
                    )
                ).Select(Parse),
            ];
            double[] expected =
            [
                .. Enumerable
                    .Range(0, 64)
                    .Select(i => hidden.WeightsBefore[lit, i] * hidden.X[0, i])
                    .Where(value => value != 0)
                    .OrderByDescending(Math.Abs)
                    .Take(8),
            ];
            Assert.Equal(expected, terms);
            Assert.Equal(
                hidden.Z[0, lit],
                terms.Sum()
                    + card.First(row => row.Key.EndsWith("others", StringComparison.Ordinal)).Value
                    + card["bias b"],
                1e-12
            );

            // Its weights are a picture of 8×8.
            Assert.Equal(
                "8 × 8",
                await page.JsAsync<string>(
                    "const { width, height } = element.shadowRoot.querySelector('.card canvas'); return `${width} × ${height}`;"
                )
            );
            await page.Page.Mouse.MoveAsync(1, 1);
            if (!pointed)
                await unit.BlurAsync();
            Assert.False(await page.Element.Locator(".card").IsVisibleAsync());
        }

        // An output.
        await page.Element.GetByRole(AriaRole.Button, new() { NameRegex = new(": output 1, ") }).FocusAsync();
        Dictionary<string, double> output = await CardAsync(page);
        Assert.Equal(backward.Probabilities[0, 1], output["ŷ"]);
        Assert.Equal(backward.Layers[1].Delta![0, 1], output["δ = ∂L/∂z"]);

        // A pixel.
        int bright = Enumerable.Range(0, 64).First(i => hidden.X[0, i] == 1);
        double[] at = await page.JsAsync<double[]>(
            "const u = scene.geometry.layers[0].byUnit.get(given); const s = scene.canvas.clientWidth / scene.geometry.width; return [(u.x + u.width / 2) * s, (u.y + u.width / 2) * s];",
            bright
        );
        LocatorBoundingBoxResult canvas = (await page.Element.Locator("canvas").First.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(canvas.X + (float)at[0], canvas.Y + (float)at[1]);
        Assert.Equal($"input {bright}", await page.TextAsync(".card h4"));
        Assert.Equal(1, (await CardAsync(page))["x"]);
    }

    [Fact]
    public async Task The_twelve_steps_have_C_sharps_numbers()
    {
        (ViewerPage page, StepRecord step, StepRecord update) = await OpenAsync(Optimizer.Momentum);
        await using ViewerPage _ = page;
        WrittenStep[] expected = new WrittenSteps(step, 0, update).All();
        ILocator tabs = page.Control(AriaRole.Group, "Steps of the mathematics").GetByRole(AriaRole.Button);
        Assert.Equal(12, await tabs.CountAsync());
        for (int i = 0; i < 12; i++)
        {
            await tabs.Nth(i).ClickAsync();
            string[] written = await page.JsAsync<string[]>(
                "return [...element.shadowRoot.querySelectorAll('.written .formula > *, .written p:not(.formula)')].map((part) => part.textContent);"
            );
            Assert.Equal([$"{i + 1} {expected[i].Name}", expected[i].Formula, .. expected[i].Lines], written);
        }

        // The terms that are written out are the largest, with their numbers, and add up to z.
        await tabs.Nth(1).ClickAsync();
        string[] titles = await page.JsAsync<string[]>(
            "return [...element.shadowRoot.querySelectorAll('.written .term[title]')].map((t) => t.title);"
        );
        LayerStepRecord hidden = step.Layers[0];
        int lit = int.Parse(Synapse().Match(titles[0]).Groups[1].Value, CultureInfo.InvariantCulture);
        int[] inputs =
        [
            .. Enumerable
                .Range(0, 64)
                .Where(i => hidden.X[0, i] != 0)
                .OrderByDescending(i => Math.Abs(hidden.WeightsBefore[lit, i] * hidden.X[0, i]))
                .Take(5),
        ];
        Assert.Equal(
            inputs.Select(i =>
                $"W1[{lit}, {i}] · x[{i}] = {Numbers.Full(hidden.WeightsBefore[lit, i])} · {Numbers.Full(hidden.X[0, i])}"
            ),
            titles
        );

        // Turned by hand it stays; told to follow, it follows the phases.
        await page.JsAsync("element.step('phase', -1);");
        Assert.StartsWith("2 ", await page.TextAsync(".written"), StringComparison.Ordinal);
        await page.Button("Follow the phases").ClickAsync();
        await page.GoToAsync(2, 3, 2);
        Assert.StartsWith("6 Cross-entropy", await page.TextAsync(".written"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_term_lights_its_synapse_and_a_synapse_opens_its_term()
    {
        (ViewerPage page, StepRecord step, StepRecord _) = await OpenAsync(Optimizer.Sgd);
        await using ViewerPage __ = page;
        await page.Control(AriaRole.Group, "Steps of the mathematics").GetByRole(AriaRole.Button).Nth(1).ClickAsync();
        await page.JsAsync("window.before = probe.box();");
        ILocator term = page.Element.Locator(".written .term[title]").First;
        string title = (await term.GetAttributeAsync("title"))!;
        await term.HoverAsync();
        Match named = Synapse().Match(title);
        int[] target =
        [
            int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(named.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
        ];
        // The synapse is lit along its whole length.
        double[] lit = await page.JsAsync<double[]>(
            """
            const [layer, after] = [scene.geometry.layers[1].byUnit.get(given[0]), scene.geometry.layers[0].byUnit.get(given[1])];
            const c = scene.geometry.curve(after.out, layer.in);
            const now = probe.box();
            const lights = [0.25, 0.5, 0.75].map((t) => {
              const s = 1 - t;
              const [x, y] = [0, 1].map((k) => s ** 3 * c[k] + 3 * s * s * t * c[2 + k] + 3 * s * t * t * c[4 + k] + t ** 3 * c[6 + k]);
              return probe.light(...probe.at(x, y));
            });
            return [probe.differing(before, now), ...lights];
            """,
            target
        );
        Assert.True(lit[0] > 200, $"{lit[0]} pixels changed");
        Assert.All(lit[1..], light => Assert.True(light > 0.4, $"{light}"));
        Assert.Equal($"W1[{target[0]}, {target[1]}]", await page.TextAsync(".card h4"));
        Dictionary<string, double> card = await CardAsync(page);
        Assert.Equal(step.Layers[0].WeightGradient![target[0], target[1]], card["∂L/∂w, mean of the batch"]);
        await page.Page.Mouse.MoveAsync(1, 1);
        Assert.False(await page.Element.Locator(".card").IsVisibleAsync());

        // The same by focus.
        await term.FocusAsync();
        Assert.Equal(card, await CardAsync(page));
        await term.BlurAsync();
        Assert.InRange(await page.JsAsync<int>("return probe.differing(before, probe.box());"), 0, 50);

        // Pinned, a synapse is the one that the mathematics are about.
        await page.JsAsync("viewer.display.math.turn(8);");
        (int unit, int input) = (target[0], target[1]);
        string asked = $"∂L/∂W1[{unit}, {input}]";
        await term.First.IsVisibleAsync();
        await page.JsAsync("viewer.display.math.turn(1);");
        await page.Element.Locator(".written .term[title]").First.ClickAsync();
        await page.Page.Mouse.MoveAsync(1, 1);
        await page.JsAsync("viewer.display.math.turn(8);");
        string written = await page.TextAsync(".written");
        Assert.Contains(asked, written, StringComparison.Ordinal);
        Assert.Contains(
            $"= {Numbers.Brief(step.Layers[0].WeightGradient![unit, input])}",
            written,
            StringComparison.Ordinal
        );
        await page.JsAsync("viewer.display.math.turn(9);");
        string moved = await page.TextAsync(".written");
        string[] before = moved[moved.IndexOf($"W1[{unit}, {input}]: ", StringComparison.Ordinal)..].Split(' ');
        Assert.Equal(step.Layers[0].WeightsBefore[unit, input], Parse(before[2]), 1e-6);
    }

    [GeneratedRegex(@"^W1\[(\d+), (\d+)\]")]
    private static partial Regex Synapse();
}
