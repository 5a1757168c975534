using NeuralIllumination.Charts;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Tests;

/// <summary>One of each type that a cell may end with, of one small training.</summary>
internal static class Everything
{
    private static readonly Lazy<IReadOnlyList<object>> Made = new(Make);

    public static IReadOnlyList<object> Values => Made.Value;

    public static object Of(string type) => Values.Single(value => value.GetType().Name == type);

    /// <summary>Every type that is shown, found in the libraries themselves.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. new[] { typeof(View), typeof(PlotView), typeof(Shown) }
            .SelectMany(known => known.Assembly.GetTypes())
            .Where(type => (type.IsSubclassOf(typeof(View)) || type.IsSubclassOf(typeof(Shown))) && !type.IsAbstract)
            .Distinct(),
    ];

    private static object[] Make()
    {
        Dataset data = Datasets.CirclesAndSquares(seed: 42, train: 48, test: 8);
        Network network = Network.Create([64, 4, 2], seed: 42);
        Training training = new(network, data);
        training.Run(2);
        Training other = new(network, data) { LearningRate = 0.5 };
        other.Run(2);
        Training plane = new(Network.Create([2, 4, 2], seed: 42), Datasets.TwoMoons(train: 24, test: 8));
        Comparison comparison = new() { { "η 0.1", training }, { "η 0.5", other } };
        return
        [
            data,
            network,
            training,
            comparison,
            comparison.View,
            data.View,
            training.View,
            new SampleView(data.Test[3]),
            new SamplesView("Tested on", data.Test, data.Test.ClassCounts),
            network.View,
            training.Step(),
            training.Step().Average(),
            training.Show(1),
            training.CheckGradients(2),
            plane.Boundary(),
            training.Curves(),
            training.Predictions(4),
            training.Illuminate(),
            training.Diagnostics(),
            training.Plot(),
            training.PlotNorms(),
            training.Histograms(),
            new GenericChartView(training.Plot().Chart),
            training.Film(2),
            Sweep.Run([1, 2], epochs: 1),
            Sweep.Run([1], epochs: 1).View,
            new ProgressView(new WorkRecord("epoch", 0, 2, 4) { Epoch = training.History[^1] }),
            Guess.LockIn("Everything's question", 0.5),
            new GuessView(new GuessRecord("A question", Number: 0.5) { AnswerAsNumber = 0.75 }),
            new NoteView("One line\nand another."),
            new ListView(
                "A list",
                ["name"],
                [
                    ["first"],
                ]
            ),
        ];
    }
}
