namespace NeuralIllumination.Engine;

/// <content>What a page asks of a run: its changes, what it has measured, its keyframes.</content>
public static partial class Exports
{
    /// <summary>A run at its start: add the recipe's changes, then <see cref="BeginRun"/>.</summary>
    public static Run NewRun(TrainingLoop training, Samples test, int epochs)
    {
        return new Run(training, test, epochs, Keyframes.EveryFor(training, epochs), int.MaxValue);
    }

    /// <summary>Adds a change that the recipe has. The layer counts from 0; an input of −1 means the bias; a sample is that of an addition.</summary>
    public static void AddChange(
        Run run,
        int epoch,
        int batch,
        Phase phase,
        ChangeKind kind,
        int layer,
        int output,
        int input,
        double value,
        Samples? sample
    )
    {
        run.Add(Change(epoch, batch, phase, kind, layer, output, input, value, sample));
    }

    /// <summary>Measures the start, with what is to be changed there.</summary>
    public static void BeginRun(Run run)
    {
        run.Begin();
    }

    /// <summary>Runs the next phase.</summary>
    public static void AdvanceRun(Run run)
    {
        run.Advance();
    }

    /// <summary>Goes some of the way to a place, and tells whether it is there.</summary>
    public static bool GoRunTo(Run run, int epoch, int batch, int phases, double work)
    {
        return run.GoTo(epoch, batch, phases, work);
    }

    /// <summary>Sets something from here on.</summary>
    public static void SetInRun(
        Run run,
        ChangeKind kind,
        int layer,
        int output,
        int input,
        double value,
        Samples? sample
    )
    {
        TrainingLoop training = run.Training;
        run.Set(Change(training.Epoch, training.Batch, training.Next, kind, layer, output, input, value, sample));
    }

    /// <summary>How many changes a run has, those to come included.</summary>
    public static int RunChanges(Run run)
    {
        return run.Changes;
    }

    /// <summary>How many of them have been made on the way.</summary>
    public static int RunChangesMade(Run run)
    {
        return run.Made;
    }

    /// <summary>The first change whose place the run never comes to; −1 where there is none.</summary>
    public static int RunChangeMissed(Run run)
    {
        return run.Missed;
    }

    /// <summary>A change of a run.</summary>
    public static RunChange RunChangeAt(Run run, int index)
    {
        return run.Change(index);
    }

    /// <summary>A change's place and target: epoch, batch, phase, kind, layer from 0, unit, input or −1.</summary>
    public static void ReadChange(RunChange change, int[] numbers)
    {
        numbers[0] = change.Epoch;
        numbers[1] = change.Batch;
        numbers[2] = (int)change.Phase;
        numbers[3] = (int)change.Kind;
        numbers[4] = change.Layer;
        numbers[5] = change.Output;
        numbers[6] = change.Input;
    }

    /// <summary>What a change sets its target to.</summary>
    public static double ChangeValue(RunChange change)
    {
        return change.Value;
    }

    /// <summary>Whether the network was set by hand since the batch before.</summary>
    public static bool RunTouched(Run run)
    {
        return run.IsTouched;
    }

    /// <summary>The sample that a change adds; else null.</summary>
    public static Samples? ChangeSample(RunChange change)
    {
        return change.Sample;
    }

    /// <summary>Batches in the epoch in hand, if nothing is changed.</summary>
    public static int RunBatches(Run run)
    {
        return run.Batches;
    }

    /// <summary>Where a step back by a phase (0), a batch (1) or an epoch (2) leads: epoch, batch and phases; false where that must be run first.</summary>
    public static bool RunPlaceBefore(Run run, int step, int[] place)
    {
        return run.PlaceBefore(step, place);
    }

    /// <summary>What a run has measured.</summary>
    public static Measured RunMeasured(Run run)
    {
        return run.Measured;
    }

    /// <summary>Whether the network has been measured after so many epochs.</summary>
    public static bool IsMeasured(Measured measured, int epoch)
    {
        return measured.IsKnown(epoch);
    }

    /// <summary>Training loss and score, test loss and score after so many epochs: accuracies, or R² of regression.</summary>
    public static void ReadMeasured(Measured measured, int epoch, double[] numbers)
    {
        numbers[0] = measured.TrainLoss[epoch];
        numbers[1] = measured.TrainScore[epoch];
        numbers[2] = measured.TestLoss[epoch];
        numbers[3] = measured.TestScore[epoch];
    }

    /// <summary>Takes what another run of the same recipe measured.</summary>
    public static void PutMeasured(
        Measured measured,
        int epoch,
        double trainLoss,
        double trainScore,
        double testLoss,
        double testScore
    )
    {
        measured.Put(epoch, trainLoss, trainScore, testLoss, testScore);
    }

    /// <summary>How many batches the epoch after so many had; 0 where it has not been run.</summary>
    public static int EpochBatches(Measured measured, int epoch)
    {
        return measured.BatchesOf(epoch);
    }

    /// <summary>Keeps how many batches an epoch had, as another run of the same recipe found.</summary>
    public static void PutEpochBatches(Measured measured, int epoch, int batches)
    {
        measured.PutBatches(epoch, batches);
    }

    /// <summary>A run's keyframes.</summary>
    public static Keyframes RunKeyframes(Run run)
    {
        return run.Keyframes;
    }

    /// <summary>How many there are.</summary>
    public static int KeyframeCount(Keyframes keyframes)
    {
        return keyframes.Count;
    }

    /// <summary>The keyframe at a place in the list.</summary>
    public static Keyframe KeyframeAt(Keyframes keyframes, int index)
    {
        return keyframes.At(index);
    }

    /// <summary>The keyframe of an epoch, old or new, for its state to be written into.</summary>
    public static Keyframe KeyframeRoom(Run run, int epoch)
    {
        return run.Room(epoch);
    }

    /// <summary>Drops the keyframe of an epoch.</summary>
    public static void DropKeyframe(Run run, int epoch)
    {
        run.Keyframes.DropOf(epoch);
    }

    /// <summary>A keyframe's epoch.</summary>
    public static int KeyframeEpoch(Keyframe keyframe)
    {
        return keyframe.Epoch;
    }

    /// <summary>A keyframe's η, B, μ, λ, β₁, β₂ and the optimiser's powers.</summary>
    public static void ReadKeyframe(Keyframe keyframe, double[] numbers)
    {
        numbers[0] = keyframe.LearningRate;
        numbers[1] = keyframe.BatchSize;
        numbers[2] = keyframe.Momentum;
        numbers[3] = keyframe.L2;
        numbers[4] = keyframe.Beta1;
        numbers[5] = keyframe.Beta2;
        numbers[6] = keyframe.FirstPower;
        numbers[7] = keyframe.SecondPower;
    }

    /// <summary>Writes them.</summary>
    public static void WriteKeyframe(
        Keyframe keyframe,
        double learningRate,
        int batchSize,
        double momentum,
        double l2,
        double beta1,
        double beta2,
        double firstPower,
        double secondPower
    )
    {
        keyframe.LearningRate = learningRate;
        keyframe.BatchSize = batchSize;
        keyframe.Momentum = momentum;
        keyframe.L2 = l2;
        keyframe.Beta1 = beta1;
        keyframe.Beta2 = beta2;
        keyframe.FirstPower = firstPower;
        keyframe.SecondPower = secondPower;
    }

    /// <summary>A keyframe's θ.</summary>
    public static double[] KeyframeParameters(Keyframe keyframe)
    {
        return keyframe.Parameters;
    }

    /// <summary>A keyframe's first moments.</summary>
    public static double[] KeyframeFirst(Keyframe keyframe)
    {
        return keyframe.First;
    }

    /// <summary>A keyframe's second moments.</summary>
    public static double[] KeyframeSecond(Keyframe keyframe)
    {
        return keyframe.Second;
    }

    /// <summary>How many samples there are at a keyframe.</summary>
    public static int KeyframeSamples(Keyframe keyframe)
    {
        return keyframe.Samples;
    }

    /// <summary>A keyframe's order of samples, which may have room for more.</summary>
    public static int[] KeyframeOrder(Keyframe keyframe)
    {
        return keyframe.Order;
    }

    /// <summary>A keyframe's generator.</summary>
    public static long[] KeyframeWords(Keyframe keyframe)
    {
        return keyframe.Words;
    }

    private static RunChange Change(
        int epoch,
        int batch,
        Phase phase,
        ChangeKind kind,
        int layer,
        int output,
        int input,
        double value,
        Samples? sample
    )
    {
        RunChange change = new RunChange(epoch, batch, phase, kind, value);
        change.Sample = sample;
        change.Layer = layer;
        change.Output = output;
        change.Input = input;
        return change;
    }
}
