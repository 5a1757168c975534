using System.Text.Json.Nodes;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Data of the user's own: divided by chance, packed into a recipe, and taken out again.</summary>
public sealed class OwnDataTests
{
    [Fact]
    public void Values_of_0_and_1_are_packed_eight_to_a_byte_the_first_in_the_lowest_bit()
    {
        DatasetRecord data = OwnData.Create(
            [new Sample([1, 0, 0, 1, 1], 0), new Sample([0, 1, 1, 0, 0], 1)],
            [new Sample([1, 1, 1, 1, 0], 1)]
        );
        PackedData packed = Recipe(data).Data.Packed!;

        // 1 0 0 1 1 0 1 1 | 0 0 1 1 1 1 0: read from the right, as a byte is written
        Assert.Equal("bits", packed.Encoding);
        Assert.Equal([0b1101_1001, 0b0011_1100], Convert.FromBase64String(packed.Pixels));
        Assert.Equal([0, 1, 1], packed.Labels);
        Same(data, Again(data));
    }

    [Fact]
    public void A_single_other_value_is_packed_as_doubles()
    {
        DatasetRecord data = OwnData.Create([new Sample([1, 0], 0), new Sample([0.5, -3e300], 1)]);
        PackedData packed = Recipe(data).Data.Packed!;
        Assert.Equal("float64", packed.Encoding);
        Assert.Equal(4 * sizeof(double), Convert.FromBase64String(packed.Pixels).Length);
        Same(data, Again(data));
    }

    [Theory]
    [InlineData("bits", 0, 1, 1, new[] { 0.0, 1, 1, 0 })]
    [InlineData("levels", 0, 1, 3, new[] { 0.0, 16, 31, 2 })]
    [InlineData("levels", 0, 10, 3, new[] { 0.1, 0.3, 3.1, 2 })]
    [InlineData("bits", 100, 1, 1, new[] { 100.0, 101, 101, 100 })]
    [InlineData("bytes", 0, 1, 4, new[] { 0.0, 16, 255, 2 })]
    [InlineData("bytes", -100, 1, 4, new[] { -100.0, 16, 155, 2 })]
    [InlineData("words", 0, 100, 8, new[] { 0.07, 28.1, 655.35, 2 })]
    [InlineData("words", -5, 1_000_000, 8, new[] { -0.000005, 0.065530, 0, 0.000001 })]
    [InlineData("float64", 0, 1, 32, new[] { 0.0, 65536, 1, 1 })]
    [InlineData("float64", 0, 1, 32, new[] { -0.0, 1, 1, 1 })]
    [InlineData("float64", 0, 1, 32, new[] { 0.0000001, 1, 1, 1 })]
    public void Values_are_packed_by_what_they_need(string encoding, int least, int per, int bytes, double[] values)
    {
        DatasetRecord data = OwnData.Create(values.Select((value, i) => new Sample([value], i % 2)));
        PackedData packed = Recipe(data).Data.Packed!;
        Assert.Equal((encoding, least, per), (packed.Encoding, packed.Least, packed.Per));
        Assert.Equal(bytes, Convert.FromBase64String(packed.Pixels).Length);
        Assert.Equal(
            values.Select(BitConverter.DoubleToInt64Bits),
            Again(data).Train.Select(sample => BitConverter.DoubleToInt64Bits(sample.Pixels[0]))
        );
    }

    [Fact]
    public void The_usual_grey_digits_fit()
    {
        DatasetRecord data = OwnData.Create(
            Enumerable
                .Range(0, 1797)
                .Select(i => new Sample([.. Enumerable.Range(0, 64).Select(p => (double)(i * p % 17))], i % 10))
        );
        Assert.Equal("levels", Recipe(data).Data.Packed!.Encoding);
        Same(data, Again(data));
    }

    [Theory]
    // 8 values are a byte or 64, and each label one more: just what a recipe carries, and one sample beyond
    [InlineData(PackedData.MostBytes / 2, 1, true)]
    [InlineData(PackedData.MostBytes / 2 + 1, 1, false)]
    [InlineData(2016, 1.0 / 3, true)]
    [InlineData(2017, 1.0 / 3, false)]
    public void Data_are_carried_up_to_128_KB(int samples, double value, bool carried)
    {
        DatasetRecord data = OwnData.Create(
            Enumerable.Range(0, samples).Select(i => new Sample([value, .. Enumerable.Repeat(value, 7)], i % 2))
        );
        Assert.Equal(carried, Recipe(data).Data.Packed is not null);
        Assert.Equal(samples, Recipe(data).Data.TrainCount);
    }

    [Theory]
    [InlineData(
        "\"bits\"",
        "\"octal\"",
        "an encoding must be one of bits, levels, bytes, words, float64; got \"octal\""
    )]
    [InlineData("\"bits\"", "\"float64\"", "expected 32 bytes of values, found 1")]
    [InlineData("\"Bg==\"", "\"BgY=\"", "expected 1 bytes of values, found 2")]
    [InlineData("\"Bg==\"", "\"Bw==\"", "expected values with the digest")]
    [InlineData("\"Bg==\"", "\"?\"", "the data's values")]
    public void Packed_data_that_were_altered_are_refused(string from, string to, string says)
    {
        string json = Recipe(OwnData.Create([new Sample([0, 1], 0), new Sample([1, 0], 1)])).ToJson();
        Assert.Contains(from, json, StringComparison.Ordinal);
        string altered = json.Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(
            says,
            Assert
                .ThrowsAny<InvalidInputException>(() =>
                    Trainer.Replay(NeuralIllumination.Learning.Recipe.FromJson(altered, "run.json"))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Labels_that_are_missing_are_refused()
    {
        JsonNode json = JsonNode.Parse(
            Recipe(OwnData.Create([new Sample([0, 1], 0), new Sample([1, 0], 1)])).ToJson()
        )!;
        json["data"]!["packed"]!["labels"] = new JsonArray(0);
        Assert.Contains(
            "data of 2 samples need as many labels; g",
            Assert
                .Throws<FileFormatException>(() =>
                    Trainer.Replay(NeuralIllumination.Learning.Recipe.FromJson(json.ToJsonString(), "run.json"))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_source_that_names_no_generator_or_has_too_few_labels_is_refused()
    {
        DataSource source = Recipe(OwnData.Create([new Sample([0, 1], 0), new Sample([1, 0], 1)])).Data;
        Assert.Equal(
            "Recipe, data: expected 2 labels, found 1.",
            Assert
                .Throws<FileFormatException>(() =>
                    DataPacking.Unpack(source with { Packed = source.Packed! with { Labels = [0] } })
                )
                .Message
        );
        string unknown = Assert
            .Throws<FileFormatException>(() => DataPacking.Unpack(source with { Generator = "triangles" }))
            .Message;
        Assert.StartsWith(
            "Recipe, data: expected one of the generators circles-and-squares, ",
            unknown,
            StringComparison.Ordinal
        );
        Assert.EndsWith(", found \"triangles\".", unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0.2, 2)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 0.26, 3)]
    [InlineData(7, 0.9, 4)]
    public void A_division_by_chance_keeps_every_sample_once_and_is_the_same_for_a_seed(
        int samples,
        double share,
        int tested
    )
    {
        Sample[] all = [.. Enumerable.Range(0, samples).Select(i => new Sample([i, 1], i % 3))];
        DatasetRecord data = OwnData.Split(all, share, seed: 5);
        Assert.Equal(tested, data.Test.Count);
        Assert.Equal(
            Enumerable.Range(0, samples).Select(i => (i % 3, (double)i)),
            Firsts(data.Train).Concat(Firsts(data.Test)).OrderBy(sample => sample.Value)
        );
        Assert.Equal(Firsts(data.Train), Firsts(OwnData.Split(all, share, seed: 5).Train));
        Assert.NotEqual(Firsts(data.Train), Firsts(OwnData.Split(all, share, seed: 6).Train));
        Assert.NotEqual(
            Enumerable.Range(tested, samples - tested).Select(i => (double)i),
            Firsts(data.Train).Select(one => one.Value)
        );
    }

    [Fact]
    public void Classes_are_named_by_all_samples_on_whichever_side_they_fall()
    {
        // The only sample of the largest label is tested on, for some seed
        Sample[] all = [new([1, 0], 0), new([0, 1], 1), new([1, 1], 4)];
        for (int seed = 0; seed < 12; seed++)
            Assert.Equal(["0", "1", "2", "3", "4"], OwnData.Split(all, 0.4, seed).Train.Shape.Classes);
        Assert.Equal(
            ["a", "b", "c", "d", "e"],
            OwnData.Split(all, 0.4, 1, ["a", "b", "c", "d", "e"]).Train.Shape.Classes
        );
        Assert.Equal([1, 1, 0, 0, 1], OwnData.Create(all).Train.ClassCounts);
    }

    [Fact]
    public void Nothing_to_divide_is_refused()
    {
        Assert.Contains(
            "at least 1 sample",
            Assert.Throws<SampleException>(() => OwnData.Split([])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentNullException>("samples", () => OwnData.Split(null!));
    }

    [Fact]
    public void Drawing_tells_how_far_it_is_and_heeds_a_stop()
    {
        List<int> told = [];
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() =>
            DatasetRecord.Generate(
                Generator.CirclesAndSquares,
                42,
                10,
                4,
                progress: new Told(count =>
                {
                    told.Add(count);
                    stop.Cancel();
                }),
                cancellation: stop.Token
            )
        );
        Assert.Equal([14], told);
        DatasetRecord data = DatasetRecord.Generate(Generator.CirclesAndSquares, 42, 10, 4);
        Assert.Equal(("training", "test"), (data.Train[0].Set, data.Test[0].Set));
    }

    private sealed class Told(Action<int> heard) : IProgress<int>
    {
        public void Report(int value) => heard(value);
    }

    private static Recipe Recipe(DatasetRecord data) =>
        new Trainer(data, new Architecture([data.Train.Shape.Features, 3, data.Train.Shape.Classes.Count])).Recipe;

    private static DatasetRecord Again(DatasetRecord data) =>
        Trainer.Replay(NeuralIllumination.Learning.Recipe.FromJson(Recipe(data).ToJson())).Data;

    private static void Same(DatasetRecord expected, DatasetRecord found)
    {
        Assert.Equal(expected.Train.Select(Content), found.Train.Select(Content));
        Assert.Equal(expected.Test.Select(Content), found.Test.Select(Content));
    }

    private static string Content(SampleRecord sample) => $"{sample.Label}: {string.Join(' ', sample.Pixels)}";

    private static IEnumerable<(int Label, double Value)> Firsts(SampleSet set) =>
        set.Select(sample => (sample.Label, sample.Pixels[0]));
}
