using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page's diagnostics are C#'s, character for character.</summary>
public sealed class DiagnosticsTests(BrowserFixture fixture)
{
    private const string DiagnoseAll = """
        async (asked) => {
          const all = [];
          for (const { recipe, place } of asked) {
            const run = await ni.open({ module: niModule, recipe: JSON.parse(recipe) });
            run.goTo(...place);
            all.push(niDiagnostics.diagnosticsOf(run));
          }
          return all;
        }
        """;

    [Fact]
    public async Task Generated_recipes_end_with_the_same_text()
    {
        Recipe[] recipes = [.. GeneratedRecipe.Make(240).Select(made => made.Recipe)];
        string[] expected = [.. recipes.Select(recipe => TextOf(Trainer.Replay(recipe)))];
        await Same(expected, recipes.Select(recipe => (recipe, new[] { recipe.Epochs, recipe.Batches, 0 })));

        // And they are worth comparing: every sentence that the text can have is among them.
        foreach (
            string said in new[]
            {
                "dead (0 for every",
                "saturated (the slope of tanh",
                "saturated (the slope of sigmoid",
                "leaky-relu always lets",
                "identity always lets",
                "no hidden layer",
                "penalty's included",
                "‖Δθ‖",
                "\"packed\"",
                "\"changes\": []",
                "\"phase\": \"update\"",
            }
        )
            Assert.True(expected.Any(text => text.Contains(said, StringComparison.Ordinal)), said);
        Assert.Contains(expected, text => text.Contains(" of 1 dead", StringComparison.Ordinal));
        Assert.Matches(@"[1-9]\d* of \d+ dead \(0 for every training sample\): \d", string.Join('\n', expected));
    }

    [Theory]
    [InlineData(Optimizer.Sgd)]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Adam)]
    public async Task Within_a_batch_and_after_a_change_the_text_is_the_same(Optimizer optimizer)
    {
        Trainer trainer = Lesson(optimizer);
        List<string> expected = [];
        List<int[]> places = [];
        void Note()
        {
            expected.Add(TextOf(trainer));
            places.Add([trainer.Epoch, trainer.Batch, (int)trainer.NextPhase]);
        }

        Note();
        for (int phase = 0; phase < 14; phase++)
        {
            trainer.StepPhase();
            if (phase == 9)
                trainer.LearningRate = 0.01;
            if (phase == 11)
                trainer.Set(new ParameterChange(1, 3, 20, -0.75));
            Note();
        }

        Recipe recipe = trainer.Recipe with { Epochs = 3, Batches = 0 };
        await Same(expected, places.Select(place => (recipe, place)));
        Assert.Contains("Gradients: no batch yet", expected[2], StringComparison.Ordinal);
        Assert.Contains("Last update: no batch yet", expected[3], StringComparison.Ordinal);
        Assert.Contains(
            optimizer == Optimizer.Sgd ? "Last update: not known any more" : "Last update, with learning rate 0.02",
            expected[7],
            StringComparison.Ordinal
        );
        Assert.Contains("sgd, learning rate 0.02".Replace("sgd", Terms.Name(optimizer)), expected[8]);
    }

    [Fact]
    public async Task A_long_run_is_thinned_and_strange_names_stay_on_their_line()
    {
        Sample[] samples = [.. Enumerable.Range(0, 12).Select(i => new Sample([i & 1, 0.1 * i], i & 1))];
        Trainer trainer = new(
            OwnData.Create(samples, [], ["a b \"é\" <&'+`>\\ 😀", "\u00a0\u00ad\ufffd日本"]),
            new Architecture([2, 60, 2], Activation.Sigmoid),
            new TrainingOptions { LearningRate = 0.1, BatchSize = 5 }
        );
        trainer.Run(253);
        trainer.Step();
        string text = TextOf(trainer);
        await Same([text], [(trainer.Recipe, [253, 1, 0])]);
        Assert.Contains("History, every 10th epoch and the last", text, StringComparison.Ordinal);
        Assert.Matches(@"\n +250  .*\n +253  .*\n\n  Recipe\n", text);
    }

    [Fact]
    public async Task Going_back_tells_of_the_place_it_went_back_to()
    {
        Trainer trainer = Lesson(Optimizer.Adam);
        trainer.Run(2);
        trainer.Step();
        string expected = TextOf(trainer);
        trainer.Run(9);
        trainer.LearningRate = 0.005;
        trainer.Run(1);
        await using EnginePage page = new();
        IFrame frame = await Open(page);
        string actual = await frame.EvaluateAsync<string>(
            """
            async (recipe) => {
              const run = await ni.open({ module: niModule, recipe: JSON.parse(recipe) });
              run.goTo(12);
              run.goTo(2, 1);
              return niDiagnostics.diagnosticsOf(run);
            }
            """,
            trainer.Recipe.ToJson()
        );
        Assert.Equal(expected, actual);
    }

    private static Trainer Lesson(Optimizer optimizer) =>
        new(
            DatasetRecord.CirclesAndSquares(3, 50, 10),
            new Architecture([64, 7, 2]),
            new TrainingOptions
            {
                LearningRate = 0.02,
                BatchSize = 16,
                Optimizer = optimizer,
                L2 = 0.001,
            }
        );

    private static string TextOf(Trainer trainer) => new DiagnosticsView(trainer.Diagnose()).ToString();

    private async Task Same(IReadOnlyList<string> expected, IEnumerable<(Recipe Recipe, int[] Place)> asked)
    {
        await using EnginePage page = new();
        IFrame frame = await Open(page);
        JsonElement all = await frame.EvaluateAsync<JsonElement>(
            DiagnoseAll,
            asked.Select(one => new { recipe = one.Recipe.ToJson(), place = one.Place }).ToArray()
        );
        string[] actual = [.. all.EnumerateArray().Select(text => text.GetString()!)];
        Assert.Equal(expected.Count, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i]);
    }

    private async Task<IFrame> Open(EnginePage page)
    {
        var (_, frame) = await page.OpenAsync(fixture.Browser, "file");
        await frame.AddScriptTagAsync(
            new FrameAddScriptTagOptions
            {
                Content = $"window.niDiagnostics = {PageScript.Bundle("run/diagnostics.js")};",
            }
        );
        return frame;
    }
}
