using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Many trainings at once, over all cores: every seed with every learning rate and every batch size.</summary>
/// <example><code>Sweep.Run(seeds: Enumerable.Range(1, 100), learningRates: [0.01, 0.1, 0.3], batchSizes: [4, 16])</code></example>
public sealed class Sweep : Shown
{
    // The sweep that was stopped last, as far as it came: the same one goes on from there.
    private static StoppedSweep? stopped;

    private Sweep(SweepPlan plan, IReadOnlyList<SweepResult> results)
    {
        Plan = plan;
        Results = results;
    }

    /// <summary>What was run.</summary>
    public SweepPlan Plan { get; }

    /// <summary>What came of it, in the plan's order.</summary>
    public IReadOnlyList<SweepResult> Results { get; }

    /// <inheritdoc/>
    public override View View => new SweepView(Plan, Results);

    /// <summary>
    /// Runs a sweep; the same one gives the same results, whatever the machine and its cores. One that was stopped goes on, when it is run again,
    /// with the results that it had.
    /// </summary>
    /// <param name="seeds">Each sets the starting weights and the shuffles, and the data too unless they are given.</param>
    /// <param name="learningRates">η, each in (0, 10]; null for 0.1 alone.</param>
    /// <param name="batchSizes">B, each 1 or more; null for 16 alone.</param>
    /// <param name="epochs">Epochs of each training, 0 to 1,000,000.</param>
    /// <param name="layers">Units per layer, inputs first; null for one hidden layer of 16 between what the data need.</param>
    /// <param name="data">What all learn from; null for circles and squares of each seed.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="OptionException">Nothing to run, too much, or an option outside its range.</exception>
    /// <exception cref="ShapeException">The layers do not fit the data.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Sweep Run(
        IEnumerable<int> seeds,
        IEnumerable<double>? learningRates = null,
        IEnumerable<int>? batchSizes = null,
        int epochs = 200,
        IEnumerable<int>? layers = null,
        Dataset? data = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(seeds);
        Architecture? architecture =
            layers is not null
                ? new Architecture(
                    layers,
                    loss: data is null ? Architecture.UsualLoss : Architecture.LossFor(data.Record.Shape)
                )
            : data is not null ? Architecture.Usual(data.Record.Shape)
            : null;
        SweepPlan plan = new(
            seeds.Select(seed => (long)seed),
            learningRates ?? [0.1],
            batchSizes ?? [16],
            epochs,
            architecture,
            data?.Record
        );
        List<SweepResult> results =
            Interlocked.Exchange(ref stopped, null) is { } before && before.Description == plan.Description
                ? before.Results
                : [];
        try
        {
            LongWork.Do(
                "training",
                0,
                plan.Count,
                work =>
                {
                    IProgress<int>? counts = work.Counts(progress);
                    SweepRunner.Run(
                        plan,
                        [.. Enumerable.Range(results.Count, plan.Count - results.Count)],
                        result =>
                        {
                            results.Add(result);
                            counts?.Report(results.Count);
                        },
                        cancellation: work.Cancellation
                    );
                    return results;
                },
                () =>
                    $"Stopped after {Numbers.Count(results.Count, "training")} of {Numbers.Count(plan.Count)}; the same sweep, run again, goes on from there.",
                cancellation
            );
        }
        catch (OperationCanceledException)
        {
            stopped = new(plan.Description, results);
            throw;
        }

        return new Sweep(plan, results.AsReadOnly());
    }

    private sealed record StoppedSweep(string Description, List<SweepResult> Results);
}
