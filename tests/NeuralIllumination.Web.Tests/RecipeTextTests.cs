using System.Text.Json.Nodes;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page's writer of recipes writes what C#'s writes.</summary>
public sealed class RecipeTextTests(BrowserFixture fixture)
{
    private const int Count = 1000;

    private static readonly double[] Awkward =
    [
        1e15,
        1e16,
        1.2345678901234567e17,
        1e21,
        -1e22,
        1e-4,
        1e-5,
        1.5e-7,
        5e-324,
        double.MaxValue,
        -0.0,
        0.1,
        1.0 / 3,
        123456.5,
    ];

    private static readonly string[] Names =
    [
        "circle",
        "",
        "größer als 1 — \"Anführung\"",
        "<script>&'+`/\\",
        "日本語 🙂 \u00a0\u00ad\ufffd",
    ];

    [Fact]
    public async Task Byte_for_byte_whatever_the_recipe()
    {
        // Given recipes by chance, of every kind, and the same with their members in another order and what may be left out left out
        Random random = new(20261129);
        string[] texts = [.. Enumerable.Range(0, Count).Select(_ => One(random).ToJson())];
        string[] shuffled = [.. texts.Select(text => Reversed(JsonNode.Parse(text)!)!.ToJsonString())];
        await using EnginePage page = new();
        string script = $"<script>window.ni = {PageScript.Bundle("run/recipetext.js")};</script>";
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "recipes");

        // When the page writes them
        string[] written = await opened.Page.EvaluateAsync<string[]>(
            """
            (texts) => texts.flatMap((text) => [ni.recipeText(JSON.parse(text)), ni.recipeText(JSON.parse(text), true)])
            """,
            shuffled
        );

        // Then it is C#'s document, and in one line the same without its white space
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(texts[i], written[2 * i]);
            Assert.DoesNotContain('\n', written[2 * i + 1]);
            Assert.Equal(texts[i], Recipe.FromJson(written[2 * i + 1]).ToJson());
        }
    }

    private static JsonNode? Reversed(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .Reverse()
                    .Where(member =>
                        member is not { Key: "batches", Value: JsonValue none } || none.GetValue<int>() != 0
                    )
                    .Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Reversed)]),
            _ => node?.DeepClone(),
        };

    private static Recipe One(Random random)
    {
        bool isGenerated = random.Next(3) == 0;
        LossFunction loss = Pick<LossFunction>(random);
        GeneratorKind drawn = GeneratorKind.Of(Pick<Generator>(random));
        int classes = isGenerated ? drawn.Shape.Classes.Count : random.Next(2, 5);
        if (isGenerated && drawn.Shape.IsRegression)
            loss = LossFunction.IdentityMeanSquaredError;
        bool isSingle = classes == 2 && loss != LossFunction.SoftmaxCrossEntropy && random.Next(2) == 0;
        DatasetRecord data = isGenerated
            ? DatasetRecord.Generate(
                drawn.Value,
                random.NextInt64(Seeds.Largest),
                random.Next(1, 9),
                random.Next(4),
                drawn.Noise is null || random.Next(2) == 0 ? null : 0.5 * random.NextDouble()
            )
            : Own(random, classes);
        int samples = data.Train.Count;
        Change[] changes(Architecture of) =>
            [
                .. Enumerable
                    .Range(0, random.Next(5))
                    .Select(_ => Change(random, of, samples))
                    .OrderBy(change => (change.Epoch, change.Batch, change.Phase)),
            ];
        int[] hidden = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 9))];
        Architecture architecture = new(
            [data.Shape.Features, .. hidden, isSingle ? 1 : classes],
            Pick<Activation>(random),
            Pick<Initialization>(random),
            loss
        );
        return new Recipe
        {
            Data = data.Source,
            Architecture = architecture,
            StartParameters =
                random.Next(4) == 0
                    ? [.. Enumerable.Range(0, architecture.ParameterCount).Select(_ => random.NextDouble() - 0.5)]
                    : null,
            Options = new TrainingOptions
            {
                LearningRate = 10 * (1 - random.NextDouble()),
                BatchSize = random.Next(1, samples + 1),
                StartSeed = random.NextInt64(Seeds.Largest),
                ShuffleSeed = random.NextInt64(Seeds.Largest),
                Optimizer = Pick<Optimizer>(random),
                Momentum = random.NextDouble(),
                L2 = random.Next(2) == 0 ? 0 : Math.Pow(10, -9 * random.NextDouble()),
                Beta1 = random.Next(2) == 0 ? Ranges.Beta1.Default : random.NextDouble(),
                Beta2 = random.Next(2) == 0 ? Ranges.Beta2.Default : random.NextDouble(),
            },
            Changes = changes(architecture),
            Epochs = random.Next(100, Trainer.MostEpochs),
            Batches = random.Next(Math.Min(3, samples)),
        };
    }

    private static Change Change(Random random, Architecture architecture, int samples)
    {
        int layer = random.Next(1, architecture.Layers.Count);
        int which = random.Next(1, 128);
        double value =
            random.Next(2) == 0 ? Awkward[random.Next(Awkward.Length)]
            : random.Next(2) == 0 ? random.NextDouble() - 0.5
            : Math.Pow(10, random.Next(-20, 25)) * random.NextDouble();
        return new Change(random.Next(100), random.Next(samples), Pick<Phase>(random))
        {
            LearningRate = (which & 1) != 0 ? Math.Pow(10, 1 - 9 * random.NextDouble()) : null,
            BatchSize = (which & 2) != 0 ? random.Next(1, samples + 1) : null,
            Momentum = (which & 8) != 0 ? random.NextDouble() : null,
            L2 = (which & 16) != 0 ? random.NextDouble() : null,
            Beta1 = (which & 32) != 0 ? random.NextDouble() : null,
            Beta2 = (which & 64) != 0 ? random.NextDouble() : null,
            Parameter =
                (which & 4) != 0
                    ? new ParameterChange(
                        layer,
                        random.Next(architecture.Layers[layer]),
                        random.Next(3) == 0 ? null : random.Next(architecture.Layers[layer - 1]),
                        value
                    )
                    : null,
        };
    }

    private static DatasetRecord Own(Random random, int classes)
    {
        int features = random.Next(1, 6);
        bool isBinary = random.Next(2) == 0;
        Sample Draw() =>
            new(
                [.. Enumerable.Range(0, features).Select(_ => isBinary ? random.Next(2) : 2 * random.NextDouble() - 1)],
                random.Next(classes)
            );
        return OwnData.Create(
            [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Draw())],
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Draw())],
            [.. Enumerable.Range(0, classes).Select(k => $"{Names[random.Next(Names.Length)]} {k}")]
        );
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
