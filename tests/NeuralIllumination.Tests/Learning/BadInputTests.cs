using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class BadInputTests
{
    public static TheoryData<string, Action, Type, string> Rows =>
        new()
        {
            {
                "no layers",
                () => Layers(),
                typeof(ShapeException),
                "A network needs at least 2 layers, inputs and outputs; got 0."
            },
            {
                "one layer",
                () => Layers(64),
                typeof(ShapeException),
                "A network needs at least 2 layers, inputs and outputs; got 1."
            },
            {
                "size 0",
                () => Layers(64, 0, 2),
                typeof(ShapeException),
                "Every layer needs at least 1 unit; layer 1 of 64-0-2 has 0."
            },
            { "huge", () => Layers(100_000, 100_000, 2), typeof(ShapeException), "At most 16,000,000 parameters" },
            { "softmax of one", () => Layers(64, 1), typeof(ShapeException), "Softmax over 1 output is always 1" },
            {
                "inputs",
                () => Train([63, 2]),
                typeof(ShapeException),
                "as many units as a sample has values, 64; 63-2 has 63."
            },
            {
                "outputs",
                () => Train([64, 3]),
                typeof(ShapeException),
                "as many units as there are classes, 2; 64-3 has 3."
            },
            {
                "activation",
                () => Terms.Parse<Activation>("relo"),
                typeof(OptionException),
                "Activation must be one of relu, leaky-relu, tanh, sigmoid, identity; got \"relo\"."
            },
            { "no name", () => Terms.Parse<Activation>(null), typeof(OptionException), "got \"\"." },
            {
                "enum",
                () => _ = new Architecture([2, 2], (Activation)77),
                typeof(OptionException),
                "Activation must be one of"
            },
            { "rate 0", () => Train(rate: 0), typeof(OptionException), "Learning rate must lie in (0, 10]; got 0." },
            {
                "rate NaN",
                () => Train(rate: double.NaN),
                typeof(OptionException),
                "Learning rate must lie in (0, 10]; got NaN."
            },
            { "rate 10.1", () => Train(rate: 10.1), typeof(OptionException), "got 10.1." },
            {
                "batch 0",
                () => Train(batch: 0),
                typeof(OptionException),
                "Batch size must be 1 to 240, the size of the training set; got 0."
            },
            { "batch 241", () => Train(batch: 241), typeof(OptionException), "got 241." },
            {
                "seed",
                () => DatasetRecord.CirclesAndSquares(-1),
                typeof(OptionException),
                "Seed must be a whole number from 0 to 9007199254740991; got -1."
            },
            {
                "no data",
                () => DatasetRecord.CirclesAndSquares(1, 0),
                typeof(OptionException),
                "The training set needs 1 to 100000 samples; got 0."
            },
            {
                "empty",
                () => OwnData.Create([]),
                typeof(SampleException),
                "The training set needs at least 1 sample; got none."
            },
            {
                "no values",
                () => OwnData.Create([new Sample([], 0)]),
                typeof(ShapeException),
                "A sample needs at least 1 value"
            },
            {
                "ragged",
                () => OwnData.Create([new Sample([1, 2], 0), new Sample([1], 1)]),
                typeof(ShapeException),
                "Every sample needs 2 values; sample 1 of the training set has 1."
            },
            {
                "NaN pixel",
                () => OwnData.Create([new Sample([1, double.NaN], 0)]),
                typeof(SampleException),
                "Values must be finite numbers; sample 0 of the training set has NaN at 1."
            },
            {
                "label",
                () => OwnData.Create([new Sample([1], 2)], classes: ["a", "b"]),
                typeof(SampleException),
                "Labels must be 0 to 1; sample 0 of the training set has 2."
            },
            {
                "label below",
                () => OwnData.Create([new Sample([1], -1)]),
                typeof(SampleException),
                "Labels must be 0 to 1; sample 0 of the training set has -1."
            },
            {
                "label huge",
                () => OwnData.Create([new Sample([1], int.MaxValue)]),
                typeof(SampleException),
                "Labels must be 0 to 9999"
            },
            {
                "test label",
                () => OwnData.Create([new Sample([1], 0)], [new Sample([1], 5)], ["a", "b"]),
                typeof(SampleException),
                "sample 0 of the test set has 5."
            },
            {
                "null sample",
                () => OwnData.Create([null!]),
                typeof(SampleException),
                "Expected a sample with values; sample 0 of the training set is null."
            },
            {
                "null values",
                () => OwnData.Create([new Sample([1], 0), new Sample(null!, 0)]),
                typeof(SampleException),
                "Expected a sample with values; sample 1 of the training set is null."
            },
            {
                "class twice",
                () => OwnData.Create([new Sample([1], 0)], classes: ["a", "a"]),
                typeof(SampleException),
                "Every class needs a name of its own; \"a\" is given twice."
            },
            {
                "class without a name",
                () => OwnData.Create([new Sample([1], 0)], classes: ["a", null!]),
                typeof(SampleException),
                "Every class needs a name; one of them is empty."
            },
            {
                "values too large",
                () => Huge(),
                typeof(SampleException),
                "The untrained network's loss is not a finite number: the data's values are too large. Bring them to about 0 to 1."
            },
            {
                "width",
                () => OwnData.Create([new Sample([1, 2, 3], 0)], width: 2),
                typeof(ShapeException),
                "Width must divide the 3 values of a sample; got 2."
            },
            {
                "share",
                () => OwnData.Split([new Sample([1], 0)], double.NaN),
                typeof(OptionException),
                "Test share must lie in [0, 1); got NaN."
            },
            {
                "epochs",
                () => Given.Default().Run(-1),
                typeof(OptionException),
                "Epochs must be 0 to 1000000; got -1."
            },
            {
                "set layer",
                () => Given.Default().Set(new ParameterChange(3, 0, 0, 1)),
                typeof(ShapeException),
                "Layer must be 1 to 2; got 3."
            },
            {
                "set unit",
                () => Given.Default().Set(new ParameterChange(1, 16, 0, 1)),
                typeof(ShapeException),
                "Unit of layer 1 must be 0 to 15; got 16."
            },
            {
                "set input",
                () => Given.Default().Set(new ParameterChange(1, 0, 64, 1)),
                typeof(ShapeException),
                "Input of layer 1 must be 0 to 63; got 64."
            },
            {
                "set value",
                () => Given.Default().Set(new ParameterChange(1, 0, 0, double.NaN)),
                typeof(OptionException),
                "A weight or bias must be a finite number; got NaN."
            },
            {
                "sample",
                () => _ = Given.Default().Data.Test[40],
                typeof(SampleException),
                "Sample must be 0 to 39; got 40."
            },
            {
                "check",
                () => Given.Default().CheckGradients(0),
                typeof(OptionException),
                "Samples to check on must be 1 to 240; got 0."
            },
            {
                "matrix",
                () =>
                    Matrix.Of([
                        [1, 2],
                        [3],
                    ]),
                typeof(ShapeException),
                "Rows must be equally long; row 0 has 2 values, row 1 has 1."
            },
            {
                "parameters",
                () => _ = new Trainer(DatasetRecord.CirclesAndSquares(), new Architecture([64, 2]), null, [1.0]),
                typeof(ShapeException),
                "64-2 needs 130 starting parameters; got 1."
            },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void One_line_says_what_was_expected_and_what_came(string what, Action act, Type type, string says)
    {
        Assert.NotEmpty(what);
        Exception thrown = Assert.Throws(type, act);
        Assert.IsAssignableFrom<InvalidInputException>(thrown);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void A_refused_option_changes_nothing()
    {
        Trainer trainer = Given.Default();
        Assert.Throws<OptionException>(() => trainer.LearningRate = -1);
        Assert.Throws<OptionException>(() => trainer.BatchSize = 999);
        Assert.Equal((0.1, 16), (trainer.LearningRate, trainer.BatchSize));
        Assert.Empty(trainer.Recipe.Changes);
    }

    private static void Layers(params int[] layers) => _ = new Architecture(layers);

    private static void Huge() =>
        _ = new Trainer(
            OwnData.Create([new Sample([1e308, 1e308], 0), new Sample([-1e308, 1e308], 1)]),
            new NeuralIllumination.Learning.Architecture([2, 4, 2])
        );

    private static void Train(int[]? layers = null, double rate = 0.1, int batch = 16) =>
        _ = new Trainer(
            DatasetRecord.CirclesAndSquares(),
            new Architecture(layers ?? [64, 16, 2]),
            new TrainingOptions { LearningRate = rate, BatchSize = batch }
        );
}
