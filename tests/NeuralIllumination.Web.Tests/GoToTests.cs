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
        using EnginePage page = new();
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
                const { weightsAt, biasesAt } = run.network.layers[1];
                const gradient = Array.from(run.training.gradients.slice(weightsAt, biasesAt));
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
    public async Task Views_of_arrays_survive_the_memorys_growth()
    {
        using EnginePage page = new();
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
        using EnginePage page = new();
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        string message = await frame.EvaluateAsync<string>(
            """
            async () => {
              const recipe = { engine: 1, epochs: 0, data: { generator: "circles-and-squares", seed: 1, train: 1, test: 0 },
                network: { layers: [64, 2000000, 2], activation: "relu", initialization: "he", loss: "softmax-cross-entropy", seed: 1 },
                training: { optimizer: "adam", learningRate: 0.1, batchSize: 1, shuffleSeed: 1 } };
              return ni.open({ module: niModule, recipe }).then(() => "no error", (error) => error.message);
            }
            """
        );
        Assert.Equal("out of memory: this network is too large for the page", message);
    }
}
