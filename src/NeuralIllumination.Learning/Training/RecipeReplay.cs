namespace NeuralIllumination.Learning;

/// <summary>Runs a recipe again, its changes included, up to where it stood.</summary>
internal static class RecipeReplay
{
    public static Trainer Run(
        Recipe recipe,
        DatasetRecord? data,
        IProgress<EpochRecord>? progress,
        CancellationToken cancellation,
        Action<Trainer>? atEpoch = null
    )
    {
        if (recipe.Engine != Recipe.CurrentEngine)
        {
            throw new FileFormatException(
                $"Recipe: expected engine {Recipe.CurrentEngine}, found {recipe.Engine}; its numbers would differ."
            );
        }

        if (data is not null && data.Source.Digest != recipe.Data.Digest)
        {
            throw new FileFormatException(
                $"Recipe: expected data with digest {recipe.Data.Digest}, got {data.Source.Digest}."
            );
        }

        Trainer trainer = new(
            data ?? DataPacking.Unpack(recipe.Data),
            recipe.Architecture,
            recipe.Options,
            recipe.StartParameters
        );
        Queue<Change> due = new(recipe.Changes);
        while (true)
        {
            while (due.TryPeek(out Change? next) && IsHere(next, trainer))
                Apply(due.Dequeue(), trainer);
            if (trainer is { NextPhase: Phase.Forward, Batch: 0 })
                atEpoch?.Invoke(trainer);
            if (trainer.NextPhase == Phase.Forward && !IsBefore(trainer.Epoch, trainer.Batch, recipe))
                break;
            bool straight =
                trainer.Epoch < recipe.Epochs && !(due.TryPeek(out Change? change) && change.Epoch == trainer.Epoch);
            if (!cancellation.IsCancellationRequested && straight && trainer.RunStraight())
                continue;
            int epoch = trainer.Epoch;
            trainer.Advance();
            if (trainer.Epoch > epoch)
                progress?.Report(trainer.Last);
            if (trainer.NextPhase == Phase.Forward)
                cancellation.ThrowIfCancellationRequested();
        }

        if ((trainer.Epoch, trainer.Batch) != (recipe.Epochs, recipe.Batches))
        {
            throw new FileFormatException(
                $"Recipe: expected an epoch to have more than {recipe.Batches} batches, found that it ends before."
            );
        }

        // What was set within the batch in hand is not part of the state, since the recipe's place is at whole batches; the rest must be.
        if (due.TryPeek(out Change? missed) && IsBefore(missed.Epoch, missed.Batch, recipe))
        {
            throw new FileFormatException(
                $"Recipe, changes: the run never comes to epoch {missed.Epoch}, batch {missed.Batch}."
            );
        }

        return trainer;
    }

    private static bool IsHere(Change change, Trainer trainer) =>
        (change.Epoch, change.Batch, change.Phase) == (trainer.Epoch, trainer.Batch, trainer.NextPhase);

    private static bool IsBefore(int epoch, int batch, Recipe recipe) =>
        (epoch, batch).CompareTo((recipe.Epochs, recipe.Batches)) < 0;

    private static void Apply(Change change, Trainer trainer)
    {
        if (change.LearningRate is { } rate)
            trainer.LearningRate = rate;
        if (change.BatchSize is { } size)
            trainer.BatchSize = size;
        if (change.Parameter is { } parameter)
            trainer.Set(parameter);
    }
}
