using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>A recipe that is run again.</summary>
internal static class RecipeReplay
{
    /// <summary>A training at its recipe's start, with every change up to where the recipe stands still to come.</summary>
    /// <exception cref="FileFormatException">Another engine's recipe, or other data than the recipe names.</exception>
    public static Trainer Begin(Recipe recipe, DatasetRecord? data)
    {
        if (recipe.Engine != Recipe.CurrentEngine)
        {
            throw new FileFormatException(
                $"Recipe: expected engine {Recipe.CurrentEngine}, found {recipe.Engine}; its numbers would differ. Replay it with the version that wrote it."
            );
        }

        if (data is not null && data.Source.Digest != recipe.Data.Digest)
        {
            throw new FileFormatException(
                $"Recipe: expected the data that it was made with, {Counted(recipe.Data)}; got others, {Counted(data.Source)}. Give the same file, divided by the same seed."
            );
        }

        return new Trainer(
            // A file is given as it is; how it was scaled and what was added to it stand in the recipe.
            data?.Scaled(recipe.Data.Scale).With(recipe.Data.Features)
                ?? DataPacking.Unpack(recipe.Data),
            recipe.Architecture,
            recipe.Options,
            recipe.StartParameters,
            // What was set within the batch in hand is not part of the state, since the recipe's place is at whole batches.
            recipe.Changes.TakeWhile(change =>
                (change.Epoch, change.Batch, change.Phase).CompareTo((recipe.Epochs, recipe.Batches, Phase.Forward))
                <= 0
            )
        );
    }

    private static string Counted(DataSource data) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{data.TrainCount} samples to learn from and {data.TestCount} to be tested on, digest {data.Digest ?? "none"}"
        );

    /// <summary>Goes on to where so many epochs, then batches, are completed.</summary>
    /// <exception cref="FileFormatException">An epoch has fewer batches, or the run passes by a change without coming to its place.</exception>
    public static void GoTo(
        Trainer trainer,
        int epoch,
        int batch,
        IProgress<EpochRecord>? progress,
        CancellationToken cancellation
    )
    {
        trainer.Driver.GoTo(epoch, batch, progress, cancellation);
        if ((trainer.Epoch, trainer.Batch) != (epoch, batch))
        {
            throw new FileFormatException(
                $"Recipe: expected an epoch to have more than {batch} batches, found that it ends before."
            );
        }
    }
}
