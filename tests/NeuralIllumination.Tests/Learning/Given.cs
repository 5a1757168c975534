using FsCheck;
using FsCheck.Fluent;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Small trainings for tests to start from.</summary>
internal static class Given
{
    /// <summary>The default: 64-16-2 on circles and squares, every seed 42.</summary>
    public static Trainer Default(double learningRate = 0.1, int batchSize = 16, long seed = 42) =>
        new(
            DatasetRecord.CirclesAndSquares(seed),
            new Architecture([64, 16, 2]),
            new TrainingOptions
            {
                LearningRate = learningRate,
                BatchSize = batchSize,
                StartSeed = seed,
            }
        );

    /// <summary>Any small training: 1 to 3 hidden layers, every activation and initialisation, partial batches, grey values.</summary>
    public static Gen<Trainer> Trainings() =>
        from hidden in Gen.Choose(1, 7).ListOf()
        from features in Gen.Choose(1, 9)
        from classes in Gen.Choose(2, 4)
        from activation in Gen.Elements<string>([.. Terms.Names<Activation>()])
        from initialization in Gen.Elements("he", "he-uniform", "glorot", "glorot-uniform")
        from samples in Gen.Choose(2, 23)
        from batch in Gen.Choose(1, samples)
        from rate in Gen.Elements(0.0005, 0.002, 0.005)
        from seed in Gen.Choose(0, 1_000_000)
        from loss in Gen.Elements<string>([.. Terms.Names<LossFunction>()])
        from optimizer in Gen.Elements<string>([.. Terms.Names<Optimizer>()])
        from single in Gen.Elements(true, false)
        from l2 in Gen.Elements(0, 0, 0.01)
        let outputs = single && loss != "softmax-cross-entropy" ? 1 : classes
        select new Trainer(
            Data(features, outputs == 1 ? 2 : classes, samples, seed),
            new Architecture(
                [features, .. hidden.Take(3), outputs],
                Terms.Parse<Activation>(activation),
                Terms.Parse<Initialization>(initialization),
                Terms.Parse<LossFunction>(loss)
            ),
            new TrainingOptions
            {
                LearningRate = rate,
                BatchSize = batch,
                StartSeed = seed,
                Optimizer = Terms.Parse<Optimizer>(optimizer),
                L2 = l2,
            }
        );

    public static DatasetRecord Data(int features, int classes, int samples, long seed)
    {
        NeuralIllumination.Engine.Xoshiro256 random = new(seed, 0);
        Sample Draw() =>
            new([.. Enumerable.Range(0, features).Select(_ => 0.5 * random.NextGaussian())], random.NextInt(classes));
        return OwnData.Create(
            [.. Enumerable.Range(0, samples).Select(_ => Draw())],
            [.. Enumerable.Range(0, 5).Select(_ => Draw())],
            [.. Enumerable.Range(0, classes).Select(k => $"class {k}")]
        );
    }
}
