using NeuralIllumination.Charts;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Several trainings beside each other, each by its name, as they were when they were added.</summary>
/// <example><code>new Comparison { { "η 0.1", slow }, { "η 0.5", fast } }</code></example>
public sealed class Comparison : Shown, IEnumerable<NamedRun>
{
    private readonly List<NamedRun> runs = [];

    /// <summary>The runs, in the order they were added.</summary>
    public IReadOnlyList<NamedRun> Runs => runs.AsReadOnly();

    /// <inheritdoc/>
    public override View View => new ComparisonView(runs);

    /// <summary>Adds a training as it is now; it may go on afterwards.</summary>
    /// <param name="name">What it is called here; each name once.</param>
    /// <param name="training">The training.</param>
    /// <exception cref="OptionException">The name is taken, or there are 12 runs already.</exception>
    public void Add(string name, Training training)
    {
        ArgumentNullException.ThrowIfNull(training);
        Add(name, training.Record);
    }

    /// <summary>Adds a run.</summary>
    /// <param name="name">What it is called here; each name once.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="OptionException">The name is taken, the run has no record, or there are 12 runs already.</exception>
    public void Add(string name, RunRecord run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(run);
        NamedRun[] all = [.. runs, new NamedRun(name, run)];
        _ = new ComparisonView(all);
        runs.Add(all[^1]);
    }

    /// <inheritdoc/>
    public IEnumerator<NamedRun> GetEnumerator() => runs.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
