using System.Text.Json.Nodes;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>What is added to a point's coordinates: in the data, in recipes, and refused where there is no plane.</summary>
public sealed class FeaturesTests
{
    private static readonly PlaneFeature[] Squares = [PlaneFeature.FirstSquared, PlaneFeature.SecondSquared];

    [Fact]
    public void They_are_added_to_both_sets_in_their_order_and_taken_away_again()
    {
        DatasetRecord points = DatasetRecord.Generate(Generator.CircleInRing, 7);
        DatasetRecord data = points.With([PlaneFeature.SecondSquared, PlaneFeature.FirstSquared]);
        Assert.Equal(Squares, data.Source.Features);
        Assert.Equal(Squares, data.Shape.Added);
        foreach ((SampleSet own, SampleSet wider) in new[] { (points.Train, data.Train), (points.Test, data.Test) })
        {
            Assert.Equal(own.Count, wider.Count);
            for (int s = 0; s < own.Count; s++)
            {
                double[] x = [.. own[s].Pixels];
                Assert.Equal([x[0], x[1], x[0] * x[0], x[1] * x[1]], wider[s].Pixels);
                Assert.Equal(own[s].Label, wider[s].Label);
            }
        }

        Assert.Equal(["x0", "x1", "x0²", "x1²"], Enumerable.Range(0, 4).Select(data.Shape.InputName));
        Assert.Equal(points.Reach, data.Reach);
        Assert.Same(data, data.With(Squares));
        DatasetRecord again = data.With([]);
        Assert.Equal(points.Train.SelectMany(s => s.Pixels), again.Train.SelectMany(s => s.Pixels));
        Assert.Empty(again.Source.Features);
    }

    [Fact]
    public void A_ring_that_no_line_parts_is_parted_by_a_line_over_the_squares()
    {
        DatasetRecord points = DatasetRecord.Generate(Generator.CircleInRing, 42);
        Assert.InRange(RightOf(points), 0, points.Train.Count * 3 / 4);
        Assert.Equal(points.Train.Count, RightOf(points.With(Squares)));

        static int RightOf(DatasetRecord data)
        {
            Trainer trainer = new(data, new Architecture([data.Shape.Features, 2]));
            trainer.Run(100);
            return trainer.Predict(data.Train).Count(said => said.IsRight);
        }
    }

    [Theory]
    [InlineData(Generator.TwoMoons)]
    [InlineData(Generator.TwoHills)]
    [InlineData(Generator.TruthTableExclusiveOr)]
    public void A_recipe_tells_them_and_runs_again(Generator generator)
    {
        DatasetRecord data = DatasetRecord
            .Generate(generator, 3)
            .With([PlaneFeature.Product, PlaneFeature.FirstSine, PlaneFeature.SecondSine]);
        Check(data, Architecture.Usual(data.Shape));
    }

    [Fact]
    public void Points_of_ones_own_have_them_too_and_a_recipe_carries_the_points_alone()
    {
        DatasetRecord data = OwnData
            .Create([new Sample([0.5, -0.25], 0), new Sample([-1, 3], 1)], [new Sample([0, 0.5], 1)])
            .With([PlaneFeature.Product]);
        Trainer trainer = Check(data, new Architecture([3, 2]));
        byte[] packed = Convert.FromBase64String(trainer.Recipe.Data.Packed!.Pixels);
        Assert.Equal(6 * sizeof(ushort), packed.Length);

        // Given again as they are in a file, they are given what the recipe adds.
        Trainer again = Trainer.Replay(trainer.Recipe, data.With([]));
        Assert.Equal(trainer.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void Where_there_is_no_plane_they_are_refused()
    {
        foreach (Generator generator in new[] { Generator.CirclesAndSquares, Generator.Irises, Generator.Sine })
        {
            DatasetRecord data = DatasetRecord.Generate(generator, 42);
            string message = Assert.Throws<ShapeException>(() => data.With(Squares)).Message;
            Assert.Contains("no points of the plane", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nonsense_is_refused_with_a_line()
    {
        DatasetRecord points = DatasetRecord.Generate(Generator.TwoMoons, 42);
        Says<OptionException>("given once; got x0-squared twice", () => points.With([.. Squares, Squares[0]]));
        Says<OptionException>("Feature must be one of", () => points.With([(PlaneFeature)9]));
        DatasetRecord far = OwnData.Create([new Sample([1e200, 0], 0), new Sample([0, 2e6], 1)]);
        Says<SampleException>("x0² of sample 0 of the training set is Infinity", () => far.With(Squares));
        Says<SampleException>("sin 2πx0 of sample 0", () => far.With([PlaneFeature.FirstSine]));

        string json = new Trainer(points.With(Squares), new Architecture([4, 2])).Recipe.ToJson();
        const string Named = "\"x0-squared\",";
        Assert.Contains(Named, json, StringComparison.Ordinal);
        foreach (string odd in new[] { "\"x1-squared\",", "\"X0-squared\",", "\"sine-of-x0\",", "\"x2\",", "null," })
            Assert.Throws<FileFormatException>(() =>
                Recipe.FromJson(json.Replace(Named, odd, StringComparison.Ordinal))
            );
        Says<ShapeException>(
            "no points of the plane",
            () => Trainer.Replay(Recipe.FromJson(json.Replace("two-moons", "lines", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public void A_sweep_has_them_in_every_data_set_and_in_its_description()
    {
        SweepPlan plan = new(
            [1, 2],
            [0.1],
            [16],
            5,
            generator: Generator.ExclusiveOr,
            features: [PlaneFeature.Product]
        );
        Assert.Equal("3-16-2, relu, softmax-cross-entropy", plan.Architecture.ToString());
        string drawn = JsonNode.Parse(plan.Description)!["data"]!.GetValue<string>();
        Assert.Equal("exclusive or and x0·x1 of each seed", drawn);
        DatasetRecord data = DatasetRecord.Generate(Generator.ExclusiveOr, 2).With([PlaneFeature.Product]);
        Trainer own = new(data, Architecture.Usual(data.Shape), new() { StartSeed = 2, ShuffleSeed = 2 });
        own.Run(5);
        Assert.Equal(own.Fingerprint, plan.Run(1).Fingerprint);
    }

    private static Trainer Check(DatasetRecord data, Architecture architecture)
    {
        Trainer trainer = new(data, architecture);
        trainer.Run(7);
        string json = trainer.Recipe.ToJson();
        Recipe read = Recipe.FromJson(json);
        Assert.Equal(data.Source.Features, read.Data.Features);
        Assert.Equal(json, read.ToJson());
        Assert.Equal(trainer.Fingerprint, Trainer.Replay(read).Fingerprint);
        return trainer;
    }

    private static void Says<T>(string part, Action act)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(act).Message, StringComparison.Ordinal);
}
