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
    public static Recipe Usual(DataSetChoice data)
    {
        DatasetRecord drawn = data.Draw(42);
        return new Trainer(drawn, Architecture.Usual(drawn.Shape)).Recipe;
    }

    /// <summary>Runs a recipe to a place, telling how it goes.</summary>
    /// <exception cref="InvalidInputException">The recipe's data are not in it, or the run never comes to the place.</exception>
    /// <exception cref="DivergenceException">The loss stopped being a number on the way.</exception>
    public static Training To(Place at, Recipe recipe, Terminal terminal, CancellationToken cancellation)
    {
        using TrainingProgress progress = new(terminal, at.Epoch);
        Recipe there = recipe with { Epochs = at.Epoch, Batches = at.Batch };
        try
        {
            return Training.Replay(there, null, progress, cancellation);
        }
        catch (FileFormatException) when (at.Batch > 0)
        {
            // If the run comes to the epoch, it is the batch that it does not come to.
            _ = Training.Replay(there with { Batches = 0 }, null, progress, cancellation);
            throw new UsageException(
                $"the run never comes to {at}: the epoch after epoch {at.Epoch} has fewer batches."
            );
        }
    }
}
