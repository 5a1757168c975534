namespace NeuralIllumination.Engine;

/// <summary>
/// A training with its changes, in which one can go anywhere: to any epoch, batch and phase, forwards and back. What is asked for is run again from
/// the keyframe before it, with the same bits.
/// </summary>
public sealed class Run
{
    private RunChange[] changes;

    /// <summary>A run at its start; add the changes that its recipe has, then <see cref="Begin"/>.</summary>
    /// <param name="training">What runs; its network at the start, its options set.</param>
    /// <param name="test">Samples to be tested on; may be none.</param>
    /// <param name="epochs">How long it is likely to become.</param>
    /// <param name="every">Epochs between two keyframes, at least 1.</param>
    /// <param name="mostKeyframes">Where there are more, the oldest goes, and what lies before it cannot be gone to.</param>
    public Run(TrainingLoop training, Samples test, int epochs, int every, int mostKeyframes)
    {
        Training = training;
        Test = test;
        Measured = new Measured(training.Network, epochs + 1);
        Keyframes = new Keyframes(training, every, mostKeyframes);
        Before = new double[training.Network.Parameters.Length];
        changes = new RunChange[8];
        Missed = -1;
        Measures = true;
    }

    /// <summary>What runs.</summary>
    public TrainingLoop Training { get; }

    /// <summary>What it is tested on.</summary>
    public Samples Test { get; }

    /// <summary>What was measured after each epoch.</summary>
    public Measured Measured { get; }

    /// <summary>Where it can go on from.</summary>
    public Keyframes Keyframes { get; }

    /// <summary>θ before the last update that was run by phases.</summary>
    public double[] Before { get; }

    /// <summary>Whether it measures after each epoch.</summary>
    public bool Measures { get; set; }

    /// <summary>How many changes there are, those still to come included.</summary>
    public int Changes { get; private set; }

    /// <summary>How many of them have been made on the way to here.</summary>
    public int Made { get; private set; }

    /// <summary>The first change that the run has passed by without ever coming to its place; −1 where there is none.</summary>
    public int Missed { get; private set; }

    /// <summary>
    /// Whether a weight was set, or a unit switched, between the batch before and the next: then a picture of this place shows what the network makes
    /// of a sample now, and no longer what that batch left.
    /// </summary>
    public bool IsTouched { get; private set; }

    /// <summary>Phases of the batch in hand that have run, 0 to 3.</summary>
    public int Phases => (int)Training.Next;

    /// <summary>Batches in the epoch in hand, if nothing is changed.</summary>
    public int Batches =>
        Training.Batch + (Training.Samples.Count - Training.Seen + Training.BatchSize - 1) / Training.BatchSize;

    /// <summary>A change, in the order of places.</summary>
    public RunChange Change(int index)
    {
        return changes[index];
    }

    /// <summary>Adds a change that a recipe has, after those before it. Of several changes of one thing at one place the last counts.</summary>
    public void Add(RunChange change)
    {
        for (int i = Changes - 1; i >= 0; i--)
        {
            if (changes[i].IsSame(change))
                Remove(i);
        }

        if (Changes == changes.Length)
        {
            RunChange[] longer = new RunChange[changes.Length * 2];
            for (int i = 0; i < changes.Length; i++)
                longer[i] = changes[i];
            changes = longer;
        }

        changes[Changes++] = change;
    }

    /// <summary>Begins: keeps the start, makes what is to be changed there, measures.</summary>
    public void Begin()
    {
        Unchecked.Copy(Training.Network.Parameters, 0, Before, 0, Before.Length);
        Keyframes.Take();
        MakeChanges();
        Measure();
    }

    /// <summary>Runs one phase; an epoch's last measures, and keeps a keyframe where one is due.</summary>
    public void Advance()
    {
        int epoch = Training.Epoch;
        int batch = Training.Batch;
        IsTouched = false;
        if (Training.Next == Phase.Update)
            Unchecked.Copy(Training.Network.Parameters, 0, Before, 0, Before.Length);
        Training.Advance();
        if (Training.Epoch > epoch)
            End(epoch, batch + 1);
        MakeChanges();
    }

    /// <summary>Runs whole batches in one go, at most so many, but not an epoch's last, nor one of an epoch in which something is to be changed.</summary>
    /// <returns>How many; 0 where the next must be run by phases.</returns>
    public int RunStraight(int limit)
    {
        if (Made < Changes && changes[Made].Epoch <= Training.Epoch)
            return 0;
        IsTouched = false;
        return Training.RunStraight(limit);
    }

    /// <summary>
    /// Completes the epoch in hand in one go, its last batch included, of which nothing but θ is then known; nothing is measured and no keyframe kept.
    /// </summary>
    /// <returns>False where the next batch must be run by phases.</returns>
    public bool CompleteStraight()
    {
        if (Made < Changes && changes[Made].Epoch <= Training.Epoch || !Training.CompleteStraight())
            return false;
        IsTouched = false;
        MakeChanges();
        return true;
    }

    /// <summary>The keyframe of an epoch, old or new, for its state to be written into: with room for the samples that there are by then.</summary>
    public Keyframe Room(int epoch)
    {
        int samples = Training.Given;
        for (int i = ChangesBefore(epoch) - 1; i >= 0; i--)
            samples += changes[i].Kind == ChangeKind.AddSample ? 1 : 0;
        Keyframe room = Keyframes.Room(epoch);
        room.MakeRoom(samples);
        return room;
    }

    /// <summary>How many changes come before an epoch begins.</summary>
    public int ChangesBefore(int epoch)
    {
        int count = 0;
        while (count < Changes && changes[count].Compared(epoch, 0, Phase.Forward) < 0)
            count++;
        return count;
    }

    /// <summary>
    /// Goes some of the way to where so many epochs, then batches, then phases (0 to 3) have run. What the batch before left (its losses, its δ) is
    /// there too, as if the run had come straight here.
    /// </summary>
    /// <param name="epoch">Epochs completed there.</param>
    /// <param name="batch">Batches completed in the epoch after those.</param>
    /// <param name="phases">Phases completed of the batch after those.</param>
    /// <param name="work">About so many multiplications may be made; at least one phase is run.</param>
    /// <returns>Whether it is there. Called again, it goes on.</returns>
    public bool GoTo(int epoch, int batch, int phases, double work)
    {
        Restore(epoch, batch, phases);
        int whole = batch + phases > 0 ? epoch : epoch - 1;
        double pass = Training.Network.Parameters.Length;
        double left = work;
        while (IsBefore(epoch, batch, phases))
        {
            if (!(left > 0))
                return false;
            int before = Training.Epoch;
            int straight = before < whole ? RunStraight(Most(left / (3 * pass * Training.BatchSize))) : 0;
            if (straight > 0)
                left -= 3 * pass * Training.BatchSize * straight;
            else
            {
                Advance();
                left -= pass * Training.State.Count;
                if (Training.Epoch > before)
                    left -= pass * (Training.Samples.Count + Test.Count);
            }
        }

        return true;
    }

    /// <summary>
    /// Sets something from here on: another future begins, and what was measured, kept or to be changed after this place is forgotten.
    /// </summary>
    public void Set(RunChange change)
    {
        Changes = Made;
        Add(change);
        Measured.Forget(Training.Epoch);
        Keyframes.Forget(Training.Epoch);
        MakeChanges();
        if (Training.Epoch != 0 || Training.Batch != 0 || Phases != 0)
            return;
        Measured.Forget(-1);
        Measure();
    }

    /// <summary>Where a step back leads.</summary>
    /// <param name="step">By a phase 0, to a batch's beginning 1, to an epoch's 2.</param>
    /// <param name="place">Takes the epoch, batch and phases there; a run at its start stays.</param>
    /// <returns>False where the epoch before has been passed over and must be run, once to its end, for its length.</returns>
    public bool PlaceBefore(int step, int[] place)
    {
        int epoch = Training.Epoch;
        int batch = Training.Batch;
        int phases = Phases;
        if (step == 2)
            epoch -= batch + phases == 0 && epoch > 0 ? 1 : 0;
        else if (phases > 0)
            phases = step == 0 ? phases - 1 : 0;
        else if (epoch + batch > 0)
        {
            if (batch == 0)
            {
                epoch--;
                batch = Measured.BatchesOf(epoch);
            }

            batch--;
            phases = step == 0 ? 3 : 0;
        }

        place[0] = epoch;
        place[1] = step == 2 ? 0 : batch;
        place[2] = step == 2 ? 0 : phases;
        return batch >= 0;
    }

    private void Restore(int epoch, int batch, int phases)
    {
        // From a keyframe before the epoch, so that the batch before the place has been run.
        int start = Keyframes.Find(epoch > 0 ? epoch - 1 : 0);
        if (start < 0)
            return;
        Keyframe frame = Keyframes.At(start);
        if (Compared(epoch, batch, phases) <= 0 && frame.Epoch <= Training.Epoch)
            return;
        Made = ChangesBefore(frame.Epoch);
        // What a keyframe does not hold, the changes before it tell.
        Training.GoTo(frame.Epoch, 0, 0);
        Training.DropAdded();
        for (int l = 0; l < Training.Network.Layers.Length; l++)
        {
            DenseLayer layer = Training.Network.Layers[l];
            layer.IsHeld = false;
            for (int o = 0; layer.OffCount > 0; o++)
                layer.Switch(o, 0);
        }

        for (int i = 0; i < Made; i++)
        {
            if (changes[i].Kind >= ChangeKind.SwitchOff)
                Make(changes[i]);
        }

        frame.Give(Training);
        IsTouched = false;
        MakeChanges();
    }

    private bool IsBefore(int epoch, int batch, int phases)
    {
        return Compared(epoch, batch, phases) < 0;
    }

    // Where the run stands beside a place: before it below 0, there 0, after it above 0.
    private int Compared(int epoch, int batch, int phases)
    {
        if (Training.Epoch != epoch)
            return Training.Epoch < epoch ? -1 : 1;
        if (Training.Batch != batch)
            return Training.Batch < batch ? -1 : 1;
        return Phases - phases;
    }

    private void End(int epoch, int batches)
    {
        Measured.PutBatches(epoch, batches);
        Measure();
        Keyframes.Take();
    }

    private void Measure()
    {
        if (Measures)
            Measured.Take(Training.Epoch, Training.Network, Training.Loss, Training.Samples, Test);
    }

    // Makes what is to be changed just before the phase that comes next.
    private void MakeChanges()
    {
        while (Made < Changes)
        {
            RunChange due = changes[Made];
            int way = due.Compared(Training.Epoch, Training.Batch, Training.Next);
            if (way > 0)
                return;
            if (way < 0)
            {
                Missed = Made;
                return;
            }

            Make(due);
            Made++;
        }
    }

    private void Make(RunChange change)
    {
        switch (change.Kind)
        {
            case ChangeKind.LearningRate:
                Training.LearningRate = change.Value;
                break;
            case ChangeKind.BatchSize:
                Training.BatchSize = Most(change.Value);
                break;
            case ChangeKind.Parameter:
                DenseLayer layer = Training.Network.Layers[change.Layer];
                Training.Network.Parameters[layer.Place(change.Output, change.Input)] = change.Value;
                IsTouched = Training.Next == Phase.Forward;
                break;
            case ChangeKind.Momentum:
                Training.Momentum = change.Value;
                break;
            case ChangeKind.L2:
                Training.L2 = change.Value;
                break;
            case ChangeKind.Beta1:
                Training.Memory.Beta1 = change.Value;
                break;
            case ChangeKind.Beta2:
                Training.Memory.Beta2 = change.Value;
                break;
            case ChangeKind.SwitchOff:
                Training.Network.Layers[change.Layer].Switch(change.Output, change.Value != 0 ? 1 : 0);
                IsTouched = Training.Next == Phase.Forward;
                break;
            case ChangeKind.Freeze:
                Training.Network.Layers[change.Layer].IsHeld = change.Value != 0;
                break;
            case ChangeKind.AddSample:
                Training.Add(change.Sample!);
                break;
            default:
                break;
        }
    }

    private void Remove(int index)
    {
        Changes--;
        if (index < Made)
            Made--;
        for (int i = index; i < Changes; i++)
            changes[i] = changes[i + 1];
    }

    // A positive number as a whole one, 1 at the least.
    private static int Most(double value)
    {
        if (!(value > 1))
            return 1;
        return value > 1000000000 ? 1000000000 : (int)value;
    }
}
