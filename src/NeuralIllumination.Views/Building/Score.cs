using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>How well a set is predicted, in words: the accuracy in percent, or of regression R², the share of the spread that is explained.</summary>
internal static class Score
{
    /// <summary><c>accuracy</c> or <c>R²</c>.</summary>
    public static string Name(EpochRecord epoch) => epoch.IsRegression ? "R²" : "accuracy";

    /// <summary>A score as it is written; a dash where it is not known.</summary>
    public static string Write(EpochRecord epoch, double? score) =>
        score is not { } known ? "–"
        : epoch.IsRegression ? Numbers.Brief(known)
        : Numbers.Percent(known);

    /// <summary>The same in a table.</summary>
    public static Cell Cell(EpochRecord epoch, double? score) =>
        score is not { } known ? new Cell("–", IsNumber: true)
        : epoch.IsRegression ? known
        : Views.Cell.Percent(known);
}
