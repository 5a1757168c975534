using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The recipe bar: whatever a recipe can say, a hand can do, undo, and call back.</summary>
public sealed class WorkbenchTests(BrowserFixture fixture)
{
    /// <summary>Presses what a hand may press, chosen by chance, and waits for each run to come.</summary>
    private const string Hands = """
        const [seed, clicks] = given;
        let state = seed >>> 0;
        const random = (n) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * n); };
        const bar = element.shadowRoot.querySelector(".recipe");
        if (bar.querySelector(".recipe-more").hidden) bar.querySelector(".unfold").click();
        const done = [];
        // A weight or a bias, a unit off or on, a layer held or let go, a sample taught: what the present network has.
        const hand = () => {
          const { layers } = element.run.recipe.network;
          const layer = 1 + random(layers.length - 1);
          const value = random(401) / 200 - 1;
          const [option, what] = [
            ["parameter", { layer, output: random(layers[layer]), ...(random(4) ? { input: random(layers[layer - 1]) } : {}), value }],
            ["switchOff", { layer: 1 + random(Math.max(1, layers.length - 2)), unit: random(layers[1]), isOff: random(3) > 0 }],
            ["freeze", { layer, isHeld: random(3) > 0 }],
            ["addSample", niAdded.packed(Array.from({ length: niAdded.givenOf(element.run.recipe) }, () => random(2) ? random(2) : random(3) / 4), random(layers.at(-1) + 1))],
          ][random(4)];
          try {
            element.set(option, what);
          } catch (error) {
            return `${option} refused: ${error.message}`;
          }
          return `${option} ${JSON.stringify(what)}`;
        };
        return (async () => {
        for (let i = 0; i < clicks; i++) {
          const controls = [...bar.querySelectorAll("button, select, input")].filter((c) => !c.disabled && c.offsetParent && !c.matches(".unfold"));
          const control = controls[random(controls.length)];
          const name = control.ariaLabel ?? control.textContent;
          if (control.matches("button")) control.click();
          else if (control.matches("select")) {
            control.value = control.options[random(control.options.length)].value;
            control.dispatchEvent(new Event("change"));
          } else if (control.type === "range") {
            control.value = String(Number(control.min) + ((Number(control.max) - Number(control.min)) * random(101)) / 100);
            control.dispatchEvent(new Event("input"));
          } else {
            control.value = ["3", "0.5", "17", "0.03", "64", "x", "", "-1", "0"][random(9)];
            control.dispatchEvent(new Event("change"));
          }
          done.push(`${name} ${control.value}`);
          await viewer.restarts.all;
          if (random(2) === 0) done.push(hand());
          if (random(3) === 0) element.step(["phase", "batch", "epoch"][random(3)], random(4) === 0 ? -1 : 1);
        }
        await element.goTo(Math.min(element.run.epoch, 6), element.run.batch);
        const isFinite = Array.from(element.run.network.parameters).every(Number.isFinite);
        return [JSON.stringify(element.run.recipeNow), isFinite ? element.run.fingerprint : "diverged", done.join(" | ")];
        })();
        """;

    /// <summary>How many sequences of twenty hands are tried: <c>NI_HANDS</c>, or a few on every check.</summary>
    private static int Sequences =>
        int.TryParse(Environment.GetEnvironmentVariable("NI_HANDS"), out int count) ? count : 8;

    [Fact]
    public async Task Whatever_random_hands_make_CSharp_makes_too()
    {
        await using ViewerPage page = await OpenAsync(epochs: 3);
        await page.Page.EvaluateAsync($"() => {{ window.niAdded = {PageScript.Bundle("run/added.js")}; }}");
        for (int seed = 1; seed <= Sequences; seed++)
        {
            string[] found = await page.JsAsync<string[]>(Hands, new[] { seed, 20 });
            Recipe recipe = Recipe.FromJson(found[0]);
            string own = FingerprintOf(recipe);
            Assert.True(own == found[1], $"Seed {seed}: C# {own}, page {found[1]}. {found[2]}\n{found[0]}");
        }

        page.IsQuiet();
    }

    // C# stops where a run runs away; the page shows it doing so.
    private static string FingerprintOf(Recipe recipe)
    {
        try
        {
            return Trainer.Replay(recipe).Fingerprint;
        }
        catch (DivergenceException)
        {
            return "diverged";
        }
    }

    [Fact]
    public async Task What_was_done_is_undone_and_done_again()
    {
        await using ViewerPage page = await OpenAsync(epochs: 4);
        string[] was = await StateAsync(page);
        List<string[]> states = [was];

        // Given a layer made wider, another activation, and a rate changed on the way
        await page.Button("More units in hidden layer 1").ClickAsync();
        await SettledAsync(page);
        states.Add(await StateAsync(page));
        await page.Control(AriaRole.Combobox, "Activation").SelectOptionAsync("tanh");
        await SettledAsync(page);
        states.Add(await StateAsync(page));
        await page.JsAsync("element.step('batch');");
        states[^1] = await StateAsync(page);
        await page.JsAsync("element.set('learningRate', 0.5);");
        states.Add(await StateAsync(page));
        Assert.Equal(4, states.Select(state => state[0]).Distinct().Count());

        // When all is undone, one by one
        foreach (string[] state in Enumerable.Reverse(states).Skip(1))
        {
            await page.Element.Locator(".recipe .seed input").PressAsync("Tab");
            await page.Page.Keyboard.PressAsync("Control+z");
            await SettledAsync(page);
            Assert.Equal(state, await StateAsync(page));
        }

        // Then all can be done again, and nothing more of either
        foreach (string[] state in states.Skip(1))
        {
            await page.Button("Redo").ClickAsync();
            await SettledAsync(page);
            Assert.Equal(state, await StateAsync(page));
        }

        Assert.Equal("true", await page.Button("Redo").GetAttributeAsync("aria-disabled"));
        await page.Button("Notebook's recipe").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(was, await StateAsync(page));
        page.IsQuiet();
    }

    [Fact]
    public async Task The_curves_of_five_runs_stay_and_each_is_called_back()
    {
        await using ViewerPage page = await OpenAsync(epochs: 4);
        string first = (await page.AttributeAsync("data-fingerprint"))!;
        for (int press = 0; press < 7; press++)
        {
            await page.Button("More units in hidden layer 1").ClickAsync();
            await SettledAsync(page);
        }

        Assert.Equal(
            ["64-18-2", "64-19-2", "64-20-2", "64-21-2", "64-22-2"],
            await page.Element.Locator(".ghosts button").AllTextContentsAsync()
        );
        Assert.Equal(10, await page.Element.Locator(".chart-ghost").CountAsync());

        // Called back, it stands where it stood, and the other one's curve stays instead
        await page.Element.Locator(".ghosts button").First.ClickAsync();
        await SettledAsync(page);
        Assert.Equal(
            "64-18-2 at 4",
            await page.JsAsync<string>(
                "return element.run.recipe.network.layers.join('-') + ' at ' + element.run.epoch;"
            )
        );
        Assert.Equal(
            ["64-19-2", "64-20-2", "64-21-2", "64-22-2", "64-23-2"],
            await page.Element.Locator(".ghosts button").AllTextContentsAsync()
        );
        await page.Button("Notebook's recipe").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(first, await page.AttributeAsync("data-fingerprint"));
        Assert.Equal("✓ exact", await page.TextAsync(".proof summary"));
    }

    [Fact]
    public async Task By_keyboard_a_layer_is_added_filled_and_taken_out_and_the_focus_stays()
    {
        await using ViewerPage page = await OpenAsync(epochs: 1);
        await page.Button("Add a layer before the outputs").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await SettledAsync(page);
        Assert.Equal("Units in hidden layer 2", await FocusedAsync(page));
        await page.Page.Keyboard.PressAsync("Control+a");
        await page.Page.Keyboard.TypeAsync("5");
        await page.Page.Keyboard.PressAsync("Enter");
        await SettledAsync(page);
        Assert.Equal("64-16-5-2", await LayersAsync(page));
        Assert.Equal("Units in hidden layer 2", await FocusedAsync(page));
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("More units in hidden layer 2", await FocusedAsync(page));
        for (int press = 0; press < 3; press++)
        {
            await page.Page.Keyboard.PressAsync("Enter");
            await SettledAsync(page);
        }

        Assert.Equal("64-16-8-2", await LayersAsync(page));
        Assert.Equal("More units in hidden layer 2", await FocusedAsync(page));
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await SettledAsync(page);
        Assert.Equal("64-16-2", await LayersAsync(page));
        Assert.Equal("Units in hidden layer 1", await FocusedAsync(page));
    }

    [Theory]
    [InlineData("Units in hidden layer 1", "65", "A hidden layer has 1 to 64 units; got \"65\".")]
    [InlineData("Learning rate, typed", "11", "Learning rate, typed must be a number above 0, up to 10; got \"11\".")]
    [InlineData("Learning rate, typed", "0", "Learning rate, typed must be a number above 0, up to 10; got \"0\".")]
    [InlineData("Noise", "0.6", "Noise must be a number from 0 to 0.5; got \"0.6\".")]
    [InlineData("Share tested on", "1", "Share tested on must be a number from 0, below 1; got \"1\".")]
    [InlineData("Learning rate, typed", "fast", "got \"fast\".")]
    [InlineData("L2", "-1", "L2 must be a number from 0 to 1; got \"-1\".")]
    [InlineData("To learn from", "1.5", "To learn from must be a whole number from 1 to 5000; got \"1.5\".")]
    [InlineData("Seed", "x", "The seed must be a whole number")]
    public async Task What_cannot_be_is_said_and_stays_what_it_was(string name, string text, string says)
    {
        await using ViewerPage page = await OpenAsync(epochs: 1);
        await page.Button("More").ClickAsync();
        ILocator field = page.Element.GetByLabel(name, new() { Exact = true });
        string was = await field.InputValueAsync();
        string[] state = await StateAsync(page);
        await field.FillAsync(text);
        await field.PressAsync("Enter");
        Assert.Contains(says, await page.TextAsync(".status"), StringComparison.Ordinal);
        Assert.Equal(was, await field.InputValueAsync());
        Assert.Equal(state, await StateAsync(page));
    }

    [Fact]
    public async Task Six_hidden_layers_are_the_most_and_each_seventh_is_refused()
    {
        await using ViewerPage page = await OpenAsync(epochs: 1);
        for (int press = 0; press < 6; press++)
        {
            // A button that can do no more stays pressable, and says why.
            await page.Button("Add a layer before hidden layer 1").ClickAsync(new() { Force = true });
            await SettledAsync(page);
        }

        Assert.Equal("64-16-16-16-16-16-16-2", await LayersAsync(page));
        Assert.Equal("At most 6 hidden layers can be made by hand.", await page.TextAsync(".status"));
        for (int press = 0; press < 6; press++)
        {
            await page.Button("Take out hidden layer 1").ClickAsync();
            await SettledAsync(page);
        }

        Assert.Equal("64-2", await LayersAsync(page));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_slider_drawn_on_is_undone_in_one_step_while_it_plays_too()
    {
        await using ViewerPage page = await OpenAsync(epochs: 2);
        string[] was = await StateAsync(page);
        LocatorBoundingBoxResult box = (await page.Slider("Learning rate").BoundingBoxAsync())!;
        async Task DragAsync(float from, float to)
        {
            float y = box.Y + box.Height / 2;
            await page.Page.Mouse.MoveAsync(box.X + from * box.Width, y);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync(box.X + to * box.Width, y, new() { Steps = 12 });
        }

        // At rest
        await DragAsync(0.6f, 0.9f);
        await page.Page.Mouse.UpAsync();
        Assert.Equal(1, await page.JsAsync<int>("return viewer.hands.workbench.journal.past.length;"));
        await page.Button("Undo").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(was, await StateAsync(page));

        // And while the run goes on under the hand
        await page.JsAsync("element.set('epochsPerSecond', 10); element.play();");
        await DragAsync(0.6f, 0.5f);
        int before = await page.JsAsync<int>("return element.run.changes.length;");
        await page.UntilAsync("element.run.epoch > 4");
        await page.Page.Mouse.MoveAsync(box.X + 0.2f * box.Width, box.Y + box.Height / 2, new() { Steps = 8 });
        await page.UntilAsync($"element.run.changes.length > {before}");
        await page.Page.Mouse.UpAsync();
        await page.JsAsync("element.pause();");
        Assert.Equal(1, await page.JsAsync<int>("return viewer.hands.workbench.journal.past.length;"));
        await page.Button("Undo").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(0, await page.JsAsync<int>("return element.run.changes.length;"));

        // Taken hold of again, it is another doing
        await DragAsync(0.6f, 0.7f);
        await page.Page.Mouse.UpAsync();
        await DragAsync(0.7f, 0.8f);
        await page.Page.Mouse.UpAsync();
        Assert.Equal(0, await page.JsAsync<int>("return viewer.hands.workbench.journal.future.length;"));
        page.IsQuiet();
    }

    [Fact]
    public async Task What_cannot_be_run_leaves_journal_ghosts_and_picture_as_they_were()
    {
        await using ViewerPage page = await OpenAsync(epochs: 3);
        await page.Button("More units in hidden layer 1").ClickAsync();
        await SettledAsync(page);
        const string All = """
            const { workbench } = viewer.hands;
            const { past, future } = workbench.journal;
            const canvas = element.shadowRoot.querySelector("canvas");
            return [JSON.stringify([past, future, workbench.ghosts.map((ghost) => ghost.words)]), JSON.stringify(element.run.recipeNow), element.run.fingerprint, String(canvas.isConnected), probe.box().join("").slice(0, 4000)];
            """;
        string[] was = await page.JsAsync<string[]>(All);
        foreach (string edit in new[] { "{ hidden: [0] }", "{ train: 0 }", "{ noise: 7 }", "{ activation: 'none' }" })
        {
            await page.JsAsync($"viewer.hands.workbench.edit({edit});");
            await SettledAsync(page);
            Assert.Equal(was, await page.JsAsync<string[]>(All));
            Assert.NotEmpty(await page.TextAsync(".status"));
        }

        page.IsQuiet();
    }

    [Theory]
    [InlineData("momentum", "Momentum μ", "0.5")]
    [InlineData("adam", "Adam β₁", "0.5")]
    [InlineData("adam", "Adam β₂", "0.9")]
    [InlineData("sgd", "L2", "0.01")]
    public async Task The_optimisers_numbers_and_the_penalty_change_on_the_way_as_in_CSharp(
        string optimizer,
        string name,
        string value
    )
    {
        // Given a run in the middle of a batch
        Trainer trainer = Lesson(
            new TrainingOptions { Optimizer = Terms.Parse<Optimizer>(optimizer), LearningRate = 0.01 }
        );
        trainer.Run(2);
        await using ViewerPage page = await OpenAsync(trainer);
        trainer.StepPhase();
        trainer.StepPhase();
        await page.GoToAsync(2, 0, 2);

        // When its number is typed, and the run goes on
        await page.Button("More").ClickAsync();
        ILocator field = page.Element.GetByLabel(name, new() { Exact = true });
        await field.FillAsync(value);
        await field.PressAsync("Enter");
        Assert.Equal("2.0.2", await page.PlaceAsync());
        await page.GoToAsync(4);

        // Then it comes to where C# does, with the same recipe
        double number = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        if (name == "L2")
            trainer.L2 = number;
        else if (name == "Momentum μ")
            trainer.Momentum = number;
        else if (name == "Adam β₁")
            trainer.Beta1 = number;
        else
            trainer.Beta2 = number;
        trainer.Run(2);
        string unchanged = Lesson(trainer.Recipe.Options).Run(4).Fingerprint;
        Assert.NotEqual(unchanged, trainer.Fingerprint);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Recipe recipe = Recipe.FromJson(await page.JsAsync<string>("return JSON.stringify(element.run.recipeNow);"));
        Assert.Equal(trainer.Recipe.ToJson(), recipe.ToJson());

        // And back again
        await page.GoToAsync(1);
        Assert.Equal(Lesson(trainer.Recipe.Options).Run(1).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        await page.GoToAsync(4);
        Assert.Equal(trainer.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task Noise_counts_and_share_are_within_what_the_data_set_has()
    {
        await using ViewerPage page = await OpenAsync(epochs: 1);
        await page.Button("More").ClickAsync();
        async Task<string[]> TypeAsync(string name, string text)
        {
            ILocator field = page.Element.GetByLabel(name, new() { Exact = true });
            await field.FillAsync(text);
            await field.PressAsync("Enter");
            await SettledAsync(page);
            return await page.JsAsync<string[]>(
                "const { train, test, noise } = element.run.recipe.data; return [train, test, noise ?? 'own'].map(String);"
            );
        }

        Assert.Equal(["240", "40", "0.2"], await TypeAsync("Noise", "0.2"));
        Assert.Equal(["140", "140", "0.2"], await TypeAsync("Share tested on", "0.5"));
        Assert.Equal(["0.5"], [await page.Element.GetByLabel("Share tested on").InputValueAsync()]);

        // Of the irises there are 150: what one part takes the other gives.
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("irises");
        await SettledAsync(page);
        Assert.Equal(["140", "10", "own"], await TypeAsync("To learn from", "140"));
        Assert.Equal(["140", "10", "own"], await TypeAsync("To learn from", "151"));
        Assert.Equal(
            "To learn from must be a whole number from 1 to 150; got \"151\".",
            await page.TextAsync(".status")
        );
        Assert.Equal(["50", "100", "own"], await TypeAsync("To be tested on", "100"));
        Assert.Equal(["120", "30", "own"], await TypeAsync("Share tested on", "0.2"));
        Assert.False(await page.Element.GetByLabel("Noise", new() { Exact = true }).IsVisibleAsync());

        // Of a truth table four, which are all of them.
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("truth-table-and");
        await SettledAsync(page);
        Assert.Equal(["4", "4", "own"], await TypeAsync("To learn from", "5"));
        Assert.Equal("To learn from must be a whole number from 1 to 4; got \"5\".", await page.TextAsync(".status"));
        Assert.False(await page.Element.GetByLabel("Share tested on").IsVisibleAsync());
        page.IsQuiet();
    }

    [Fact]
    public async Task The_runs_before_are_written_anew_only_where_they_are_others()
    {
        await using ViewerPage page = await OpenAsync(epochs: 2);
        await page.Button("More units in hidden layer 1").ClickAsync();
        await SettledAsync(page);
        await page.Element.Locator(".ghosts button").WaitForAsync();
        await page.JsAsync("window.ghost = element.shadowRoot.querySelector('.ghosts button');");
        await page.JsAsync("element.set('learningRate', 0.3); element.step('batch');");
        Assert.True(await page.JsAsync<bool>("return ghost.isConnected;"));
        await page.Button("More units in hidden layer 1").ClickAsync();
        await SettledAsync(page);
        Assert.Equal(2, await page.Element.Locator(".ghosts button").CountAsync());
    }

    private static Task<string> FocusedAsync(ViewerPage page) =>
        page.JsAsync<string>("return element.shadowRoot.activeElement?.ariaLabel ?? '';");

    private static Task<string> LayersAsync(ViewerPage page) =>
        page.JsAsync<string>("return element.run.recipe.network.layers.join('-');");

    private static Task<string[]> StateAsync(ViewerPage page) =>
        page.JsAsync<string[]>(
            "return [JSON.stringify(element.run.recipeNow), [element.run.epoch, element.run.batch, element.run.phases].join('.'), element.run.fingerprint];"
        );

    private static Task SettledAsync(ViewerPage page) =>
        page.JsAsync("return new Promise((resolve) => setTimeout(resolve)).then(() => viewer.restarts.all);");

    private static Trainer Lesson(TrainingOptions? options = null) =>
        new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]), options);

    private Task<ViewerPage> OpenAsync(int epochs)
    {
        Trainer trainer = Lesson();
        trainer.Run(epochs);
        return OpenAsync(trainer);
    }

    private Task<ViewerPage> OpenAsync(Trainer trainer)
    {
        return ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml()
        );
    }
}
