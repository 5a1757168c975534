using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>One of a comparison's panels.</summary>
internal sealed record ComparisonPanel(string Title, Func<EpochRecord, double?> Value, bool IsShare)
{
    /// <summary>Training, and test where one of the runs is tested.</summary>
    public static IReadOnlyList<ComparisonPanel> Of(IReadOnlyList<NamedRun> runs)
    {
        List<ComparisonPanel> panels =
        [
            new("training loss", e => e.TrainLoss, false),
            new("training accuracy", e => e.TrainAccuracy, true),
        ];
        if (runs.Any(run => run.Run.Last.TestLoss is not null))
        {
            panels.Insert(1, new("test loss", e => e.TestLoss, false));
            panels.Add(new("test accuracy", e => e.TestAccuracy, true));
        }

        return panels;
    }

    /// <summary>A run's colour.</summary>
    public static string Colour(Theme theme, int run) => theme.Layers[run % theme.Layers.Count];

    /// <summary>Where the colours are used up, they come again dashed.</summary>
    public static bool IsDashed(int run) => run >= Theme.Dark.Layers.Count;
}
