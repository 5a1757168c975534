using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>One of a comparison's panels.</summary>
internal sealed record ComparisonPanel(string Title, Func<EpochRecord, double?> Value, bool IsShare)
{
    /// <summary>Whether each run's smallest value is marked: where one would have stopped.</summary>
    public bool MarksSmallest { get; init; }

    /// <summary>The title, and what marks the smallest value: "ring" or "dot".</summary>
    public string TitleWith(string mark) => MarksSmallest ? $"{Title} ({mark}: smallest)" : Title;

    /// <summary>Training, and test where one of the runs is tested.</summary>
    public static IReadOnlyList<ComparisonPanel> Of(IReadOnlyList<NamedRun> runs)
    {
        string score =
            runs.Select(run => Score.Name(run.Run.Last)).Distinct().Count() == 1
                ? Score.Name(runs[0].Run.Last)
                : "accuracy or R²";
        List<ComparisonPanel> panels =
        [
            new("training loss", e => e.TrainLoss, false),
            new($"training {score}", e => e.TrainScore, true),
        ];
        if (runs.Any(run => run.Run.Last.TestLoss is not null))
        {
            panels.Insert(1, new("test loss", e => e.TestLoss, false) { MarksSmallest = true });
            panels.Add(new($"test {score}", e => e.TestScore, true));
        }

        return panels;
    }

    /// <summary>The colour of a run's place: see <see cref="RunColours"/>.</summary>
    public static string Colour(Theme theme, int place) => theme.Layers[place % theme.Layers.Count];

    /// <summary>Where the colours are used up, they come again dashed.</summary>
    public static bool IsDashed(int place) => place >= Theme.Dark.Layers.Count;
}
