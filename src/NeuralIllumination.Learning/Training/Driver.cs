using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Drives the engine's run, keeps what it measures, and stops where a loss is no finite number.</summary>
internal sealed class Driver
{
    private readonly TrainingLoop loop;
    private readonly History history;
    private DivergenceException? diverged;

    /// <summary>Begins the run, with what its recipe changes there, and measures it.</summary>
    /// <exception cref="SampleException">The loss is not a finite number from the start.</exception>
    public Driver(Run run)
    {
        Run = run;
        loop = run.Training;
        history = new History(run);
        run.Begin();
        if (history.Keep())
            return;
        throw run.Made > 0
            ? new OptionException(
                "With what is changed at epoch 0, batch 0 the network's loss is not a finite number; change it by less."
            )
            : new SampleException(
                "The untrained network's loss is not a finite number: the data's values are too large. Bring them to about 0 to 1."
            );
    }

    /// <summary>What is driven.</summary>
    public Run Run { get; }

    /// <summary>What was measured, by epoch.</summary>
    public IReadOnlyList<EpochRecord> Epochs => history.Epochs;

    /// <summary>What was measured last.</summary>
    public EpochRecord Last => history.Last;

    /// <summary>A wish to stop is heeded between pieces of so many batches: these are tens of milliseconds on a machine without vectors.</summary>
    private int Piece => (int)Math.Clamp(5e6 / ((double)loop.Gradients.Length * loop.BatchSize), 1, 10_000);

    /// <summary>Runs the next phase, measuring where an epoch ends.</summary>
    /// <exception cref="DivergenceException">A loss stopped being a finite number, now or before.</exception>
    /// <exception cref="FileFormatException">The run has passed by a change of its recipe without ever coming to its place.</exception>
    public void Advance()
    {
        if (diverged is not null)
            throw new DivergenceException(diverged.Epoch, diverged.Batch, diverged.LearningRate);

        int epoch = loop.Epoch;
        double rate = loop.LearningRate;
        Run.Advance();
        if (loop.Next == Phase.Backward && !double.IsFinite(loop.BatchLoss))
            throw diverged = new DivergenceException(loop.Epoch + 1, loop.Batch + 1, rate);
        if (loop.Epoch > epoch && Run.Measures && !history.Keep())
            throw diverged = new DivergenceException(loop.Epoch, 0, rate);
        if (Run.Missed >= 0)
        {
            RunChange missed = Run.Change(Run.Missed);
            throw new FileFormatException(
                $"Recipe, changes: the run never comes to epoch {missed.Epoch}, batch {missed.Batch}."
            );
        }
    }

    /// <summary>Goes on to where so many epochs, then batches, are completed, or to the end of the epoch where it has fewer.</summary>
    /// <param name="epoch">Epochs completed there.</param>
    /// <param name="batch">Batches completed in the epoch after those.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    public void GoTo(int epoch, int batch, IProgress<EpochRecord>? progress, CancellationToken cancellation)
    {
        while ((loop.Epoch, loop.Batch).CompareTo((epoch, batch)) < 0)
        {
            if (
                loop.Epoch < epoch
                && !cancellation.IsCancellationRequested
                && RunStraight()
                && !cancellation.IsCancellationRequested
            )
                continue;

            // Where it stops, too, the batch before is one of which everything is known.
            int before = loop.Epoch;
            do Advance();
            while (loop.Next != Phase.Forward);
            if (loop.Epoch > before)
                progress?.Report(Last);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Goes on to where so many epochs are completed, and measures there alone: a sweep asks for no more.</summary>
    public void GoUnmeasured(int epoch, CancellationToken cancellation)
    {
        Run.Measures = false;
        try
        {
            while (loop.Epoch < epoch - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                // An epoch of few batches is soon over; of a large one's pieces the wish to stop is heeded in between.
                if (!(Piece > loop.Samples.Count / loop.BatchSize ? Run.CompleteStraight() : RunStraight()))
                    Advance();
            }
        }
        finally
        {
            Run.Measures = true;
        }

        GoTo(epoch, 0, null, cancellation);
    }

    /// <summary>Sets something from here on; what was measured at the start is measured anew.</summary>
    /// <exception cref="OptionException">At the start the loss would not be a finite number; nothing is changed then.</exception>
    public void Set(RunChange change)
    {
        if (change is { Epoch: 0, Batch: 0, Phase: Phase.Forward } && !IsFiniteWith(change))
        {
            string how =
                change.Kind == ChangeKind.Parameter
                    ? FormattableString.Invariant($"With {change.Value:R} there")
                    : "With this";
            string instead = change.Kind == ChangeKind.Parameter ? " Take one nearer to 0." : "";
            throw new OptionException(
                $"{how} the network's loss is not a finite number; nothing was changed.{instead}"
            );
        }

        Run.Set(change);
        if (loop.Epoch == 0)
            history.Keep();
    }

    /// <summary>Whether the start's loss is a finite number with a change; the network is as it was afterwards.</summary>
    private bool IsFiniteWith(RunChange change)
    {
        Evaluation evaluation = new(loop.Network);
        DenseLayer layer = loop.Network.Layers[change.Layer];
        switch (change.Kind)
        {
            case ChangeKind.Parameter:
                double[] parameters = loop.Network.Parameters;
                int place = layer.Place(change.Output, change.Input);
                double before = parameters[place];
                parameters[place] = change.Value;
                bool isFinite = IsFinite(evaluation, loop.Samples) && IsFinite(evaluation, Run.Test);
                parameters[place] = before;
                return isFinite;
            case ChangeKind.SwitchOff:
                int was = layer.Off[change.Output];
                layer.Switch(change.Output, (int)change.Value);
                isFinite = IsFinite(evaluation, loop.Samples) && IsFinite(evaluation, Run.Test);
                layer.Switch(change.Output, was);
                return isFinite;
            case ChangeKind.AddSample:
                return IsFinite(evaluation, change.Sample!);
            case ChangeKind.LearningRate:
            case ChangeKind.BatchSize:
            case ChangeKind.Momentum:
            case ChangeKind.L2:
            case ChangeKind.Beta1:
            case ChangeKind.Beta2:
            case ChangeKind.Freeze:
            default:
                return true;
        }
    }

    private bool IsFinite(Evaluation evaluation, Samples samples)
    {
        evaluation.Measure(loop.Network, loop.Loss, samples);
        return samples.Count == 0 || double.IsFinite(evaluation.Loss);
    }

    /// <summary>Runs some whole batches of the epoch in hand, but not its last, in one go; false where the next must be run by phases.</summary>
    private bool RunStraight() => diverged is null && Run.RunStraight(Piece) > 0;
}
