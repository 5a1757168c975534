using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Quantities are predicted as classes are told apart: by the same run, with R² in the accuracy's place.</summary>
public sealed class RegressionTests
{
    private static readonly Architecture Small = new([1, 6, 1], loss: LossFunction.IdentityMeanSquaredError);

    [Fact]
    public void R2_is_the_share_of_the_spread_that_is_explained_and_there_is_no_accuracy()
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.Sine, 5);
        Trainer trainer = new(data, Small);
        EpochRecord last = trainer.Run(60).Last;

        IReadOnlyList<PredictionRecord> said = trainer.Predict(data.Test);
        double mean = data.Test.Average(sample => sample.Targets![0]);
        double spread = data.Test.Sum(sample => Math.Pow(sample.Targets![0] - mean, 2));
        double missed = said.Sum(p => Math.Pow(p.Probabilities[0] - p.Sample.Targets![0], 2));
        Assert.Equal(1 - missed / spread, last.TestR2!.Value, 1e-12);
        Assert.Equal(missed / 2 / data.Test.Count, last.TestLoss!.Value, 1e-12);
        Assert.True(last.IsRegression && last.TrainAccuracy is null && last.TestAccuracy is null);
        Assert.Equal((last.TrainR2, last.TestR2), (last.TrainScore, last.TestScore));
        Assert.InRange(last.TestR2.Value, 0.5, 0.999);
        // What knows no more than it did at the start explains nothing.
        Assert.True(trainer.Run().Epochs[0].TrainR2 < 0.1);
    }

    [Fact]
    public void Classes_have_an_accuracy_and_no_R2()
    {
        EpochRecord last = new Trainer(
            DatasetRecord.Generate(Generator.TwoMoons),
            new Architecture([2, 2], loss: LossFunction.IdentityMeanSquaredError)
        )
            .Run(20)
            .Last;
        Assert.True(last is { IsRegression: false, TrainAccuracy: > 0.5, TrainR2: null, TestR2: null });
    }

    [Fact]
    public void A_line_is_found_exactly_where_there_is_no_noise()
    {
        Trainer trainer = new(
            DatasetRecord.Generate(Generator.Slope, 2, noise: 0),
            new Architecture([2, 1], loss: LossFunction.IdentityMeanSquaredError),
            new TrainingOptions { LearningRate = 0.3 }
        );
        EpochRecord last = trainer.Run(200).Last;
        Assert.Equal(1, last.TestR2!.Value, 1e-9);
        LayerRecord layer = Assert.Single(trainer.Snapshot().Layers);
        Assert.Equal(0.5, layer.Weights[0, 0], 1e-6);
        Assert.Equal(0.5, layer.Weights[0, 1], 1e-6);
        Assert.Equal(0, layer.Biases[0], 1e-6);
    }

    [Fact]
    public void Own_quantities_travel_in_the_recipe_whatever_they_are()
    {
        double[] awkward = [1e300, -0.0, 5e-324, 1.0 / 3, -1e-7, 12345.678];
        Sample[] samples = [.. awkward.Select((y, i) => new Sample([i / 6.0, 1 - i / 6.0, 0.5], [y / 1e301, i % 2]))];
        DatasetRecord data = OwnData.Create(samples.Take(4), samples.Skip(4), ["height", "weight"]);
        Assert.True(data.Shape is { IsRegression: true, Classes: ["height", "weight"], Features: 3 });
        Trainer trainer = new(data, new Architecture([3, 4, 2], loss: LossFunction.IdentityMeanSquaredError));
        trainer.Run(3);
        string json = trainer.Recipe.ToJson();
        Trainer again = Trainer.Replay(Recipe.FromJson(json));
        Assert.Equal(trainer.Fingerprint, again.Fingerprint);
        Assert.Equal(json, again.Recipe.ToJson());
        for (int i = 0; i < 4; i++)
            Assert.Equal(
                samples[i].Targets!.Select(BitConverter.DoubleToInt64Bits),
                again.Data.Train[i].Targets!.Select(BitConverter.DoubleToInt64Bits)
            );
        // A quantity that was altered is not the run that it says it is.
        int at = json.IndexOf("\"targets\": \"", StringComparison.Ordinal) + 20;
        string other = $"{json[..at]}{(json[at] == 'B' ? 'C' : 'B')}{json[(at + 1)..]}";
        Assert.Throws<FileFormatException>(() => Trainer.Replay(Recipe.FromJson(other)));
    }

    [Fact]
    public void Quantities_without_a_name_are_y_and_where_there_are_several_numbered()
    {
        Assert.Equal(["y"], OwnData.Create([new Sample([0, 1], [2.5])]).Shape.Classes);
        Assert.Equal(["y0", "y1"], OwnData.Create([new Sample([0, 1], [2.5, -1])]).Shape.Classes);
    }

    [Fact]
    public void Carried_quantities_that_are_too_few_or_beside_labels_are_refused_by_their_number()
    {
        DatasetRecord data = OwnData.Create([new Sample([0, 1], [2.5]), new Sample([1, 0], [-1])]);
        Trainer trainer = new(data, new Architecture([2, 1], loss: LossFunction.IdentityMeanSquaredError));
        DataSource source = trainer.Recipe.Data;
        PackedData packed = source.Packed!;
        string Refused(PackedData altered) =>
            Assert.Throws<FileFormatException>(() => DataPacking.Unpack(source with { Packed = altered })).Message;
        Assert.Equal(
            "Recipe, data: expected 2 quantities, found 8 bytes.",
            Refused(packed with { Targets = Convert.ToBase64String(new byte[8]) })
        );
        Assert.Equal("Recipe, data: expected 2 quantities, found 0 bytes.", Refused(packed with { Targets = null }));
        Assert.Equal(
            "the data's quantities must be Base64; got \"?\".",
            Assert
                .Throws<OptionException>(() =>
                    DataPacking.Unpack(source with { Packed = packed with { Targets = "?" } })
                )
                .Message
        );
        // With labels they are classes, and each sample has one.
        Assert.Equal("Recipe, data: expected 2 labels, found 1.", Refused(packed with { Labels = [0] }));
        Assert.Equal([2.5], DataPacking.Unpack(source).Train[0].Targets!);
    }

    [Fact]
    public void Quantities_that_are_all_the_same_have_no_R2()
    {
        DatasetRecord data = OwnData.Create([new Sample([1], [2.0]), new Sample([2], [2.0])]);
        EpochRecord last = new Trainer(data, new Architecture([1, 1], loss: LossFunction.IdentityMeanSquaredError))
            .Run(1)
            .Last;
        Assert.True(last is { IsRegression: true, TrainR2: null, TrainScore: null, TestR2: null });
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.Sine);
        Says(
            "Quantities are predicted with the loss identity-mean-squared-error; got sigmoid-binary-cross-entropy.",
            () => new Trainer(data, new Architecture([1, 1], loss: LossFunction.SigmoidBinaryCrossEntropy))
        );
        Says(
            "The last layer must have as many units as there are quantities to be predicted, 1; 1-2 has 2.",
            () => new Trainer(data, new Architecture([1, 2], loss: LossFunction.IdentityMeanSquaredError))
        );
        Says(
            "Every sample needs 1 quantities to be predicted; sample 1 of the training set has 0.",
            () => OwnData.Create([new Sample([1], [2.0]), new Sample([1], 0)])
        );
        Says(
            "Quantities must be finite numbers; sample 0 of the training set has NaN at 0.",
            () => OwnData.Create([new Sample([1], [double.NaN])])
        );
        Says(
            "Every sample of the training set needs a class, as the first has; sample 1 has quantities.",
            () => OwnData.Create([new Sample([1], 0), new Sample([1], [2.0])])
        );
    }

    [Fact]
    public void Its_gradients_are_those_of_small_differences()
    {
        Trainer trainer = new(
            DatasetRecord.Generate(Generator.TwoHills),
            new Architecture([2, 5, 1], Activation.Tanh, loss: LossFunction.IdentityMeanSquaredError)
        );
        trainer.Run(3);
        Assert.InRange(trainer.CheckGradients().Worst!.RelativeError, 0, 1e-6);
    }

    private static void Says(string message, Func<object> make) =>
        Assert.Equal(message, Assert.ThrowsAny<InvalidInputException>(make).Message);
}
