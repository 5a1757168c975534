using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Engine;

/// <summary>The generated data sets: what is drawn, and that it stays so.</summary>
public sealed class GeneratorsTests
{
    public static TheoryData<Generator> Every => [.. Enum.GetValues<Generator>()];

    public static TheoryData<Generator> Noisy =>
        [.. Enum.GetValues<Generator>().Where(generator => GeneratorKind.Of(generator).Noise is not null)];

    /// <summary>A recipe names its data by generator and seed: what they draw never changes.</summary>
    [Theory]
    [InlineData(Generator.CirclesAndSquares, "5ba65c7616efd9fc")]
    [InlineData(Generator.Lines, "29bf6ac601ed815c 9bad3ac76a15f12f")]
    [InlineData(Generator.TwoGaussians, "019c08c46328f1a7 9bad3ac76a15f12f")]
    [InlineData(Generator.CircleInRing, "3e04dac130b499bc 9bad3ac76a15f12f")]
    [InlineData(Generator.ExclusiveOr, "0397f3ce8e520f22 9bad3ac76a15f12f")]
    [InlineData(Generator.TwoSpirals, "90b796417096e98a 9bad3ac76a15f12f")]
    [InlineData(Generator.TwoMoons, "70fd13626c97f4bf 9bad3ac76a15f12f")]
    [InlineData(Generator.Stripes, "b4bfeed2fdf075f0 9bad3ac76a15f12f")]
    [InlineData(Generator.Checkerboard, "aa31ad69e9c44c92 9bad3ac76a15f12f")]
    [InlineData(Generator.ThreeClasses, "97ee32049b99d822 1d26705d2c6c3989")]
    [InlineData(Generator.FourClasses, "d3435e9310dbd387 a031e12802c9fc91")]
    [InlineData(Generator.TruthTableAnd, "80d97a616c60a82f 51895a270845f45f")]
    [InlineData(Generator.TruthTableOr, "80d97a616c60a82f 1adfa17d417bf282")]
    [InlineData(Generator.TruthTableExclusiveOr, "80d97a616c60a82f 084472a17c3fdbcf")]
    [InlineData(Generator.Slope, "4852dc96cd8c54fa 424f1c751036d040")]
    [InlineData(Generator.TwoHills, "4852dc96cd8c54fa f62752c3951c9c2a")]
    [InlineData(Generator.Sine, "aa8140877321c7f0 f89ef1e89b25148d")]
    [InlineData(Generator.Step, "aa8140877321c7f0 33358ea004a076ce")]
    [InlineData(Generator.Irises, "1eb00d555f7bf635 14ad8bcfac7af53f")]
    public void Seed_42_is_the_same_data_set_for_good(Generator generator, string fingerprint)
    {
        GeneratorKind kind = GeneratorKind.Of(generator);
        int count = Math.Min(280, kind.Most ?? 280);
        DatasetRecord data = DatasetRecord.Generate(generator, 42, count, 0);
        double[] inputs = [.. data.Train.SelectMany(sample => sample.Pixels)];
        string found = Fingerprint.Of(inputs).ToString("x16", null);
        double[] labels = [.. data.Train.Select(sample => sample.Targets?[0] ?? sample.Label)];
        Assert.Equal(
            fingerprint,
            generator == Generator.CirclesAndSquares ? found : $"{found} {Fingerprint.Of(labels):x16}"
        );
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void One_seed_is_one_data_set_and_its_samples_are_of_every_class(Generator generator)
    {
        DatasetRecord one = DatasetRecord.Generate(generator, 3);
        DatasetRecord same = DatasetRecord.Generate(generator, 3);
        DatasetRecord other = DatasetRecord.Generate(generator, 4);
        Assert.Equal(Values(one.Train), Values(same.Train));
        Assert.Equal(Values(one.Test), Values(same.Test));
        Assert.All(one.Train.ClassCounts, count => Assert.True(count > 0));
        // Nothing about a truth table is random.
        Assert.Equal(one.Train.Count == 4, Values(one.Train).SequenceEqual(Values(other.Train)));
        if (GeneratorKind.Of(generator) is { Most: null, Train: > 4 })
            Assert.InRange(one.Train.ClassCounts.Max() - one.Train.ClassCounts.Min(), 0, 1);
    }

    /// <summary>As many draws whatever the noise is: more of it moves the same points further.</summary>
    [Theory]
    [MemberData(nameof(Noisy))]
    public void Noise_moves_the_same_samples(Generator generator)
    {
        double[] still = Values(DatasetRecord.Generate(generator, 5, 40, 10, 0).Train);
        double[] little = Values(DatasetRecord.Generate(generator, 5, 40, 10, 0.1).Train);
        double[] much = Values(DatasetRecord.Generate(generator, 5, 40, 10, 0.3).Train);
        Assert.NotEqual(still, little);
        bool isPicture = GeneratorKind.Of(generator).Shape.Width > 1;
        for (int i = 0; i < still.Length; i++)
        {
            if (isPicture)
                Assert.True(still[i] == little[i] || much[i] == little[i]);
            else
                Assert.Equal(3 * (little[i] - still[i]), much[i] - still[i], 1e-12);
        }
    }

    [Fact]
    public void Without_noise_points_lie_where_their_class_does()
    {
        All(
            Generator.CircleInRing,
            (x, y, label) => label == (x * x + y * y <= 0.25 + 1e-12 ? 0 : 1) && x * x + y * y <= 1.000001
        );
        All(
            Generator.ExclusiveOr,
            (x, y, label) => label == (x * y > 0 ? 0 : 1) && Math.Min(Math.Abs(x), Math.Abs(y)) >= 0.03
        );
        All(Generator.Stripes, (x, _, label) => label == ((int)Math.Floor(2 * (x + 1)) & 1));
        All(
            Generator.Checkerboard,
            (x, y, label) => label == (((int)Math.Floor(2 * (x + 1)) + (int)Math.Floor(2 * (y + 1))) & 1)
        );
        All(
            Generator.FourClasses,
            (x, y, label) =>
                label
                == (
                    y > 0 ? (x > 0 ? 0 : 1)
                    : x > 0 ? 3
                    : 2
                )
        );
        All(
            Generator.ThreeClasses,
            (x, y, label) =>
                label
                == (
                    y > 0.1 ? 0
                    : x < 0 ? 1
                    : 2
                )
        );
        All(Generator.TwoGaussians, (x, y, label) => label == (x < 0 && y < 0 ? 0 : 1));
        // A moon is half a circle of radius 2/3: about (−1/3, −1/6) above, about (1/3, 1/6) below.
        All(
            Generator.TwoMoons,
            (x, y, label) =>
            {
                double side = label == 0 ? 1 : -1;
                double across = x + side / 3;
                double up = y + side / 6;
                return Math.Abs(Math.Sqrt(across * across + up * up) - 2.0 / 3) < 1e-12 && up * side >= -1e-12;
            }
        );
        // Along an arm the angle grows with the distance: from 0.1 on, one turn and three quarters by 1.
        All(
            Generator.TwoSpirals,
            (x, y, label) =>
            {
                double radius = Math.Sqrt(x * x + y * y);
                double angle = 3.5 * Math.PI * (radius - 0.1) / 0.9 + label * Math.PI;
                return Math.Abs(radius * Math.Cos(angle) - x) + Math.Abs(radius * Math.Sin(angle) - y) < 1e-9;
            }
        );
    }

    [Fact]
    public void Without_noise_a_quantity_is_the_function()
    {
        Functions(Generator.Slope, x => (x[0] + x[1]) / 2);
        Functions(Generator.Sine, x => Math.Sin(Math.PI * x[0]));
        Functions(Generator.Step, x => x[0] < 0 ? 0 : 1);
        Functions(Generator.TwoHills, x => Hill(x, 0.5) + Hill(x, -0.5));

        static double Hill(IReadOnlyList<double> x, double at) =>
            Math.Exp(-8 * ((x[0] - at) * (x[0] - at) + (x[1] - at) * (x[1] - at)));

        static void Functions(Generator generator, Func<IReadOnlyList<double>, double> f)
        {
            foreach (SampleRecord sample in DatasetRecord.Generate(generator, 11, 300, 0, 0).Train)
            {
                Assert.Equal(f(sample.Pixels), Assert.Single(sample.Targets!), 1e-14);
                Assert.All(sample.Pixels, x => Assert.InRange(x, -1, 1));
            }
        }
    }

    [Fact]
    public void A_truth_table_is_what_it_says()
    {
        foreach (
            (Generator generator, int[] outcomes) in new[]
            {
                (Generator.TruthTableAnd, new[] { 0, 0, 0, 1 }),
                (Generator.TruthTableOr, [0, 1, 1, 1]),
                (Generator.TruthTableExclusiveOr, [0, 1, 1, 0]),
            }
        )
        {
            DatasetRecord data = DatasetRecord.Generate(generator, 9);
            foreach (SampleSet set in new[] { data.Train, data.Test })
            {
                Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], Values(set));
                Assert.Equal(outcomes, set.Select(sample => sample.Label));
            }
        }
    }

    [Fact]
    public void A_line_is_a_row_or_a_column_of_at_least_four_pixels()
    {
        foreach (SampleRecord sample in DatasetRecord.Generate(Generator.Lines, 1, 300, 0, 0).Train)
        {
            int[] lit = [.. Enumerable.Range(0, 64).Where(i => sample.Pixels[i] == 1)];
            Assert.InRange(lit.Length, 4, 8);
            Assert.Single(lit.Select(i => sample.Label == 0 ? i % 8 : i / 8).Distinct());
            Assert.Equal(lit.Length - 1, (lit[^1] - lit[0]) / (sample.Label == 0 ? 8 : 1));
        }
    }

    /// <summary>Fisher's own means, of his table II, and every flower once.</summary>
    [Fact]
    public void The_irises_are_Fishers()
    {
        double[][] means =
        [
            [5.006, 3.428, 1.462, 0.246],
            [5.936, 2.770, 4.260, 1.326],
            [6.588, 2.974, 5.552, 2.026],
        ];
        DatasetRecord data = DatasetRecord.Generate(Generator.Irises, 8);
        Assert.Equal((120, 30), (data.Train.Count, data.Test.Count));
        SampleRecord[] all = [.. data.Train, .. data.Test];
        for (int species = 0; species < 3; species++)
        {
            SampleRecord[] own = [.. all.Where(sample => sample.Label == species)];
            Assert.Equal(50, own.Length);
            for (int f = 0; f < 4; f++)
                Assert.Equal(means[species][f], own.Average(sample => sample.Pixels[f]), 1e-9);
        }

        Assert.All(all.SelectMany(sample => sample.Pixels), x => Assert.Equal(Math.Round(10 * x) / 10, x));
        // Two flowers that copies of the table have wrong.
        Assert.Contains(all, sample => sample.Pixels is [4.9, 3.1, 1.5, 0.2]);
        Assert.Contains(all, sample => sample.Pixels is [4.9, 3.6, 1.4, 0.1]);
        Assert.Equal(["sepal length", "sepal width", "petal length", "petal width"], data.Shape.Inputs);
        // Of a limited number, what one set does not ask for is left to the other.
        Assert.Equal(10, DatasetRecord.Generate(Generator.Irises, 8, train: 140).Test.Count);
        Assert.Equal(50, DatasetRecord.Generate(Generator.Irises, 8, test: 100).Train.Count);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Says(
            "irises has 150 samples for both sets; got 140 to learn from and 11 to be tested on.",
            () => DatasetRecord.Generate(Generator.Irises, 1, 140, 11)
        );
        Says("irises has no noise; got 0.1: leave it out.", () => DatasetRecord.Generate(Generator.Irises, noise: 0.1));
        Says("Noise must lie in [0, 0.5]; got 0.6.", () => DatasetRecord.Generate(Generator.TwoMoons, noise: 0.6));
        Says(
            "Noise must lie in [0, 0.5]; got NaN.",
            () => DatasetRecord.Generate(Generator.TwoMoons, noise: double.NaN)
        );
    }

    [Fact]
    public void A_recipe_keeps_noise_only_where_it_is_not_the_usual_one()
    {
        Assert.Null(DatasetRecord.Generate(Generator.TwoSpirals, noise: 0.02).Source.Noise);
        Assert.Null(DatasetRecord.CirclesAndSquares().Source.Noise);
        DatasetRecord data = DatasetRecord.Generate(Generator.TwoSpirals, 4, 30, 6, 0.125);
        Recipe recipe = new Trainer(data, new Architecture([2, 4, 2])).Recipe;
        Assert.Contains("\"noise\": 0.125", recipe.ToJson(), StringComparison.Ordinal);
        Trainer again = Trainer.Replay(Recipe.FromJson(recipe.ToJson()));
        Assert.Equal(Values(data.Train), Values(again.Data.Train));
        Assert.Equal(recipe.ToJson(), again.Recipe.ToJson());
        string usual = recipe.ToJson().Replace("0.125", "0.02", StringComparison.Ordinal);
        Assert.DoesNotContain("noise", Recipe.FromJson(usual).ToJson(), StringComparison.Ordinal);
    }

    private static double[] Values(SampleSet set) =>
        [.. set.SelectMany(sample => sample.Pixels.Concat(sample.Targets ?? []))];

    private static void All(Generator generator, Func<double, double, int, bool> holds)
    {
        foreach (SampleRecord sample in DatasetRecord.Generate(generator, 11, 500, 0, 0).Train)
            Assert.True(
                holds(sample.Pixels[0], sample.Pixels[1], sample.Label),
                $"{generator}: {sample.Pixels[0]:R}, {sample.Pixels[1]:R} of class {sample.Label}"
            );
    }

    private static void Says(string message, Func<DatasetRecord> draw) =>
        Assert.Equal(message, Assert.Throws<OptionException>(draw).Message);
}
