using System.Text.Json;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page draws every data set as C# does, and learns the same from it.</summary>
public sealed class DataSetsTests(BrowserFixture fixture)
{
    private const string RunAll = """
        async (documents) => {
          const all = [];
          for (const recipe of documents.map((text) => JSON.parse(text))) {
            const run = await ni.open({ module: niModule, recipe });
            run.goTo(recipe.epochs);
            const { trainLoss, testLoss } = run.history[recipe.epochs];
            all.push({ fingerprint: run.fingerprint, trainLoss, testLoss });
          }
          return all;
        }
        """;

    [Fact]
    public async Task Every_data_set_comes_to_the_same_fingerprint_on_the_page()
    {
        Trainer[] trained =
        [
            .. GeneratorKind.All.Select(kind => Trained(kind, null)),
            .. GeneratorKind.All.Where(kind => kind.Noise is not null).Select(kind => Trained(kind, 0.3)),
        ];
        await using EnginePage page = new();
        var (opened, frame) = await page.OpenAsync(fixture.Browser, "file");
        JsonElement all = await frame.EvaluateAsync<JsonElement>(
            RunAll,
            trained.Select(trainer => trainer.Recipe.ToJson())
        );
        for (int i = 0; i < trained.Length; i++)
        {
            string recipe = trained[i].Recipe.ToJson();
            Assert.True(trained[i].Fingerprint == all[i].GetProperty("fingerprint").GetString(), recipe);
            Assert.Equal(trained[i].Last.TrainLoss, all[i].GetProperty("trainLoss").GetDouble());
            Assert.Equal(trained[i].Last.TestLoss, all[i].GetProperty("testLoss").GetDouble());
        }

        // Each of them is another one.
        Assert.Equal(trained.Length, trained.Select(trainer => trainer.Fingerprint).Distinct().Count());
        Assert.Empty(opened.Complaints);
    }

    private static Trainer Trained(GeneratorKind kind, double? noise)
    {
        DatasetRecord data = DatasetRecord.Generate(kind.Value, 6, noise: noise);
        Trainer trainer = new(
            data,
            new Architecture([data.Shape.Features, 5, data.Shape.Classes.Count], loss: Architecture.LossFor(data.Shape))
        );
        trainer.Run(3);
        return trainer;
    }
}
