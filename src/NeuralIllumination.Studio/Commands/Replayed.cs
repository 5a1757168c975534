using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A run made again, up to the place that a command asks for.</summary>
internal static class Replayed
{
    /// <summary>Circles and squares of seed 42, 64-16-2, η 0.1, batches of 16: what a command shows that is given no recipe.</summary>
    public static Recipe Default { get; } =
        new Training(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42))
        {
            LearningRate = 0.1,
            BatchSize = 16,
        }.Recipe;

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
