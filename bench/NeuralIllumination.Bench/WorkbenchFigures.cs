using System.Globalization;
using System.Text;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Bench;

/// <summary>What a hand waits for at the workbench: another network's first frame, its whole run, the functions over a plane.</summary>
internal static class WorkbenchFigures
{
    private const int Times = 15;

    // A press, until the first frame of the network that came of it is painted.
    private const string Pressed = """
        const name = "More units in hidden layer 1";
        const button = [...element.shadowRoot.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === name);
        const before = viewer.run;
        const start = performance.now();
        button.click();
        const soon = () => new Promise((next) => requestAnimationFrame(next));
        while (viewer.run === before || viewer.display.frames === 0) await soon();
        await new Promise((painted) => { const { port1, port2 } = new MessageChannel(); port2.onmessage = painted; port1.postMessage(0); });
        return performance.now() - start;
        """;

    // Both sets are measured after each epoch.
    private const string RunAnew = """
        const times = [];
        for (let i = 0; i < 9; i++) {
          const run = await viewer.open(viewer.run.recipe);
          const start = performance.now();
          run.goTo(200);
          times.push(performance.now() - start);
        }
        return times;
        """;

    // In slices, as a hand goes to the end.
    private const string GoneTo = """
        const run = await viewer.open(viewer.run.recipe);
        const start = performance.now();
        await viewer.seeker.go(run, [200, 0, 0], false);
        return performance.now() - start;
        """;

    private const string Grid = """
        const { functions } = viewer.display.scene.foreground.plane;
        const { engine, grid, network, loss, span } = functions;
        const weights = viewer.display.moment.layers.map((layer) => layer.weights);
        const [alone, drawn] = [[], []];
        for (let i = 0; i < 60; i++) {
          let start = performance.now();
          engine.call("TakePlaneGrid", grid, network.pointer, loss, span);
          alone.push(performance.now() - start);
          start = performance.now();
          functions.weights = [];
          functions.see(weights);
          functions.output();
          for (const [l, { outputs }] of network.layers.slice(0, -1).entries())
            for (let u = 0; u < outputs; u++) functions.unit(l + 1, u);
          drawn.push(performance.now() - start);
        }
        return [alone, drawn];
        """;

    // From the key that paints a pixel until the network's answer stands beside it, styles and layout included.
    private const string Strokes = """
        await viewer.whole;
        const { shadowRoot: root } = element;
        const grid = root.querySelector(".paint-grid");
        const press = (key) => grid.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        const times = [];
        for (let i = 0; i < 120; i++) {
          press(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"][i % 6]);
          const before = performance.now();
          press(" ");
          void root.querySelector(".paint-said").offsetWidth;
          times.push(performance.now() - before);
        }
        return times;
        """;

    public static async Task<int> PrintAsync()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        using BlankPage blank = await BlankPage.WriteAsync();
        Console.Error.WriteLine($"{Environment.ProcessorCount} processors, load average {Frames.Load()}");
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        Task<FramePage> Open(Training training) =>
            FramePage.OpenAsync(browser, blank.Address, training.Illuminate().ToHtml(), blank.Script);
        await PrintHandsAsync(Open);
        await PrintPlaneAsync(Open);
        PrintSizes();
        Console.Error.WriteLine($"load average at the end, this included: {Frames.Load()}");
        return 0;
    }

    private static async Task PrintHandsAsync(Func<Training, Task<FramePage>> open)
    {
        Dataset data = Datasets.CirclesAndSquares();
        Training usual = new(Network.Create([64, 16, 2]), data);
        await using (FramePage page = await open(usual))
        {
            List<double> presses = [];
            for (int i = 0; i < Times; i++)
                presses.Add(await page.AskAsync<double>($"return (async () => {{ {Pressed} }})();"));
            Studio.Row(
                $"from a press on + to the first frame of the new network, median and worst of {Times}",
                Studio.Two(presses),
                "≤ 100 ms"
            );
        }

        await using (FramePage page = await open(usual))
            Studio.Row(
                "from a stroke to the network's answer, 64-16-2, median and worst of 120",
                Studio.Two([.. await page.AskAsync<double[]>($"return (async () => {{ {Strokes} }})();")]),
                "≤ 16 ms"
            );

        await using (FramePage page = await open(usual))
            Studio.Row("200 epochs run anew: the default, median and worst of 9", await AnewAsync(page), "≤ 45 ms");
        Training adam = new(Network.Create([64, 16, 2], activation: Activation.Tanh), data, optimizer: Optimizer.Adam)
        {
            LearningRate = 0.01,
        };
        await using (FramePage page = await open(adam))
            Studio.Row("the same with tanh and Adam", await AnewAsync(page), "≤ 90 ms");
        Training deep = new(Network.Create([64, 64, 64, 64, 64, 64, 64, 2]), data) { LearningRate = 0.02 };
        await using (FramePage page = await open(deep))
        {
            List<double> presses = [];
            for (int i = 0; i < Times; i++)
                presses.Add(
                    await page.AskAsync<double>(
                        $"return (async () => {{ {Pressed.Replace("More units", i % 2 == 0 ? "Fewer units" : "More units", StringComparison.Ordinal)} }})();"
                    )
                );
            Studio.Row("six hidden layers of 64: the first frame after a press", Studio.Two(presses), "≤ 100 ms");
            List<double> whole = [];
            for (int i = 0; i < 3; i++)
                whole.Add(await page.AskAsync<double>($"return (async () => {{ {GoneTo} }})();"));
            Studio.Row("… its 200 epochs, in slices, median and worst of 3", Studio.Two(whole), "≤ 1,500 ms");
        }
    }

    private static async Task<string> AnewAsync(FramePage page) =>
        Studio.Two([.. await page.AskAsync<double[]>($"return (async () => {{ {RunAnew} }})();")]);

    private static async Task PrintPlaneAsync(Func<Training, Task<FramePage>> open)
    {
        Training moons = new(Network.Create([2, 8, 8, 2]), Datasets.TwoMoons());
        moons.Run(100);
        await using FramePage page = await open(moons);
        double[][] grid = await page.AskAsync<double[][]>(Grid);
        Studio.Row(
            "64 × 64 places of a plane through 2-8-8-2, every unit, median and worst of 60",
            Studio.Two([.. grid[0]]),
            "≤ 2 ms"
        );
        Studio.Row("… with the levels of the outputs and of each unit traced", Studio.Two([.. grid[1]]), "");
        await page.AskAsync<object?>(
            "bench.prepare(viewer, 0, false); return element.goTo(0).then(() => element.play());"
        );
        await page.Page.WaitForTimeoutAsync(2700);
        IReadOnlyList<FrameCost> frames = await FrameTrace.RecordAsync(page.Page, 13.5);
        double[] cost = [.. frames.Select(frame => frame.Whole).Order()];
        Studio.Row(
            $"script and paint per frame with the boundary moving, 960×600, median and 95th percentile of {cost.Length}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cost[cost.Length / 2]:0.0}, {cost[(int)(0.95 * (cost.Length - 1))]:0.0} ms"
            ),
            "≤ 10, ≤ 16 ms"
        );
    }

    private static void PrintSizes()
    {
        Training usual = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        usual.Run(200);
        Training moons = new(Network.Create([2, 16, 2]), Datasets.TwoMoons());
        moons.Run(200);
        Studio.Row(
            "one output: the default, and two moons with 16 units, 200 epochs",
            $"{Size(usual.Illuminate().ToHtml())}, {Size(moons.Illuminate().ToHtml())} KB",
            "≤ 200 KB"
        );
        Studio.Row("the page", $"{Size(new Views.IlluminationPage(usual.Illuminate()).ToHtml())} KB", "≤ 220 KB");
    }

    private static string Size(string html) =>
        (Encoding.UTF8.GetByteCount(html) / 1024.0).ToString("0.0", CultureInfo.InvariantCulture);
}
