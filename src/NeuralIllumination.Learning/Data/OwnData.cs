namespace NeuralIllumination.Learning;

/// <summary>Makes data sets of the user's own samples. Values are taken as they are: scale them to about 0 … 1 for good learning.</summary>
public static class OwnData
{
    /// <summary>A data set of samples that are already divided.</summary>
    /// <param name="train">What to learn from, at least one sample.</param>
    /// <param name="test">What to be tested on; may be empty.</param>
    /// <param name="classes">The classes' names, by label; null to call them 0, 1, … up to the largest label. Of regression the quantities'.</param>
    /// <param name="width">Pixels across; null for a square picture where the values make one, else a column.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">What a sample's values are called, as many names as values; null where they have none.</param>
    /// <exception cref="SampleException">No samples, a label out of range, a value that is not finite, or names of inputs that are none.</exception>
    /// <exception cref="ShapeException">Samples of different lengths, or a width that does not divide them.</exception>
    public static DatasetRecord Create(
        IEnumerable<Sample> train,
        IEnumerable<Sample>? test = null,
        IReadOnlyList<string>? classes = null,
        int? width = null,
        string name = "own data",
        IReadOnlyList<string>? inputs = null
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        Sample[] learned = train.ToArray();
        Sample[] tested = test?.ToArray() ?? [];
        if (learned.Length == 0)
            throw new SampleException("The training set needs at least 1 sample; got none.");

        if (learned[0]?.Pixels is null)
            throw new SampleException("Expected a sample with values; sample 0 of the training set is null.");
        int features = learned[0].Pixels.Count;
        if (features == 0)
            throw new ShapeException("A sample needs at least 1 value; sample 0 of the training set has none.");

        bool isRegression = learned[0].Targets is not null;
        classes ??= isRegression ? Quantities(learned[0].Targets!.Count) : Numbered(learned.Concat(tested));
        ClassNames.Check(classes, isRegression ? 1 : 2);
        if (inputs is not null)
            InputNames.Check(inputs, features);
        PictureShape shape = Shape(features, width, classes) with { IsRegression = isRegression, Inputs = inputs };
        SampleSet forTraining = SampleSet.Of(learned, shape, "training");
        SampleSet forTest = SampleSet.Of(tested, shape, "test");
        return new DatasetRecord(name, forTraining, forTest, DataPacking.Pack(forTraining, forTest));
    }

    /// <summary>A data set of samples divided by chance, the same way for the same seed; each class keeps its share, to a sample, and has one to be learned from.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="testShare">The share to be tested on, 0 to below 1; rounded to whole samples, fewer where a class would have none to be learned from.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="classes">As in <see cref="Create"/>.</param>
    /// <param name="width">As in <see cref="Create"/>.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">As in <see cref="Create"/>.</param>
    /// <exception cref="OptionException">A share outside [0, 1), or a seed outside its range.</exception>
    public static DatasetRecord Split(
        IEnumerable<Sample> samples,
        double testShare = 0.2,
        long seed = 42,
        IReadOnlyList<string>? classes = null,
        int? width = null,
        string name = "own data",
        IReadOnlyList<string>? inputs = null
    )
    {
        ArgumentNullException.ThrowIfNull(samples);
        Ranges.TestShare.Check(testShare);

        Sample[] all = samples.ToArray();
        int[] order = [.. Enumerable.Range(0, all.Length)];
        new Engine.Xoshiro256(Seeds.Check(seed), Engine.Xoshiro256.DataStream).Shuffle(order);
        bool[] tested = Tested(all, order, testShare);
        return Create(
            order.Where(i => !tested[i]).Select(i => all[i]),
            order.Where(i => tested[i]).Select(i => all[i]),
            classes ?? (all.Length == 0 || all[0]?.Targets is not null ? null : Numbered(all)),
            width,
            name,
            inputs
        );
    }

    /// <summary>Which samples are tested on: of each class the first of an order. (Of regression all samples are one class.)</summary>
    private static bool[] Tested(Sample[] all, int[] order, double share)
    {
        Dictionary<int, int> left = Shares(
            all.GroupBy(Kind).ToDictionary(kind => kind.Key, kind => kind.Count()),
            share
        );
        bool[] tested = new bool[all.Length];
        foreach (int i in order)
            tested[i] = left[Kind(all[i])]-- > 0;
        return tested;

        static int Kind(Sample? sample) => sample?.Targets is null ? sample?.Label ?? 0 : 0;
    }

    /// <summary>
    /// How many of each class are tested on: its whole samples, and what is missing of the share of all from the classes that lost most by that.
    /// One of each class is always learned from.
    /// </summary>
    private static Dictionary<int, int> Shares(Dictionary<int, int> counts, double share)
    {
        Dictionary<int, int> tested = counts.ToDictionary(
            kind => kind.Key,
            kind => Math.Min((int)Math.Floor(kind.Value * share), kind.Value - 1)
        );
        int missing = (int)Math.Round(counts.Values.Sum() * share) - tested.Values.Sum();
        foreach (
            int kind in counts
                .Keys.OrderByDescending(kind => (counts[kind] * share) - Math.Floor(counts[kind] * share))
                .ThenBy(kind => kind)
        )
        {
            if (missing > 0 && tested[kind] < counts[kind] - 1)
            {
                tested[kind]++;
                missing--;
            }
        }

        return tested;
    }

    internal static PictureShape Shape(int features, int? width, IReadOnlyList<string> classes)
    {
        if (width is { } across)
        {
            if (across < 1 || features % across != 0)
                throw new ShapeException($"Width must divide the {features} values of a sample; got {across}.");
            return new PictureShape(across, features / across, classes);
        }

        int side = (int)Math.Round(Math.Sqrt(features));
        return side * side == features && side > 1
            ? new PictureShape(side, side, classes)
            : new PictureShape(1, features, classes);
    }

    private static string[] Quantities(int count) =>
        count == 1
            ? ["y"]
            :
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(k => "y" + k.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ];

    private static string[] Numbered(IEnumerable<Sample> samples)
    {
        int largest = 1;
        foreach (Sample sample in samples)
        {
            // A stray label such as 1,000,000 is a mistake in the data, not a class to make room for.
            if (sample?.Label is > 9_999)
                throw new SampleException($"Labels must be 0 to 9999; got {sample.Label}.");
            largest = Math.Max(largest, sample?.Label ?? 0);
        }

        return
        [
            .. Enumerable
                .Range(0, largest + 1)
                .Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }
}
