using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Bench;

/// <summary>What a network makes of each generated data set, over many seeds: the table of docs/TASK.md.</summary>
internal static class DataSets
{
    private const int Epochs = 200;

    private static readonly int[][] Hidden =
    [
        [],
        [4],
        [16],
        [16, 16],
    ];

    private static readonly (Generator Generator, PlaneFeature[] Features)[] Helped =
    [
        (Generator.CircleInRing, [PlaneFeature.FirstSquared, PlaneFeature.SecondSquared]),
        (Generator.ExclusiveOr, [PlaneFeature.Product]),
        (Generator.Stripes, [PlaneFeature.FirstSine]),
        (Generator.Checkerboard, [PlaneFeature.FirstSine, PlaneFeature.SecondSine]),
        (Generator.TwoSpirals, [PlaneFeature.FirstSine, PlaneFeature.SecondSine]),
        (Generator.TwoSpirals, Enum.GetValues<PlaneFeature>()),
        (Generator.TwoHills, [PlaneFeature.FirstSquared, PlaneFeature.SecondSquared, PlaneFeature.Product]),
    ];

    /// <summary>The same with features added to the coordinates, beside the same without.</summary>
    public static void PrintFeatures(int seeds)
    {
        Console.WriteLine(Heading(seeds));
        Console.WriteLine("| data set | inputs | no hidden units | 4 | 16 |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach ((Generator generator, PlaneFeature[] features) in Helped)
        {
            foreach (PlaneFeature[] added in new PlaneFeature[][] { [], features })
            {
                GeneratorKind kind = GeneratorKind.Of(generator);
                string names = string.Join(
                    ", ",
                    added.Select(feature => FeatureKind.Of(feature).Name).Prepend("x0, x1")
                );
                Console.WriteLine(
                    $"| {kind.Term} | {names} | {string.Join(" | ", Hidden.SkipLast(1).Select(hidden => Cell(kind, added, hidden, seeds)))} |"
                );
            }
        }
    }

    private static string Heading(int seeds) =>
        $"He, ReLU, SGD, learning rate 0.1, batch 16 (truth tables 4), {Epochs} epochs; seeds 1 to {seeds}; test accuracy, of regression R²: median (5th to 95th percentile)";

    public static void Print(int seeds)
    {
        Console.WriteLine(Heading(seeds));
        Console.WriteLine("| data set | no hidden units | 4 | 16 | 16, then 16 |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (GeneratorKind kind in GeneratorKind.All)
            Console.WriteLine(
                $"| {kind.Term} | {string.Join(" | ", Hidden.Select(hidden => Cell(kind, [], hidden, seeds)))} |"
            );
    }

    private static string Cell(GeneratorKind kind, PlaneFeature[] features, int[] hidden, int seeds)
    {
        double[] accuracy = new double[seeds];
        Parallel.For(0, seeds, index => accuracy[index] = Accuracy(kind, features, hidden, index + 1));
        Array.Sort(accuracy);
        double At(double share) => accuracy[(int)(share * (seeds - 1))];
        return string.Create(CultureInfo.InvariantCulture, $"{At(0.5):0.000} ({At(0.05):0.000} to {At(0.95):0.000})");
    }

    private static double Accuracy(GeneratorKind kind, PlaneFeature[] features, int[] hidden, long seed)
    {
        Trainer trainer = new(
            DatasetRecord.Generate(kind.Value, seed).With(features),
            new Architecture(
                [kind.Shape.Features + features.Length, .. hidden, kind.Shape.Classes.Count],
                loss: Architecture.LossFor(kind.Shape)
            ),
            new TrainingOptions { StartSeed = seed }
        );
        return trainer.Run(Epochs).Last.TestScore!.Value;
    }
}
