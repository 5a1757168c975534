using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Bench;

/// <summary>What the seeds do that the recipe bar offers: start and shuffling follow them, the data keep seed 42.</summary>
internal static class OfferedSeeds
{
    private static readonly int[] Epochs = [0, 1, 5, 20, 200];

    public static void Print()
    {
        Console.WriteLine(
            "64-16-2, He, ReLU, SGD, learning rate 0.1, batch 16; circles and squares of seed 42, 240 and 40 samples"
        );
        Console.WriteLine(
            "| seed | test accuracy after 0 | 1 | 5 | 20 | 200 epochs | test loss after 200 | smallest after | all learned after | dead units | fingerprint |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (long seed in new long[] { 42, 137, 999, 2024 })
            Console.WriteLine(Row(seed));
    }

    private static string Row(long seed)
    {
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2]),
            new TrainingOptions { StartSeed = seed }
        );
        IReadOnlyList<EpochRecord> epochs = trainer.Run(200).Epochs;
        EpochRecord best = epochs.MinBy(epoch => epoch.TestLoss)!;
        EpochRecord learned = epochs.First(epoch => epoch.TrainAccuracy == 1);
        IEnumerable<string> cells =
        [
            seed.ToString(CultureInfo.InvariantCulture),
            .. Epochs.Select(after => Number(epochs[after].TestAccuracy!.Value, "F3")),
            Number(epochs[200].TestLoss!.Value, "F4"),
            $"epoch {best.Epoch}",
            $"epoch {learned.Epoch}",
            Number(trainer.Diagnose().Layers[0].SilentUnits.Count, "F0"),
            trainer.Fingerprint,
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
