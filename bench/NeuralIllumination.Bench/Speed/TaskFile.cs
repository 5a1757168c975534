using System.Globalization;

namespace NeuralIllumination.Bench;

/// <summary>One task for every contender: the same data, the same starting weights, the same order.</summary>
internal sealed class TaskFile
{
    public required int[] Layers { get; init; }

    public required int Batch { get; init; }

    public required int Epochs { get; init; }

    public required double Rate { get; init; }

    public required uint ShuffleSeed { get; init; }

    public required int Train { get; init; }

    public required int Test { get; init; }

    /// <summary>Per layer and output unit: its weights, then its bias.</summary>
    public required double[][][] Units { get; init; }

    /// <summary>Per sample, those to learn from first.</summary>
    public required double[][] Inputs { get; init; }

    public required int[] Labels { get; init; }

    /// <summary>Products and sums of an epoch: forward, ∂W and, above the first layer, back.</summary>
    public double Flops
    {
        get
        {
            double products = 0;
            for (int l = 0; l + 1 < Layers.Length; l++)
                products += (double)Layers[l] * Layers[l + 1] * (l == 0 ? 2 : 3);
            return 2 * products * Train;
        }
    }

    public static TaskFile Read(string path)
    {
        using StreamReader reader = new(path);
        int line = 0;
        string[] Words(string expected)
        {
            line++;
            string[] words = (reader.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || (expected.Length > 0 && words[0] != expected))
                throw new InvalidDataException(
                    $"{path}:{line}: expected {(expected.Length > 0 ? expected : "numbers")}."
                );
            return words;
        }

        int[] layers = [.. Words("layers").Skip(1).Select(Whole)];
        string[] hyper = Words("hyper");
        string[] counts = Words("counts");
        double[][][] units = new double[layers.Length - 1][][];
        for (int l = 0; l < units.Length; l++)
            units[l] = [.. Enumerable.Range(0, layers[l + 1]).Select(_ => Words("").Select(Number).ToArray())];
        int train = Whole(counts[1]);
        int test = Whole(counts[2]);
        string[][] samples = [.. Enumerable.Range(0, train + test).Select(_ => Words(""))];
        return new TaskFile
        {
            Layers = layers,
            Batch = Whole(hyper[1]),
            Epochs = Whole(hyper[2]),
            Rate = Number(hyper[3]),
            ShuffleSeed = uint.Parse(hyper[4], CultureInfo.InvariantCulture),
            Train = train,
            Test = test,
            Units = units,
            Labels = [.. samples.Select(sample => Whole(sample[0]))],
            Inputs = [.. samples.Select(sample => sample.Skip(1).Select(Number).ToArray())],
        };
    }

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
