using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Bench;

/// <summary>How good the default network becomes, over many seeds: whether the first lesson's task is a lesson.</summary>
internal static class Distribution
{
    private static readonly int[] Epochs = [0, 1, 5, 20, 200];
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static void Print(int seeds)
    {
        double[][] accuracy = [.. Epochs.Select(_ => new double[seeds])];
        double[] trained = new double[seeds];
        Parallel.For(
            0,
            seeds,
            index =>
            {
                long seed = index + 1;
                Trainer trainer = new(
                    DatasetRecord.CirclesAndSquares(seed),
                    new Architecture([64, 16, 2]),
                    new TrainingOptions { StartSeed = seed }
                );
                IReadOnlyList<EpochRecord> epochs = trainer.Run(200).Epochs;
                for (int k = 0; k < Epochs.Length; k++)
                    accuracy[k][index] = epochs[Epochs[k]].TestAccuracy!.Value;
                trained[index] = epochs[200].TrainAccuracy!.Value;
            }
        );

        Console.WriteLine(
            $"64-16-2, He, ReLU, SGD, learning rate 0.1, batch 16; seeds 1 to {seeds}; test accuracy on 40 samples"
        );
        Console.WriteLine("| after epoch | 5th percentile | 25th | median | 75th | 95th percentile | mean |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (int k = 0; k < Epochs.Length; k++)
            Console.WriteLine(Row(Epochs[k].ToString(CultureInfo.InvariantCulture), accuracy[k]));
        Console.WriteLine(Row("200, training set", trained));
    }

    private static string Row(string name, double[] values)
    {
        Array.Sort(values);
        IEnumerable<double> numbers = Shares
            .Select(share => values[(int)(share * (values.Length - 1))])
            .Append(values.Average());
        IEnumerable<string> cells = numbers.Select(value => value.ToString("F3", CultureInfo.InvariantCulture));
        return $"| {name} | {string.Join(" | ", cells)} |";
    }
}
