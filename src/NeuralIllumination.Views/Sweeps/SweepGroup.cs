using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A sweep's trainings that share learning rate and batch size.</summary>
internal sealed class SweepGroup
{
    private SweepGroup(double rate, int size, IReadOnlyList<SweepResult> results)
    {
        Name = $"η {Numbers.Full(rate)}, batch {Numbers.Count(size)}";
        Results = results;
        IsTested = results[0].Last.TestLoss is not null;
        IsRegression = results[0].Last.IsRegression;
        Scores = [.. results.Select(result => result.Last.TestScore ?? result.Last.TrainScore ?? 0)];
        Losses = [.. results.Select(result => result.Last.TestLoss ?? result.Last.TrainLoss)];
        Score = Range(Scores);
        Loss = Range(Losses);
        Diverged = results.Count(result => result.DivergedAt is not null);
    }

    public string Name { get; }

    public IReadOnlyList<SweepResult> Results { get; }

    /// <summary>Whether the numbers are those of test sets; else of training sets.</summary>
    public bool IsTested { get; }

    /// <summary>Whether scores are R² and no accuracies.</summary>
    public bool IsRegression { get; }

    public IReadOnlyList<double> Scores { get; }

    public IReadOnlyList<double> Losses { get; }

    public (double Lowest, double Median, double Highest) Score { get; }

    public (double Lowest, double Median, double Highest) Loss { get; }

    public int Diverged { get; }

    public static IReadOnlyList<SweepGroup> Of(IReadOnlyList<SweepResult> results) =>
        [
            .. results
                .GroupBy(result => (result.LearningRate, result.BatchSize))
                .OrderBy(group => group.Key)
                .Select(group => new SweepGroup(group.Key.LearningRate, group.Key.BatchSize, [.. group])),
        ];

    private static (double, double, double) Range(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return (sorted[0], median, sorted[^1]);
    }
}
