using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>Every view, on real records: what the goldens keep and the other tests examine.</summary>
public static class Gallery
{
    private static readonly string[] Digits =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
    ];

    private static readonly Lazy<SortedDictionary<string, View>> Made = new(Make);

    public static IReadOnlyDictionary<string, View> Views => Made.Value;

    public static TheoryData<string> Names => [.. Views.Keys];

    public static string[] Hostile { get; } =
    ["</text><script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>\u0001\uD800 & 😀😀😀😀😀😀😀😀😀😀😀😀😀😀"];

    private static SortedDictionary<string, View> Make()
    {
        SortedDictionary<string, View> views = new(StringComparer.Ordinal);
        Records lesson = Records.FirstLesson();
        StepRecord first = lesson.Step();
        views["network-start"] = new NetworkView(first);
        views["network-backward"] = new NetworkView(first, 3, Phase.Backward);
        views["network-light"] = new NetworkView(first, 1, theme: Theme.Light);
        views["network-loss"] = new NetworkView(first, 0, Phase.Loss);
        views["network-update"] = new NetworkView(first, 0, Phase.Update, Theme.Light);
        lesson.Train(10);
        views["step"] = new StepView(lesson.Step(), 1);
        views["step-average"] = new StepView(lesson.Step()).Average();
        views["step-forward"] = new StepView(lesson.Step(), 2, Phase.Forward);
        views["network-small"] = new NetworkView(Random([2, 3, 2], new(1, 2, ["a", "b"])).Step());
        views["step-small"] = new StepView(Random([2, 3, 2], new(1, 2, ["a", "b"])).Step());
        views["network-deep"] = new NetworkView(Random([64, 32, 16, 10], new(8, 8, Digits)).Step());
        Records large = Random([784, 24, 10], new(28, 28, Digits));
        views["network-large"] = new NetworkView(large.Step(), 0, Phase.Backward);
        views["step-column"] = new StepView(
            Records.Random([30, 8, 18, 3], new(1, 30, ["setosa", "versicolor", "virginica"]), 4, Activation.Tanh).Step()
        );
        views["step-no-hidden"] = new StepView(Random([64, 2], Records.CirclesAndSquares).Step());
        views["step-hostile"] = new StepView(Random([4, 3, 2], new(2, 2, Hostile)).Step());
        views["step-average-deep"] = new BatchMathView(Random([64, 32, 16, 10], new(8, 8, Digits)).Step());
        views["step-average-no-hidden"] = new BatchMathView(Random([64, 2], Records.CirclesAndSquares).Step());

        AddRules(views);
        Records run = Records.FirstLesson();
        views["curves-untrained"] = new CurvesView(run.Run(0));
        run = Records.FirstLesson();
        run.Run(3);
        views["predictions"] = new PredictionsView(run.Predictions());
        views["predictions-light"] = new PredictionsView(run.Predictions(), 7, theme: Theme.Light);
        views["samples"] = new SamplesView("Circles and squares", run.TestSamples(), [20, 20]);
        views["dataset"] = new DatasetView(DatasetRecord.CirclesAndSquares());
        AddRegression(views);
        AddBoundaries(views);
        AddNamed(views);
        views["guess"] = new GuessView(new GuessRecord("What loss does 50 : 50 give?", Number: 0.5));
        views["guess-low"] = new GuessView(
            new GuessRecord("What loss does 50 : 50 give?", Number: 0.5) { AnswerAsNumber = System.Math.Log(2) }
        );
        views["guess-right"] = new GuessView(
            new GuessRecord("What loss does 50 : 50 give?", Number: 0.6931) { AnswerAsNumber = System.Math.Log(2) }
        );
        views["guess-words"] = new GuessView(new GuessRecord("Up or down?", "up") { AnswerInWords = "down" });
        views["guess-hostile"] = new GuessView(new GuessRecord(Hostile[0], Hostile[1]) { AnswerInWords = Hostile[0] });
        views["weights"] = new WeightsView(
            new Trainer(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2])).Snapshot()
        );
        views["diagnostics-start"] = Diagnostics(Activation.Relu, 0);
        views["diagnostics"] = Diagnostics(Activation.Relu, 60);
        views["diagnostics-saturated"] = Diagnostics(Activation.Tanh, 3, 20);
        views["sample"] = new SampleView(run.TestSamples()[3]);
        run = Records.FirstLesson();
        RunRecord record = run.Run(30);
        views["curves"] = new CurvesView(record);
        views["curves-light"] = new CurvesView(record, Theme.Light);
        views["run"] = new RunView(record);
        views["gradient-check"] = new GradientCheckView(run.Check(1e-8, kinks: 2));
        views["gradient-check-broken"] = new GradientCheckView(run.Check(1e-3));
        return views;
    }

    // Quantities: on a plane, and one number of one.
    private static void AddRegression(SortedDictionary<string, View> views)
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.TwoHills, 3);
        Trainer trainer = new(data, new Architecture([2, 6, 1], loss: LossFunction.IdentityMeanSquaredError));
        RunRecord run = trainer.Run(40);
        StepRecord step = trainer.Step();
        views["network-regression"] = new NetworkView(step);
        views["step-regression"] = new StepView(step);
        views["predictions-regression"] = new PredictionsView(trainer.Predict(data.Test), 40);
        views["curves-regression"] = new CurvesView(run);
        views["diagnostics-regression"] = new DiagnosticsView(trainer.Diagnose());
        views["dataset-regression"] = new DatasetView(data);
        views["dataset-graph"] = new DatasetView(DatasetRecord.Generate(Generator.Sine, 3));
        views["sample-regression"] = new SampleView(data.Test[0]);
    }

    // Two classes, four, a quantity, and a line; two hidden layers and none.
    private static void AddBoundaries(SortedDictionary<string, View> views)
    {
        views["boundary"] = Boundary(Generator.TwoMoons, 30, 2, 8, 8, 2);
        views["boundary-light"] = Boundary(Generator.ExclusiveOr, 2, 2, 4, 1);
        views["boundary-four"] = Boundary(Generator.FourClasses, 5, 2, 4);
        views["boundary-quantity"] = Boundary(Generator.TwoHills, 20, 2, 20, 1);
        views["boundary-line"] = Boundary(Generator.Sine, 20, 1, 6, 1);
        Trainer featured = Featured();
        views["boundary-features"] = new BoundaryView(
            featured.Run(),
            featured.Snapshot(),
            featured.Predict(featured.Data.Train),
            featured.Predict(featured.Data.Test)
        );
        views["network-features"] = new NetworkView(featured.Step());
        views["sample-features"] = new SampleView(featured.Data.Test[0]);
        views["boundary-hostile"] = new BoundaryView(
            Records.Random([2, 3, 2], new(1, 2, Hostile), 4, Activation.Tanh).Run(1),
            NetworkRecord.Start(new Architecture([2, 3, 2]), 4),
            [.. Enumerable.Range(0, 2).Select(label => Predicted(new(label, new(1, 2, Hostile), [label, -3], label)))],
            []
        );
    }

    // All that can be added to a point's coordinates.
    private static Trainer Featured()
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.TwoSpirals, 3).With(Enum.GetValues<PlaneFeature>());
        Trainer trainer = new(data, new Architecture([7, 6, 2], Activation.Tanh));
        trainer.Run(60);
        return trainer;
    }

    // Values with names.
    private static void AddNamed(SortedDictionary<string, View> views)
    {
        DatasetRecord data = DatasetRecord.Generate(Generator.Irises, 3);
        Trainer trainer = new(data, new Architecture([4, 6, 3], Activation.Tanh));
        trainer.Run(20);
        views["network-irises"] = new NetworkView(trainer.Step());
        views["sample-irises"] = new SampleView(data.Test[0]);
    }

    private static PredictionRecord Predicted(SampleRecord sample) => new(sample, [0.25, 0.75], 1, 0.5);

    private static BoundaryView Boundary(Generator generator, int epochs, params int[] layers)
    {
        DatasetRecord data = DatasetRecord.Generate(generator, 3);
        LossFunction loss =
            data.Shape.IsRegression ? LossFunction.IdentityMeanSquaredError
            : layers[^1] == 1 ? LossFunction.SigmoidBinaryCrossEntropy
            : LossFunction.SoftmaxCrossEntropy;
        Trainer trainer = new(data, new Architecture(layers, Activation.Tanh, loss: loss));
        RunRecord run = trainer.Run(epochs);
        return new BoundaryView(
            run,
            trainer.Snapshot(),
            trainer.Predict(data.Train),
            trainer.Predict(data.Test),
            generator == Generator.ExclusiveOr ? Theme.Light : Theme.Dark
        );
    }

    private static DiagnosticsView Diagnostics(Activation activation, int epochs, double pushed = 0)
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2], activation));
        if (pushed != 0)
            trainer.Set(new ParameterChange(1, 4, null, pushed));
        trainer.Run(epochs);
        return new DiagnosticsView(trainer.Diagnose());
    }

    // Every loss, a single output, every optimiser, an L2 penalty and leaky ReLU, on the first lesson.
    private static void AddRules(SortedDictionary<string, View> views)
    {
        Records.Rules sigmoid = new(LossFunction.SigmoidBinaryCrossEntropy, Optimizer.Momentum, 0.001, 0.01);
        Records.Rules squares = new(LossFunction.IdentityMeanSquaredError, Optimizer.Adam, 0.01, 0.001);

        Records single = Records.Lesson(sigmoid, Activation.LeakyRelu, 64, 16, 1);
        views["network-sigmoid-start"] = new NetworkView(single.Step(), 1);
        single.Train(3);
        views["network-sigmoid"] = new NetworkView(single.Step(), 1, Phase.Backward, Theme.Light);
        views["step-sigmoid"] = new StepView(single.Step(), 2);
        views["predictions-sigmoid"] = new PredictionsView(single.Predictions());
        views["run-sigmoid"] = new RunView(Records.Lesson(sigmoid, Activation.LeakyRelu, 64, 16, 1).Run(3));

        Records line = Records.Lesson(squares, Activation.Tanh, 64, 16, 1);
        views["network-squares-start"] = new NetworkView(line.Step(), 3);
        line.Train(3);
        views["network-squares"] = new NetworkView(line.Step(), 2);
        views["step-squares"] = new StepView(line.Step());
        views["predictions-squares"] = new PredictionsView(line.Predictions(), theme: Theme.Light);
        views["run-squares"] = new RunView(Records.Lesson(squares, Activation.Tanh, 64, 16, 1).Run(3));

        Records both = Records.Lesson(sigmoid with { Optimizer = Optimizer.Adam }, Activation.Relu, 64, 12, 2);
        views["network-sigmoids"] = new NetworkView(both.Step());
        views["step-sigmoids"] = new StepView(both.Step());
        Records ten = Records.Random([64, 16, 10], new(8, 8, Digits), rules: squares);
        views["network-squares-ten"] = new NetworkView(ten.Step());
        Records two = Records.Random([2, 8, 2], new(1, 2, ["inside", "outside"]), rules: squares);
        views["network-squares-two"] = new NetworkView(two.Step(), theme: Theme.Light);
        views["step-squares-two"] = new StepView(two.Step());
    }

    private static Records Random(int[] layers, PictureShape shape) => Records.Random(layers, shape);
}
