namespace NeuralIllumination.Learning;

/// <summary>What can be asked of a training at any moment; nothing is learned from an answer.</summary>
public static class Questions
{
    /// <summary>Looks at one sample without learning from it: its forward pass, loss and gradients at the present weights.</summary>
    /// <param name="trainer">The training.</param>
    /// <param name="sample">A sample of this training's data, or any other that fits.</param>
    /// <exception cref="ShapeException">It has another number of values.</exception>
    public static StepRecord Examine(this Trainer trainer, SampleRecord sample)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(sample);
        return Examination.Of(trainer.Loop, trainer.Data, trainer.Architecture, trainer.Present, sample);
    }

    /// <summary>What the network says, at the present weights, of each sample of <paramref name="set"/> from the first on.</summary>
    /// <param name="trainer">The training.</param>
    /// <param name="set">The training set, the test set or any other that fits.</param>
    /// <param name="count">At most so many; null for all.</param>
    public static IReadOnlyList<PredictionRecord> Predict(this Trainer trainer, SampleSet set, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(set);
        int most = Math.Min(set.Count, count ?? set.Count);
        return Prediction.Of(trainer.Loop.Network, trainer.Architecture, set, most);
    }

    /// <summary>Compares every derivative that backpropagation gives with central differences.</summary>
    /// <param name="trainer">The training.</param>
    /// <param name="samples">The first so many training samples are used, 1 to the size of the training set; null for one batch.</param>
    /// <param name="progress">Told how many parameters are done.</param>
    /// <param name="cancellation">Heeded between parameters.</param>
    /// <exception cref="OptionException">Outside that range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static GradientCheckRecord CheckGradients(
        this Trainer trainer,
        int? samples = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return GradientCheck.Of(trainer.Loop, samples ?? trainer.BatchSize).Run(progress, cancellation);
    }

    /// <summary>All that can be asked of the training when something about it is strange.</summary>
    public static DiagnosticsRecord Diagnose(this Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new Diagnosis(trainer.Data, trainer.Loop).Of(trainer.Run());
    }

    /// <summary>The network at this moment.</summary>
    public static NetworkRecord Snapshot(this Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return NetworkRecord.Of(trainer.Loop.Network, trainer.Architecture);
    }
}
