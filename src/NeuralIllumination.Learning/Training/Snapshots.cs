using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>Runs a recipe again and keeps the network at some of its epochs: a run's records have none, since its recipe gives them all.</summary>
public static class Snapshots
{
    /// <summary>The networks at some epochs, in order, from one replay.</summary>
    /// <param name="recipe">The run; batches after its last whole epoch are left out.</param>
    /// <param name="epochs">Epochs, 0 to the recipe's own; each is taken once.</param>
    /// <param name="data">Its data, where the recipe does not carry them.</param>
    /// <param name="sample">The sample to look at, by its index in the test set (the training set where that is empty).</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="OptionException">No epoch, or one that the run does not come to.</exception>
    /// <exception cref="SampleException">There is no such sample.</exception>
    /// <exception cref="FileFormatException">Another engine's recipe, or other data than it names.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<Snapshot> Of(
        Recipe recipe,
        IEnumerable<int> epochs,
        DatasetRecord? data = null,
        int sample = 0,
        IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(epochs);
        SortedSet<int> wanted = [.. epochs];
        if (wanted.Count == 0)
            throw new OptionException("Snapshots need at least 1 epoch; got none.");
        if (wanted.Min < 0 || wanted.Max > recipe.Epochs)
        {
            int outside = wanted.Min < 0 ? wanted.Min : wanted.Max;
            throw new OptionException($"Epochs of this run must be 0 to {recipe.Epochs}; got {outside}.");
        }

        List<Snapshot> taken = [];
        Trainer trainer = RecipeReplay.Begin(recipe with { Epochs = wanted.Max, Batches = 0 }, data);
        foreach (int epoch in wanted)
        {
            RecipeReplay.GoTo(trainer, epoch, 0, progress, cancellation);
            taken.Add(new Snapshot(trainer.Last, trainer.Snapshot(), trainer.Examine(Sample(trainer, sample))));
        }

        return taken.AsReadOnly();
    }

    /// <summary>Epochs 0, 1, 2, 5, 10, 20, 50, … and the last: as far apart as learning slows down.</summary>
    /// <param name="last">The last epoch, 0 or more.</param>
    /// <exception cref="OptionException">Below 0.</exception>
    public static IReadOnlyList<int> Milestones(int last)
    {
        if (last < 0)
            throw new OptionException($"The last epoch must be 0 or more; got {last}.");
        return [.. Enumerable.Range(0, last + 1).Where(epoch => epoch == last || IsMilestone(epoch))];
    }

    private static SampleRecord Sample(Trainer trainer, int index) =>
        (trainer.Data.Test.Count > 0 ? trainer.Data.Test : trainer.Data.Train)[index];

    private static bool IsMilestone(int epoch)
    {
        string digits = epoch.ToString(CultureInfo.InvariantCulture);
        return digits[0] is '0' or '1' or '2' or '5' && digits.AsSpan(1).TrimStart('0').IsEmpty;
    }
}
