using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Puts a user's data into a recipe and takes them out again, bit for bit.</summary>
internal static class DataPacking
{
    public static DataSource Pack(SampleSet train, SampleSet test)
    {
        double[] values = [.. train.Samples.Inputs, .. test.Samples.Inputs];
        int[] labels = train.Shape.IsRegression ? [] : [.. train.Samples.Labels, .. test.Samples.Labels];
        double[] targets = train.Shape.IsRegression ? [.. train.Samples.Targets, .. test.Samples.Targets] : [];
        (string encoding, int least, int per, byte[] bytes) = ValueEncoding.Write(values);
        return new DataSource
        {
            TrainCount = train.Count,
            TestCount = test.Count,
            Digest = Digest(values, labels, targets),
            Packed =
                bytes.LongLength + labels.Length + 8L * targets.Length > PackedData.MostBytes
                    ? null
                    : new PackedData(train.Shape, encoding, Convert.ToBase64String(bytes), labels)
                    {
                        Least = least,
                        Per = per,
                        Targets = targets.Length > 0 ? Convert.ToBase64String(DoubleBytes.Of(targets)) : null,
                    },
        };
    }

    /// <summary>The data that a recipe's source names or carries.</summary>
    public static DatasetRecord Unpack(DataSource source)
    {
        if (source.Generator is { } term)
        {
            GeneratorKind kind =
                GeneratorKind.Find(term)
                ?? throw new FileFormatException(
                    $"Recipe, data: expected one of the generators {string.Join(", ", Terms.Names<Generator>())}, found {Quoted.Of(term)}."
                );
            return DatasetRecord
                .Generate(kind.Value, source.Seed, source.TrainCount, source.TestCount, source.Noise)
                .With(source.Features);
        }

        if (source.Packed is not { } packed)
            throw new FileFormatException(
                $"The recipe's data (digest {source.Digest}) are too large to be carried in it; give them again: --data FILE, or Training.Replay(recipe, data)."
            );

        int count = source.TrainCount + source.TestCount;
        double[] values = ValueEncoding.Read(packed, (long)count * packed.Shape.Features);
        int quantities = packed.Shape.IsRegression ? packed.Shape.Classes.Count : 0;
        double[] targets = Targets(packed, (long)count * quantities);
        if (packed.Labels.Count != (quantities > 0 ? 0 : count))
            throw new FileFormatException($"Recipe, data: expected {count} labels, found {packed.Labels.Count}.");
        string digest = Digest(values, packed.Labels, targets);
        if (digest != source.Digest)
            throw new FileFormatException(
                $"Recipe, data: expected values with the digest {source.Digest}, found {digest}; the document has been altered, take it as it was saved."
            );

        Sample[] samples = new Sample[count];
        for (int s = 0; s < count; s++)
        {
            double[] x = values[(s * packed.Shape.Features)..((s + 1) * packed.Shape.Features)];
            samples[s] =
                quantities > 0
                    ? new Sample(x, targets[(s * quantities)..((s + 1) * quantities)])
                    : new Sample(x, packed.Labels[s]);
        }

        return OwnData
            .Create(
                samples.Take(source.TrainCount),
                samples.Skip(source.TrainCount),
                packed.Shape.Classes,
                packed.Shape.Width,
                inputs: packed.Shape.Inputs
            )
            .Scaled(source.Scale)
            .With(source.Features);
    }

    private static double[] Targets(PackedData packed, long count)
    {
        if (count == 0)
            return [];
        byte[] bytes = Base64Text.Read(packed.Targets ?? "", "the data's quantities");
        return bytes.Length == 8 * count
            ? DoubleBytes.Read(bytes)
            : throw new FileFormatException($"Recipe, data: expected {count} quantities, found {bytes.Length} bytes.");
    }

    private static string Digest(double[] values, IReadOnlyList<int> labels, double[] targets)
    {
        double[] all = [.. values, .. labels.Select(label => (double)label), .. targets];
        return Fingerprint.Of(all).ToString("x16", CultureInfo.InvariantCulture);
    }
}
