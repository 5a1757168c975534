using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A run made again, up to the place that a command asks for.</summary>
internal static class Replayed
{
    /// <summary>
    /// What a command shows that is given no recipe: the data set of seed 42 and 16 hidden units, of circles and squares 64-16-2, η 0.1, batches
    /// of 16 or of all samples where there are fewer.
    /// </summary>
    public static Recipe Usual(DataSetChoice data) => Usual(data.Draw(42));

    /// <summary>The same of data of the user's own.</summary>
    public static Recipe Usual(DatasetRecord data) => new Trainer(data, Architecture.Usual(data.Shape)).Recipe;

    /// <summary>What a command was asked to run, and its data where the recipe does not carry them.</summary>
    /// <param name="recipe">A recipe that was given; null to begin with the data.</param>
    /// <param name="file">A file of one's own; null for none.</param>
    /// <param name="drawn">What is drawn where there is neither.</param>
    /// <param name="terminal">Where to say what was understood of the file.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    public static (Recipe Recipe, DatasetRecord? Own) Asked(
        Recipe? recipe,
        CsvFile? file,
        DataSetChoice drawn,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        if (file is null)
            return (recipe ?? Usual(drawn), null);
        DatasetRecord own = FileOptions
            .Read(file, recipe, Seeds.Usual, terminal, cancellation)
            .With(recipe?.Data.Features ?? drawn.Features);
        return (recipe ?? Usual(own), own);
    }

    /// <summary>Runs a recipe to a place, telling how it goes.</summary>
    /// <param name="at">The place.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="own">The data of a recipe that does not carry them; else null.</param>
    /// <param name="terminal">Where to tell it.</param>
    /// <param name="cancellation">Heeded between epochs.</param>
    /// <exception cref="InvalidInputException">The recipe's data are not in it, or the run never comes to the place.</exception>
    /// <exception cref="DivergenceException">The loss stopped being a number on the way.</exception>
    public static Training To(
        Place at,
        Recipe recipe,
        DatasetRecord? own,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        Dataset? data = own is null ? null : new Dataset(own);
        using TrainingProgress progress = new(terminal, at.Epoch);
        Recipe there = recipe with { Epochs = at.Epoch, Batches = at.Batch };
        try
        {
            return Training.Replay(there, data, progress, cancellation);
        }
        catch (FileFormatException) when (at.Batch > 0)
        {
            // If the run comes to the epoch, it is the batch that it does not come to.
            _ = Training.Replay(there with { Batches = 0 }, data, progress, cancellation);
            throw new UsageException(
                $"the run never comes to {at}: the epoch after epoch {at.Epoch} has fewer batches."
            );
        }
    }
}
