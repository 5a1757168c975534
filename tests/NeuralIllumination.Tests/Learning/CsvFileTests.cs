using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>A data set from a CSV file: divided class by class, scaled, named, and found again by its recipe.</summary>
public sealed class CsvFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Each_class_keeps_its_share_and_one_that_is_missing_is_named()
    {
        DatasetRecord data = Read(
            string.Concat(
                Enumerable
                    .Range(0, 63)
                    .Select(i => $"{(i < 40 ? "a" : i < 60 ? "b" : i < 61 ? "lone" : "two")},{i}.5\n")
            )
        );
        Assert.Equal(["a", "b", "lone", "two"], data.Shape.Classes);
        Assert.Equal([8, 4, 0, 1], data.Test.ClassCounts);
        Assert.Equal([32, 16, 1, 1], data.Train.ClassCounts);
        Assert.Equal("Missing: no sample of \"lone\" is tested on.", data.Understood[^1]);
        Assert.Equal(63, data.Train.Concat(data.Test).Select(sample => sample.Pixels[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("kind,length,width,depth,height", 4, "length,width,depth,height")]
    [InlineData("label,pixel0,pixel1,pixel2,pixel3", 4, null)]
    [InlineData(null, 4, null)]
    public void Four_measurements_are_a_list_and_no_picture(string? header, int values, string? names)
    {
        DatasetRecord data = Read(
            (header is null ? "" : header + "\n") + "a,1,2,3,4\nb,1.5,2.5,3.5,4.5\na,1,2,3,5\nb,2,2,3,4\n"
        );
        Assert.Equal((1, values), (data.Shape.Width, data.Shape.Height));
        Assert.Equal(names, data.Shape.Inputs is { } inputs ? string.Join(',', inputs) : null);
    }

    [Fact]
    public void Unnamed_values_that_make_a_square_are_a_picture()
    {
        string row = string.Join(',', Enumerable.Range(0, 16));
        Assert.Equal(4, Read($"a,{row}\nb,{row}\na,{row}\n").Shape.Width);
        Assert.Equal(8, Read($"a,{row}\nb,{row}\na,{row}\n", file => file with { Width = 8 }).Shape.Width);
    }

    [Fact]
    public void Values_are_scaled_by_what_the_samples_to_learn_from_say()
    {
        string text = "a,0,100\nb,4,300\na,1,200\nb,3,200\n";
        DatasetRecord data = Read(text, file => file with { Scale = Scaling.ZeroToOne, TestShare = 0 });
        Assert.Equal(
            [
                [0, 0],
                [1, 1],
                [0.25, 0.5],
                [0.75, 0.5],
            ],
            data.Train.Select(sample => sample.Pixels).OrderBy(x => Array.IndexOf([0, 1, 0.25, 0.75], x[0]))
        );
        DatasetRecord standard = data.Scaled(Scaling.Standard);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(0, standard.Train.Average(sample => sample.Pixels[i]), 1e-15);
            Assert.Equal(1, standard.Train.Average(sample => sample.Pixels[i] * sample.Pixels[i]), 1e-15);
        }

        // What was read comes back, and a column that is always the same becomes 0.
        Assert.Equal(300, data.Scaled(null).Train.Max(sample => sample.Pixels[1]));
        Assert.All(
            Read("a,7,1\nb,7,2\n", file => file with { Scale = Scaling.Standard, TestShare = 0 }).Train,
            sample => Assert.Equal(0, sample.Pixels[0])
        );

        // A picture's pixels are of one kind: the largest of all becomes 1.
        string row = string.Join(',', Enumerable.Range(0, 16));
        DatasetRecord picture = Read(
            $"a,{row}\nb,{row}\na,{row}\n",
            file => file with { Scale = Scaling.ZeroToOne, TestShare = 0 }
        );
        Assert.Equal(Enumerable.Range(0, 16).Select(i => i / 15.0), picture.Train[0].Pixels);
    }

    [Fact]
    public void Points_that_are_scaled_have_features_of_what_they_are_then()
    {
        DatasetRecord data = Read("a,0,10\nb,4,30\n", file => file with { Scale = Scaling.ZeroToOne, TestShare = 0 });
        DatasetRecord wide = data.With([PlaneFeature.Product]);
        Assert.Equal([1, 1, 1], wide.Train.Single(sample => sample.Label == 1).Pixels);
        Assert.Equal([4, 30, 120], wide.Scaled(null).Train.Single(sample => sample.Label == 1).Pixels);
        Assert.Equal(
            wide.Train.Select(s => s.Pixels),
            wide.Scaled(null).Scaled(Scaling.ZeroToOne).Train.Select(s => s.Pixels)
        );
    }

    [Fact]
    public void What_cannot_be_scaled_is_refused()
    {
        Assert.Equal(
            "A scale is for data of your own; irises is drawn as it is to be learned.",
            Assert
                .Throws<OptionException>(() => DatasetRecord.Generate(Generator.Irises).Scaled(Scaling.Standard))
                .Message
        );
        Assert.Contains(
            "the values lie too far apart",
            Assert
                .Throws<SampleException>(() =>
                    Read("a,-1e308,1\nb,1e308,2\n", file => file with { Scale = Scaling.Standard, TestShare = 0 })
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, null, 42L)]
    [InlineData(null, 0.4, 42L)]
    [InlineData(Scaling.Standard, 0.3, 7L)]
    public void A_recipe_that_does_not_carry_its_data_finds_them_in_the_file(Scaling? scale, double? share, long seed)
    {
        DatasetRecord data = Read(
            string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 3},{i * i / 7.0:R},{i % 11}\n")),
            file =>
                file with
                {
                    Scale = scale,
                    TestShare = share,
                    Seed = seed,
                    Columns = new() { Label = "first" },
                }
        );
        Trainer trainer = new(data, new Architecture([2, 3, 3]), new TrainingOptions { StartSeed = seed });
        RunRecord run = trainer.Run(3);
        Recipe recipe = run.Recipe with { Data = run.Recipe.Data with { Packed = null } };
        DatasetRecord again = new CsvFile
        {
            Path = path,
            Columns = new() { Label = "first" },
        }.ReadFor(Recipe.FromJson(recipe.ToJson()));
        Assert.Equal(run.Fingerprint, Trainer.Replay(recipe, again).Run().Fingerprint);
        // And where it carries them it needs no file.
        Assert.Equal(run.Fingerprint, Trainer.Replay(Recipe.FromJson(run.Recipe.ToJson())).Run().Fingerprint);
    }

    [Fact]
    public void Names_of_inputs_are_kept_in_the_recipe()
    {
        DatasetRecord data = Read("kind,length,width,depth\na,1,2,3\nb,2,3,4\na,1,2,4\nb,2,2,2\n");
        Recipe recipe = new Trainer(data, Architecture.Usual(data.Shape)).Recipe;
        Assert.Equal(
            ["length", "width", "depth"],
            DataPacking.Unpack(Recipe.FromJson(recipe.ToJson()).Data).Shape.Inputs
        );
    }

    private DatasetRecord Read(string text, Func<CsvFile, CsvFile>? said = null)
    {
        File.WriteAllText(path, text);
        CsvFile file = new() { Path = path };
        return (said?.Invoke(file) ?? file).Read();
    }
}
