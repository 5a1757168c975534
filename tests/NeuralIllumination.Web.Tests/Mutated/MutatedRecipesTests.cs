using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page runs what C# runs, and refuses what C# refuses: both are given the same recipes, spoilt by chance.</summary>
public sealed class MutatedRecipesTests(BrowserFixture fixture)
{
    private const int Count = 10_000;

    // Runs longer than this take both sides long, and show nothing that short ones do not.
    private const int MostEpochs = 20;

    private static readonly string[] Values =
    [
        "null",
        "true",
        "\"\"",
        "\"5\"",
        "\"relu\"",
        "[]",
        "{}",
        "[1]",
        "-1",
        "0",
        "1",
        "2",
        "3",
        "16",
        "0.5",
        "-0.5",
        "10",
        "10.5",
        "1000000000",
        "2147483648",
        "1e15",
        "1e300",
        "1e999",
        "-1000000000",
        "9007199254740991",
        "9007199254740993",
        "\"circles-and-squares\"",
        "\"two-moons\"",
        "\"irises\"",
        "\"\\u0000\"",
        "\"\\u001b[31m\"",
        "\"float64\"",
        "\"x0-squared\"",
        "[\"x0-squared\"]",
        "[\"sine-of-x0\",\"x0-squared\"]",
        "\"AAAA\"",
        "\"AAA\"",
        "\"A A=\"",
        "\"bits\"",
        "false",
    ];

    [Fact]
    public async Task C_sharp_and_the_page_come_to_the_same_verdict()
    {
        Random random = new(20261130);
        JsonNode[] bases = [.. Bases().Select(text => JsonNode.Parse(text)!)];
        string[] texts =
        [
            .. bases.Select(one => one.ToJsonString()),
            .. Enumerable.Range(0, Count).Select(_ => Mutated(bases, random)),
        ];
        await using EnginePage page = new();
        string script =
            $"<script>window.ni = {PageScript.Bundle("start.js")}; window.niRecipe = {PageScript.Bundle("run/recipe.js")}; window.niModule = \"{EngineModule.Base64}\";</script>";
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "recipes");
        string[] verdicts = await opened.Page.EvaluateAsync<string[]>(
            """
            async (texts) => {
              const verdicts = [];
              for (const text of texts) {
                try {
                  const recipe = niRecipe.recipeOf(text);
                  niRecipe.checkRecipe(recipe);
                  const run = await ni.open({ module: niModule, recipe });
                  run.goTo(recipe.epochs, recipe.batches ?? 0);
                  const isThere = run.epoch === recipe.epochs && run.batch === (recipe.batches ?? 0);
                  verdicts.push(isThere ? "" : "the run never comes there");
                } catch (error) {
                  verdicts.push(`${error.constructor === Error || error.constructor === SyntaxError ? "" : "UNFORESEEN "}${error.message}`);
                }
              }
              return verdicts;
            }
            """,
            texts
        );

        List<string> differing = [];
        int accepted = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            string verdict = Verdict(texts[i]);
            accepted += verdict.Length == 0 ? 1 : 0;
            if (
                (verdict.Length == 0) != (verdicts[i].Length == 0)
                || verdicts[i].StartsWith("UNFORESEEN", StringComparison.Ordinal)
            )
                differing.Add($"C#: {verdict}\npage: {verdicts[i]}\n{texts[i]}");
        }

        Assert.True(differing.Count == 0, $"{differing.Count} differ:\n{string.Join("\n\n", differing.Take(12))}");
        // Neither side refuses everything, or nothing.
        Assert.InRange(accepted, Count / 50, Count / 2);
        Assert.All(bases.Index(), one => Assert.Equal("", verdicts[one.Index]));
    }

    private static string Verdict(string text)
    {
        try
        {
            _ = Training.Replay(Recipe.FromJson(text));
            return "";
        }
        catch (InvalidInputException refused)
        {
            return refused.Message;
        }
        catch (DivergenceException)
        {
            // A run that runs away is shown doing so.
            return "";
        }
    }

    private static IEnumerable<string> Bases()
    {
        DatasetRecord drawn = DatasetRecord.Generate(Generator.CirclesAndSquares, 3, 6, 2);
        Trainer changed = new(
            drawn,
            new Architecture([64, 3, 2], Activation.Tanh),
            new TrainingOptions { BatchSize = 2 }
        );
        changed.Run(1);
        changed.LearningRate = 0.3;
        changed.Step();
        changed.BatchSize = 3;
        changed.Set(new ParameterChange(1, 2, 5, 0.25));
        changed.Set(new ParameterChange(2, 1, null, -0.5));
        changed.Run(1);
        changed.Step();
        yield return changed.Recipe.ToJson();
        Trainer handed = new(
            drawn,
            new Architecture([64, 3, 3, 2], Activation.Tanh),
            new TrainingOptions { BatchSize = 2, Optimizer = Optimizer.Momentum }
        );
        handed.Teach(new Sample([.. Enumerable.Range(0, 64).Select(i => i % 2.0)], 1));
        handed.Run(1);
        handed.Set(new UnitChange(2, 1));
        handed.Set(new LayerChange(3));
        handed.Step();
        handed.Set(new UnitChange(2, 1, false));
        handed.Teach(new Sample([.. Enumerable.Range(0, 64).Select(i => i * 0.01)], 0));
        handed.Run(1);
        handed.Set(new LayerChange(3, false));
        yield return handed.Recipe.ToJson();
        Trainer noisy = new(
            DatasetRecord
                .Generate(Generator.TwoSpirals, 3, 6, 2, 0.125)
                .With([PlaneFeature.FirstSquared, PlaneFeature.Product]),
            new Architecture([4, 3, 2]),
            new TrainingOptions { BatchSize = 2 }
        );
        noisy.Run(1);
        yield return noisy.Recipe.ToJson();
        Trainer regression = new(
            OwnData.Create(
                [new Sample([0, 1], [0.25, 3]), new Sample([1, 0], [-7, 1e-3]), new Sample([1, 1], [0.5, 0.5])],
                [new Sample([0, 0], [1, 2])],
                ["a", "b"]
            ),
            new Architecture([2, 2], loss: LossFunction.IdentityMeanSquaredError),
            new TrainingOptions { BatchSize = 2, LearningRate = 0.01 }
        );
        regression.Run(1);
        yield return regression.Recipe.ToJson();
        foreach (double scale in new[] { 1, 0.37 })
        {
            DatasetRecord own = OwnData.Create(
                [new Sample([0, scale], 0), new Sample([scale, 0], 1), new Sample([scale, scale], 2)],
                [new Sample([0, 0], 1)],
                ["a", "größer", "c & <d>"]
            );
            Trainer trainer = new(
                own,
                new Architecture([2, 3], loss: LossFunction.IdentityMeanSquaredError),
                new TrainingOptions
                {
                    Optimizer = Optimizer.Momentum,
                    L2 = 0.01,
                    BatchSize = 2,
                },
                scale < 1 ? [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : null
            );
            trainer.Run(2);
            yield return trainer.Recipe.ToJson();
        }
    }

    private static string Mutated(JsonNode[] bases, Random random)
    {
        while (true)
        {
            JsonNode root = bases[random.Next(bases.Length)].DeepClone();
            int times = random.Next(1, 3);
            for (int i = 0; i < times; i++)
                Mutate(root, random);
            string text = root.ToJsonString();
            if (random.Next(12) == 0)
                text = Doubled(text, random);
            if (!IsLong(text))
                return text;
        }
    }

    private static void Mutate(JsonNode root, Random random)
    {
        JsonNode[] all = [.. All(root).Where(node => node != root)];
        if (all.Length == 0)
            return;
        JsonNode at = all[random.Next(all.Length)];
        JsonNode parent = at.Parent!;
        switch (random.Next(8))
        {
            case 0 when parent is JsonObject members:
                members.Remove(at.GetPropertyName());
                break;
            case 1 when parent is JsonObject members:
                string name = at.GetPropertyName();
                members.Remove(name);
                members[random.Next(2) == 0 ? name.ToUpperInvariant() : name + "x"] = at;
                break;
            case 2 when at is JsonObject members:
                members["more"] = 1;
                break;
            case 3 when parent is JsonArray items:
                items.Insert(random.Next(items.Count), at.DeepClone());
                break;
            case 4 when parent is JsonArray items:
                items.Remove(at);
                break;
            case 5 when parent is JsonArray items:
                items.Remove(at);
                items.Insert(random.Next(items.Count + 1), at);
                break;
            case 6:
                at.ReplaceWith(all[random.Next(all.Length)].DeepClone());
                break;
            default:
                at.ReplaceWith(JsonNode.Parse(Values[random.Next(Values.Length)]));
                break;
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode? node)
    {
        if (node is null)
            yield break;
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode inner in children.SelectMany(All))
            yield return inner;
    }

    /// <summary>The text with a member of some object twice.</summary>
    private static string Doubled(string text, Random random)
    {
        int[] colons =
        [
            .. text.Index().Where(one => one.Item == ':' && text[one.Index - 1] == '"').Select(one => one.Index),
        ];
        if (colons.Length == 0)
            return text;
        int colon = colons[random.Next(colons.Length)];
        int start = text.LastIndexOf('"', colon - 2);
        return start < 0 ? text : $"{text[..start]}{text[start..colon]}:1,{text[start..]}";
    }

    private static bool IsLong(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("epochs", out JsonElement epochs)
            && epochs.ValueKind == JsonValueKind.Number
            && epochs.GetDouble() is > MostEpochs and <= 1_000_000;
    }
}
