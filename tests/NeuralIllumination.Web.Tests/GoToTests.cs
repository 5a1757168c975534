using System.Text.Json;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Web.Tests;

/// <summary>A run in the page goes to any epoch, batch and phase, forwards and back.</summary>
public sealed class GoToTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Adam)]
    public async Task Every_place_has_the_state_that_C_sharp_had_there(Optimizer optimizer)
    {
        // Given a run with changes on the way, and what C# had after each phase of it
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(3, 50, 10),
            new Architecture([64, 7, 2]),
            new TrainingOptions
            {
                LearningRate = 0.02,
                BatchSize = 16,
                Optimizer = optimizer,
            }
        );
        Dictionary<string, (string Fingerprint, double[] Gradient)> had = [];
        while (trainer.Epoch < 11)
        {
            if ((trainer.Epoch, trainer.Batch, trainer.NextPhase) == (2, 1, Phase.Backward))
                trainer.Set(new ParameterChange(1, 3, 20, 0.75));
            if ((trainer.Epoch, trainer.Batch, trainer.NextPhase) == (3, 0, Phase.Forward))
                trainer.LearningRate = 0.01;
            if ((trainer.Epoch, trainer.Batch, trainer.NextPhase) == (4, 2, Phase.Forward))
                trainer.BatchSize = 20;
            string place = $"{trainer.Epoch}.{trainer.Batch}.{(int)trainer.NextPhase}";
            string fingerprint = trainer.Fingerprint;
            StepRecord step = trainer.StepPhase();
            had[place] = (
                fingerprint,
                step.Phase == Phase.Backward ? step.Layers[1].WeightGradient!.Values.ToArray() : []
            );
        }

        // When the page visits them in a random order
        await using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        Random random = new(5);
        string[] places = [.. had.Keys.Concat(had.Keys).OrderBy(_ => random.Next())];
        JsonElement visited = await frame.EvaluateAsync<JsonElement>(
            """
            async ({ recipe, places }) => {
              const run = await ni.open({ module: niModule, recipe: JSON.parse(recipe) });
              return places.map((place) => {
                run.goTo(...place.split(".").map(Number));
                const at = `${run.epoch}.${run.batch}.${["forward", "loss", "backward", "update"].indexOf(run.nextPhase)}`;
                const [one, two] = run.network.layers;
                const weightsAt = (one.inputs + 1) * one.outputs;
                const gradient = Array.from(run.training.gradients.slice(weightsAt, weightsAt + two.inputs * two.outputs));
                return { at, fingerprint: run.fingerprint, gradient };
              });
            }
            """,
            new { recipe = trainer.Recipe.ToJson(), places }
        );

        // Then each has C#'s weights, and after a backward phase its gradient
        for (int i = 0; i < places.Length; i++)
        {
            Assert.Equal(places[i], visited[i].GetProperty("at").GetString());
            Assert.Equal(had[places[i]].Fingerprint, visited[i].GetProperty("fingerprint").GetString());
            if (!places[i].EndsWith(".3", StringComparison.Ordinal))
                continue;
            double[] gradient =
            [
                .. visited[i].GetProperty("gradient").EnumerateArray().Select(value => value.GetDouble()),
            ];
            double[] expected = had[places[i][..^1] + "2"].Gradient;
            for (int o = 0; o < 2; o++)
            {
                for (int input = 0; input < 7; input++)
                    Assert.Equal(expected[o * 7 + input], gradient[input * 2 + o]);
            }
        }
    }

    [Fact]
    public async Task Whatever_way_a_place_is_reached_everything_in_hand_is_the_same()
    {
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(3, 50, 10),
            new Architecture([64, 7, 2]),
            new TrainingOptions
            {
                LearningRate = 0.02,
                BatchSize = 16,
                Optimizer = Optimizer.Adam,
            }
        );
        trainer.Run(11);
        await using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        string[] differing = await frame.EvaluateAsync<string[]>(
            """
            async (recipe) => {
              const state = (run) => {
                const { engine, training } = run;
                run.moment ??= engine.call("NewMoment", run.pointer);
                const rows = [0, 5].map((row) => {
                  engine.call("TakeMoment", run.moment, 0, 0, row);
                  return Array.from({ length: 17 }, (_, part) => [...engine.doubles(engine.call("MomentPart", run.moment, part))]);
                });
                return JSON.stringify([training.batchLoss, [...training.inHand.samples], [...training.inHand.predictions], rows]);
              };
              const open = () => ni.open({ module: niModule, recipe: JSON.parse(recipe) });
              const places = [];
              const straight = await open();
              for (; straight.epoch < 11; straight.advance())
                places.push({ place: [straight.epoch, straight.batch, ["forward", "loss", "backward", "update"].indexOf(straight.nextPhase)], had: state(straight) });
              const jumping = await open();
              jumping.goTo(11);
              const differing = [];
              for (let k = 0, at = 5; k < 400; k++) {
                at = (at * 48271) % 2147483647;
                const { place, had } = places[at % places.length];
                jumping.goTo(...place);
                if (state(jumping) !== had) differing.push(place.join("."));
              }
              jumping.goTo(0);
              if (state(jumping) !== places[0].had) differing.push("0.0.0");
              return [String(places.length), ...differing];
            }
            """,
            trainer.Recipe.ToJson()
        );
        Assert.Equal(["176"], differing);
    }

    [Theory]
    [InlineData("run.goTo(-1)", "epoch must be a whole number from 0 to 1000000; got -1")]
    [InlineData("run.goTo(1.5)", "epoch must be a whole number from 0 to 1000000; got 1.5")]
    [InlineData("run.goTo(NaN)", "epoch must be a whole number from 0 to 1000000; got NaN")]
    [InlineData("run.goTo(0, 0, 4)", "phases must be a whole number from 0 to 3; got 4")]
    [InlineData(
        "ni.open(but((r) => { r.training.batchSize = 0; }))",
        "batch size must be a whole number from 1 to 240; got 0"
    )]
    [InlineData(
        "ni.open(but((r) => { r.training.learningRate = 'fast'; }))",
        "learning rate must lie in (0, 10]; got fast"
    )]
    [InlineData(
        "ni.open(but((r) => { r.data.train = -1; }))",
        "training samples must be a whole number from 1 to 100000; got -1"
    )]
    [InlineData(
        "ni.open(but((r) => { r.network.activation = 'relo'; }))",
        "activation must be one of identity, relu, tanh, sigmoid, leaky-relu; got relo"
    )]
    [InlineData("ni.open(but((r) => { r.network.parameters = 'AAAAAAAAAAA='; }))", "expected 1074 parameters; got 1")]
    [InlineData(
        "ni.open(but((r) => { r.changes = [{ epoch: 0, batch: 1, phase: 'forwards' }]; }))",
        "phase must be one of forward, loss, backward, update; got forwards"
    )]
    [InlineData(
        "ni.open(but((r) => { r.changes = [{ epoch: 0, batch: 1, phase: 'forward', parameter: { layer: 1, output: 16, value: 1 } }]; }))",
        "a parameter's unit must be a whole number from 0 to 15; got 16"
    )]
    [InlineData(
        "ni.open(but((r) => { r.changes = [{ epoch: 0, batch: 99, phase: 'forward', learningRate: 1 }]; r.epochs = 2; })).then((x) => x.goTo(2))",
        "the run never comes to epoch 0, batch 99"
    )]
    public async Task What_cannot_be_is_refused_in_one_line(string code, string message)
    {
        await using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        string said = await frame.EvaluateAsync<string>(
            $$"""
            async (text) => {
              const but = (change) => { const recipe = JSON.parse(text); change(recipe); return { module: niModule, recipe }; };
              const run = await ni.open(but(() => {}));
              try { await ({{code}}); return "no error"; } catch (error) { return error.message; }
            }
            """,
            new Trainer(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2])).Recipe.ToJson()
        );
        Assert.Equal(message, said);
    }

    [Fact]
    public async Task Views_of_arrays_survive_the_memorys_growth()
    {
        await using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        Recipe recipe = new Trainer(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2])).Recipe;
        string[] fingerprints = await frame.EvaluateAsync<string[]>(
            """
            async (recipe) => {
              const run = await ni.open({ module: niModule, recipe: JSON.parse(recipe) });
              const before = run.fingerprint;
              const first = run.network.parameters[0];
              const old = run.network.parameters;
              run.network.engine.call("NewDoubles", 4000000);
              if (old.length !== 0 || run.network.parameters[0] !== first) throw new Error("the memory did not grow, or the view did not follow");
              return [before, run.fingerprint];
            }
            """,
            recipe.ToJson()
        );
        Assert.Equal(fingerprints[0], fingerprints[1]);
    }

    [Fact]
    public async Task A_network_beyond_the_memory_says_so()
    {
        await using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        string message = await frame.EvaluateAsync<string>(
            """
            async () => {
              const recipe = { neuralIllumination: "recipe", engine: 1, epochs: 0, data: { generator: "circles-and-squares", seed: 1, train: 1, test: 0 },
                network: { layers: [64, 230000, 2], activation: "relu", initialization: "he", loss: "softmax-cross-entropy", seed: 1 },
                training: { optimizer: "adam", learningRate: 0.1, batchSize: 1, shuffleSeed: 1 } };
              return ni.open({ module: niModule, recipe }).then(() => "no error", (error) => error.message);
            }
            """
        );
        Assert.Equal("out of memory: this network is too large for the page", message);
    }
}
