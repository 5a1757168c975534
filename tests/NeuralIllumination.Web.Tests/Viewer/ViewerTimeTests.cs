using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>Time: playing, resting, stepping, seeking, and nothing that flashes.</summary>
public sealed class ViewerTimeTests(BrowserFixture fixture)
{
    private static Trainer Lesson(int epochs)
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        trainer.Run(epochs);
        return trainer;
    }

    private static string Html(int epochs) => Html(Lesson(epochs));

    private static string Html(Trainer trainer) =>
        new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml();

    [Fact]
    public async Task At_ten_epochs_a_second_every_phase_stays_to_be_seen()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(0));
        // The clock's seconds that data-phase says each phase, at the fastest settings there are.
        JsonElement stays = await page.JsAsync<JsonElement>(
            """
            element.set("epochsPerSecond", 10);
            element.set("flowSpeed", 3);
            const { player } = viewer;
            player.play();
            const stays = [];
            for (let i = 0; i < 240; i++) {
              player.pass(1 / 60);
              if (stays.at(-1)?.phase !== element.dataset.phase) stays.push({ phase: element.dataset.phase, seconds: 0 });
              stays.at(-1).seconds += 1 / 60;
            }
            player.pause();
            return stays.slice(0, -1);
            """
        );
        (string Phase, double Seconds)[] all =
        [
            .. stays
                .EnumerateArray()
                .Select(stay => (stay.GetProperty("phase").GetString()!, stay.GetProperty("seconds").GetDouble())),
        ];
        string[] order = ["forward", "loss", "backward", "update"];
        Assert.True(all.Length >= 8);
        Assert.Equal(Enumerable.Range(0, all.Length).Select(i => order[i % 4]), all.Select(stay => stay.Phase));
        foreach ((string phase, double seconds) in all)
            Assert.True(seconds >= (phase is "forward" or "backward" ? 0.3 : 0.09), $"{phase} for {seconds} s");
        Assert.True(await page.JsAsync<int>("return run.epoch;") > 25);
    }

    [Fact]
    public async Task Playing_draws_and_paused_hidden_and_scrolled_off_draw_nothing()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(1), plays: true);
        Task<int> FramesAsync() => page.JsAsync<int>("return viewer.display.frames;");
        async Task RestsAsync()
        {
            int before = await FramesAsync();
            await Task.Delay(200);
            Assert.Equal(before, await FramesAsync());
        }

        async Task DrawsAsync() => await page.UntilAsync($"viewer.display.frames > {await FramesAsync() + 2}");

        // An output whose run is under way goes on by itself.
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        await DrawsAsync();
        await page.Button("Pause").ClickAsync();
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        await RestsAsync();
        string place = await page.PlaceAsync();
        await page.Button("Resume").ClickAsync();
        await DrawsAsync();

        const string Hide =
            "Object.defineProperty(document, 'hidden', { configurable: true, value: given }); document.dispatchEvent(new Event('visibilitychange'));";
        await page.JsAsync(Hide, true);
        await page.UntilAsync("viewer.display.clock.request === 0");
        await RestsAsync();
        await page.JsAsync(Hide, false);
        await DrawsAsync();

        await page.JsAsync(
            "document.body.append(Object.assign(document.createElement('div'), { style: 'height: 9000px' })); scrollTo(0, 8000);"
        );
        await page.UntilAsync("!viewer.display.clock.visible && viewer.display.clock.request === 0");
        await RestsAsync();
        await page.JsAsync("scrollTo(0, 0);");
        await DrawsAsync();
        Assert.NotEqual(place, await page.PlaceAsync());

        // Removed while it plays, it ends without a word.
        int frames = await page.JsAsync<int>(
            "window.removed = viewer; element.remove(); return viewer.display.frames;"
        );
        await page.Page.WaitForFunctionAsync("() => removed.display.clock.request === 0");
        int after = await page.Page.EvaluateAsync<int>("() => removed.display.frames");
        Assert.InRange(after - frames, 0, 2);
        await Task.Delay(100);
        Assert.Equal(after, await page.Page.EvaluateAsync<int>("() => removed.display.frames"));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_run_rests_at_200_epochs_and_resume_goes_on()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(199));
        await page.JsAsync("element.set('epochsPerSecond', 10); return element.goTo(199, 14);");
        await page.Button("Resume").ClickAsync();
        await page.UntilAsync("element.dataset.playing === 'false'");
        Assert.Equal("200.0.0", await page.PlaceAsync());
        Assert.Equal("200", await page.AttributeAsync("data-epoch"));
        Assert.StartsWith("The run's 200 epochs are done; Resume goes on", await page.TextAsync(".status"));
        Assert.Equal(Lesson(200).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        await page.Button("Resume").ClickAsync();
        await page.UntilAsync("run.epoch > 200");
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        Assert.Equal("400", await page.Slider("Epoch").GetAttributeAsync("max"));
    }

    [Fact]
    public async Task A_run_that_runs_away_rests_and_says_so_and_goes_back()
    {
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2], loss: LossFunction.IdentityMeanSquaredError),
            new TrainingOptions { LearningRate = 0.01 }
        );
        trainer.Run(1);
        string fingerprint = trainer.Fingerprint;
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(trainer));
        await page.JsAsync(
            "element.set('learningRate', 10); element.set('epochsPerSecond', 10); viewer.player.play(); for (let i = 0; i < 600 && viewer.player.playing; i++) viewer.player.pass(0.1);"
        );
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        Assert.StartsWith(
            "The loss is no longer a finite number: the learning rate is too large",
            await page.TextAsync(".status")
        );
        await page.GoToAsync(1);
        Assert.Equal(fingerprint, await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task Steps_forward_and_back_land_on_the_exact_state()
    {
        // Given C#'s weights at every place
        Trainer trainer = Lesson(0);
        Dictionary<string, string> had = [];
        while (trainer.Epoch < 3)
        {
            had[$"{trainer.Epoch}.{trainer.Batch}.{(int)trainer.NextPhase}"] = trainer.Fingerprint;
            trainer.StepPhase();
        }

        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(2));
        async Task PressAsync(string name, string place)
        {
            await page.Button(name).ClickAsync();
            string[] parts = place.Split('.');
            string phase =
                place == "0.0.0" ? "ready" : new[] { "update", "forward", "loss", "backward" }[parts[2][0] - '0'];
            string[] state = await page.JsAsync<string[]>(
                "const { fingerprint, epoch, batch, phase } = element.dataset; return [run.phases, fingerprint, epoch, batch, phase].map(String);"
            );
            Assert.Equal([parts[2], had[place], parts[0], parts[1], phase], state);
        }

        // When it is stepped about, then the page's are the same
        await PressAsync("Step phase back", "1.14.3");
        await PressAsync("Step phase back", "1.14.2");
        await PressAsync("Step batch back", "1.14.0");
        await PressAsync("Step batch back", "1.13.0");
        await PressAsync("Step phase", "1.13.1");
        await PressAsync("Step phase", "1.13.2");
        await PressAsync("Step phase", "1.13.3");
        await PressAsync("Step phase", "1.14.0");
        await PressAsync("Step epoch back", "1.0.0");
        await PressAsync("Step epoch back", "0.0.0");
        await PressAsync("Step batch", "0.1.0");
        await PressAsync("Step epoch", "1.0.0");
        await PressAsync("Step epoch", "2.0.0");
        await PressAsync("Step batch back", "1.14.0");
        await PressAsync("Step epoch back", "1.0.0");
        await PressAsync("Step phase back", "0.14.3");
        await PressAsync("Step epoch back", "0.0.0");
        await page.Button("Step phase back").ClickAsync();
        Assert.StartsWith("This is the start of the run", await page.TextAsync(".status"));
        Assert.Equal("0.0.0", await page.PlaceAsync());

        // And the scrubber goes anywhere, by keyboard and by mouse, while it plays too.
        ILocator scrubber = page.Slider("Epoch");
        await scrubber.PressAsync("ArrowRight");
        await page.UntilAsync("viewer.seeker.now === null");
        Assert.Equal(had["1.0.0"], await page.AttributeAsync("data-fingerprint"));
        LocatorBoundingBoxResult box = (await scrubber.BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(box.X + 0.4f * box.Width, box.Y + box.Height / 2);
        await page.UntilAsync("viewer.seeker.now === null");
        int epoch = await page.JsAsync<int>("return run.epoch;");
        Assert.InRange(epoch, 75, 85);
        Assert.Equal(Lesson(epoch).Fingerprint, await page.AttributeAsync("data-fingerprint"));
        await page.JsAsync("element.play();");
        await scrubber.PressAsync("Home");
        // Looked at and paused at once: on a busy machine it has gone on for epochs before another question reaches it.
        await page.UntilAsync(
            "viewer.seeker.now === null && ((window.came = [run.epoch, element.dataset.playing].join()), element.pause(), true)"
        );
        Assert.Matches("^[01],true$", await page.Page.EvaluateAsync<string>("() => came"));
        Assert.Equal(had[await page.PlaceAsync()], await page.AttributeAsync("data-fingerprint"));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_reader_who_asked_for_rest_begins_by_hand_and_sees_no_motion()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            Html(0),
            plays: true,
            change: options => options.ReducedMotion = ReducedMotion.Reduce
        );
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        int before = await page.JsAsync<int>("return viewer.display.frames;");
        await page.Button("Step phase").ClickAsync();
        Assert.Equal("0.0.1", await page.PlaceAsync());
        await page.Button("Step phase").ClickAsync();
        await page.Button("Step phase").ClickAsync();
        Assert.Equal("backward", await page.AttributeAsync("data-phase"));
        Assert.True(await page.JsAsync<int>("return scene.particles;") > 0);
        Assert.Equal(before + 3, await page.JsAsync<int>("return viewer.display.frames;"));

        // Playing, a new picture comes with each phase, and one more when a batch's light is put out.
        await page.JsAsync(
            """
            window.phases = 0;
            new MutationObserver((all) => { phases += all.length; }).observe(element, { attributes: true, attributeFilter: ["data-phase"] });
            window.framesBefore = viewer.display.frames;
            element.play();
            """
        );
        await page.UntilAsync("phases >= 3");
        int[] counts = await page.JsAsync<int[]>("return [viewer.display.frames - framesBefore, phases];");
        Assert.InRange(counts[0], 1, counts[1] + 2);
    }

    [Theory]
    [InlineData("dark", 3, 3)]
    [InlineData("light", 3, 3)]
    [InlineData("dark", 0.5, 0.5)]
    public async Task Nothing_flashes_more_than_twice_a_second(string theme, double glow, double flow)
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, Html(2), dark: theme == "dark");
        // Four seconds of the clock at 20 frames a second, each frame's light in cells of 20 px: WCAG 2.3.1 asks of any 341 × 256 px.
        JsonElement seen = await page.JsAsync<JsonElement>(
            """
            element.set("glow", given.glow);
            element.set("flowSpeed", given.flow);
            element.set("epochsPerSecond", 10);
            const CELL = 20;
            const { canvas } = scene;
            const [columns, rows] = [Math.floor(canvas.width / CELL), Math.floor(canvas.height / CELL)];
            const small = new OffscreenCanvas(columns, rows).getContext("2d", { willReadFrequently: true });
            small.imageSmoothingQuality = "high";
            const linear = Float64Array.from({ length: 256 }, (_, v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
            const frames = [];
            const { player } = viewer;
            player.play();
            for (let i = 0; i < 80; i++) {
              player.pass(0.05);
              scene.draw(player.beat(false));
              small.drawImage(canvas, 0, 0, columns * CELL, rows * CELL, 0, 0, columns, rows);
              const { data } = small.getImageData(0, 0, columns, rows);
              frames.push(Float64Array.from({ length: columns * rows }, (_, c) => 0.2126 * linear[data[4 * c]] + 0.7152 * linear[data[4 * c + 1]] + 0.0722 * linear[data[4 * c + 2]]));
            }
            player.pause();
            // The frames at which a series has turned by 10% of the greatest light, the darker side below 0.8: two turns are a flash.
            const turns = (series) => {
              const found = [];
              let [low, high, direction] = [series[0], series[0], 0];
              series.forEach((value, i) => {
                low = Math.min(low, value);
                high = Math.max(high, value);
                if (direction <= 0 && value - low >= 0.1 && low < 0.8) { found.push(i); direction = 1; high = value; }
                else if (direction >= 0 && high - value >= 0.1 && value < 0.8) { found.push(i); direction = -1; low = value; }
                if (direction > 0) low = value; else if (direction < 0) high = value;
              });
              return found;
            };
            const worst = (found) => Math.max(0, ...found.map((from, i) => found.slice(i).filter((at) => at < from + 20).length));
            const cells = Array.from({ length: columns * rows }, (_, c) => worst(turns(frames.map((frame) => frame[c]))));
            let share = 0;
            const [wide, tall] = [Math.floor(341 / CELL), Math.floor(256 / CELL)];
            for (let y = 0; y + tall <= rows; y += 4) for (let x = 0; x + wide <= columns; x += 4) {
              let flashing = 0;
              for (let r = y; r < y + tall; r++) for (let c = x; c < x + wide; c++) if (cells[r * columns + c] > 4) flashing++;
              share = Math.max(share, flashing / (wide * tall));
            }
            const mean = frames.map((frame) => frame.reduce((sum, value) => sum + value, 0) / frame.length);
            return { share, whole: worst(turns(mean)), moved: Math.max(...mean) - Math.min(...mean), steps: Math.max(...mean.map((value, i) => (i ? Math.abs(value - mean[i - 1]) : 0))), epochs: run.epoch };
            """,
            new { glow, flow }
        );
        Assert.True(seen.GetProperty("epochs").GetInt32() > 20);
        // It did change, or nothing was looked at.
        Assert.True(seen.GetProperty("moved").GetDouble() > 0.001, seen.ToString());
        Assert.InRange(seen.GetProperty("whole").GetInt32(), 0, 4);
        Assert.True(seen.GetProperty("share").GetDouble() < 0.25, seen.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(seen.ToString());
    }
}
