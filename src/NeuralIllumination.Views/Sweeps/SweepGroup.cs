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
        Accuracies = [.. results.Select(result => result.Last.TestAccuracy ?? result.Last.TrainAccuracy)];
        Losses = [.. results.Select(result => result.Last.TestLoss ?? result.Last.TrainLoss)];
        Accuracy = Range(Accuracies);
        Loss = Range(Losses);
        Diverged = results.Count(result => result.DivergedAt is not null);
    }

    public string Name { get; }

    public IReadOnlyList<SweepResult> Results { get; }

    /// <summary>Whether the numbers are those of test sets; else of training sets.</summary>
    public bool IsTested { get; }

    public IReadOnlyList<double> Accuracies { get; }

    public IReadOnlyList<double> Losses { get; }

    public (double Lowest, double Median, double Highest) Accuracy { get; }

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
