using NeuralIllumination.Learning;

namespace NeuralIllumination.Web.Tests;

/// <summary>A recipe made by chance, with what C# came to at every place of it.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Fingerprints">After epoch 0, 1, 2, …, what was changed by hand there included.</param>
/// <param name="Losses">The training loss measured after each epoch.</param>
public sealed record GeneratedRecipe(Recipe Recipe, IReadOnlyList<string> Fingerprints, IReadOnlyList<double> Losses)
{
    /// <summary>The same recipes every time: architectures, activations, losses, optimisers, partial batches, changes on the way.</summary>
    public static IReadOnlyList<GeneratedRecipe> Make(int count)
    {
        Random random = new(20261122);
        List<GeneratedRecipe> made = [];
        while (made.Count < count)
        {
            try
            {
                made.Add(One(random));
            }
            catch (DivergenceException)
            {
                // A run that runs away has no recipe to compare; another takes its place.
            }
        }

        return made;
    }

    private static GeneratedRecipe One(Random random)
    {
        bool generated = random.Next(2) == 0;
        LossFunction loss = Pick<LossFunction>(random);
        bool single = loss != LossFunction.SoftmaxCrossEntropy && random.Next(2) == 0;
        GeneratorKind drawn = GeneratorKind.Of(Pick<Generator>(random));
        single &= !generated || drawn.Shape.Classes.Count == 2;
        if (generated && drawn.Shape.IsRegression)
            loss = LossFunction.IdentityMeanSquaredError;
        int classes =
            generated ? drawn.Shape.Classes.Count
            : single ? 2
            : random.Next(2, 5);
        DatasetRecord data = generated
            ? DatasetRecord.Generate(
                drawn.Value,
                random.Next(),
                random.Next(3, 60),
                random.Next(0, 20),
                drawn.Noise is null ? null : 0.5 * random.NextDouble()
            )
            : Own(random, random.Next(1, 12), classes);
        int[] hidden = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(1, 20))];
        int samples = data.Train.Count;
        Trainer trainer = new(
            data,
            new Architecture(
                [data.Shape.Features, .. hidden, single ? 1 : classes],
                Pick<Activation>(random),
                Pick<Initialization>(random),
                loss
            ),
            new TrainingOptions
            {
                LearningRate = Math.Pow(10, -3 + 2 * random.NextDouble()),
                BatchSize = random.Next(1, samples + 1),
                StartSeed = random.NextInt64(Seeds.Largest),
                ShuffleSeed = random.NextInt64(Seeds.Largest),
                Optimizer = Pick<Optimizer>(random),
                Momentum = random.NextDouble(),
                L2 = random.Next(2) == 0 ? 0 : 0.01 * random.NextDouble(),
                Beta1 = random.Next(2) == 0 ? 0.9 : random.NextDouble(),
                Beta2 = random.Next(2) == 0 ? 0.999 : 1 - 0.1 * (1 - random.NextDouble()),
            }
        );

        List<string> fingerprints = [];
        List<double> losses = [trainer.Run().Last.TrainLoss];
        int epochs = random.Next(1, 4);
        while (true)
        {
            while (random.Next(8) == 0)
                Change(random, trainer);
            if (trainer.Batch == 0 && trainer.NextPhase == Phase.Forward)
            {
                fingerprints.Add(trainer.Fingerprint);
                if (trainer.Epoch == 0)
                    losses[0] = trainer.Run().Last.TrainLoss;
                if (trainer.Epoch == epochs)
                    break;
            }

            int epoch = trainer.Epoch;
            trainer.StepPhase();
            if (trainer.Epoch > epoch)
                losses.Add(trainer.Run().Last.TrainLoss);
        }

        return new GeneratedRecipe(trainer.Recipe, fingerprints, losses);
    }

    private static void Change(Random random, Trainer trainer)
    {
        switch (random.Next(7))
        {
            case 0:
                trainer.LearningRate = Math.Pow(10, -3 + 2 * random.NextDouble());
                break;
            case 1:
                trainer.BatchSize = random.Next(1, trainer.Data.Train.Count + 1);
                break;
            case 2:
                trainer.Momentum = random.NextDouble();
                break;
            case 3:
                trainer.L2 = 0.01 * random.NextDouble();
                break;
            case 4:
                trainer.Beta1 = random.NextDouble();
                break;
            case 5:
                trainer.Beta2 = 1 - 0.1 * (1 - random.NextDouble());
                break;
            default:
                int layer = random.Next(1, trainer.Architecture.Layers.Count);
                int output = random.Next(trainer.Architecture.Layers[layer]);
                int? input = random.Next(4) == 0 ? null : random.Next(trainer.Architecture.Layers[layer - 1]);
                trainer.Set(new ParameterChange(layer, output, input, 2 * random.NextDouble() - 1));
                break;
        }
    }

    private static DatasetRecord Own(Random random, int features, int classes)
    {
        bool binary = random.Next(2) == 0;
        Sample Draw() =>
            new(
                [.. Enumerable.Range(0, features).Select(_ => binary ? random.Next(2) : 2 * random.NextDouble() - 1)],
                random.Next(classes)
            );
        return OwnData.Create(
            [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Draw())],
            [.. Enumerable.Range(0, random.Next(0, 8)).Select(_ => Draw())],
            [.. Enumerable.Range(0, classes).Select(k => $"class {k}")]
        );
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
