namespace NeuralIllumination.Engine;

/// <summary>The engine's door for JavaScript: every public method here is an export of the WebAssembly module, by its name.</summary>
/// <remarks>
/// References cross as addresses, long as BigInt, enums as their numbers. A method does one thing and no thinking: what a page needs to know is
/// written at the method or property it leads to.
/// </remarks>
public static class Exports
{
    /// <summary>An array of doubles, all 0.</summary>
    public static double[] NewDoubles(int length)
    {
        return new double[length];
    }

    /// <summary>An array of ints, all 0.</summary>
    public static int[] NewInts(int length)
    {
        return new int[length];
    }

    /// <summary>A network with every parameter 0; <see cref="InitializeNetwork"/> draws its weights.</summary>
    public static Network NewNetwork(int[] sizes, Activation hidden)
    {
        return new Network(sizes, hidden);
    }

    /// <summary>Draws the starting weights from the seed's start stream.</summary>
    public static void InitializeNetwork(Network network, Initialization initialization, long seed)
    {
        Initializer.Fill(network, initialization, new Xoshiro256(seed, Xoshiro256.StartStream));
    }

    /// <summary>θ.</summary>
    public static double[] NetworkParameters(Network network)
    {
        return network.Parameters;
    }

    /// <summary>How many layers have weights.</summary>
    public static int NetworkLayers(Network network)
    {
        return network.Layers.Length;
    }

    /// <summary>n_in of a layer.</summary>
    public static int LayerInputs(Network network, int layer)
    {
        return network.Layers[layer].Inputs;
    }

    /// <summary>n_out of a layer.</summary>
    public static int LayerOutputs(Network network, int layer)
    {
        return network.Layers[layer].Outputs;
    }

    /// <summary>Where a layer's weights begin in θ.</summary>
    public static int LayerWeightsAt(Network network, int layer)
    {
        return network.Layers[layer].WeightsAt;
    }

    /// <summary>Where a layer's biases begin in θ.</summary>
    public static int LayerBiasesAt(Network network, int layer)
    {
        return network.Layers[layer].BiasesAt;
    }

    /// <summary>Samples, all 0.</summary>
    public static Samples NewSamples(int count, int features, int outputs)
    {
        return new Samples(count, features, outputs);
    }

    /// <summary>A generator on the seed's data stream: fill the samples to learn from first, then those to be tested on.</summary>
    public static Xoshiro256 NewDataGenerator(long seed)
    {
        return new Xoshiro256(seed, Xoshiro256.DataStream);
    }

    /// <summary>Draws circles and squares; 64 features, 2 outputs.</summary>
    public static void FillCirclesAndSquares(Samples samples, Xoshiro256 random)
    {
        CirclesAndSquares.Fill(samples, random);
    }

    /// <summary>Sets a sample's class.</summary>
    public static void LabelSample(Samples samples, int sample, int label)
    {
        samples.Label(sample, label);
    }

    /// <summary>x, [count × features].</summary>
    public static double[] SampleInputs(Samples samples)
    {
        return samples.Inputs;
    }

    /// <summary>y, [count × outputs].</summary>
    public static double[] SampleTargets(Samples samples)
    {
        return samples.Targets;
    }

    /// <summary>The samples' classes.</summary>
    public static int[] SampleLabels(Samples samples)
    {
        return samples.Labels;
    }

    /// <summary>Prepares to train, shuffling from the seed's shuffle stream.</summary>
    public static TrainingLoop NewTraining(
        Network network,
        Samples samples,
        LossFunction loss,
        int batchSize,
        long seed,
        Optimizer optimizer
    )
    {
        return new TrainingLoop(network, samples, loss, batchSize, seed, optimizer);
    }

    /// <summary>Runs the next phase.</summary>
    public static void Advance(TrainingLoop training)
    {
        training.Advance();
    }

    /// <summary>Runs to the end of the epoch in hand, or a whole one.</summary>
    public static void RunEpoch(TrainingLoop training)
    {
        training.RunStraight(training.Order.Length);
        do
        {
            training.Advance();
        } while (training.Next != Phase.Forward || training.Seen != 0);
    }

    /// <summary>η from now on.</summary>
    public static void SetLearningRate(TrainingLoop training, double learningRate)
    {
        training.LearningRate = learningRate;
    }

    /// <summary>Sets <see cref="TrainingLoop.Momentum"/>.</summary>
    public static void SetMomentum(TrainingLoop training, double momentum)
    {
        training.Momentum = momentum;
    }

    /// <summary>Sets <see cref="TrainingLoop.L2"/>.</summary>
    public static void SetL2(TrainingLoop training, double lambda)
    {
        training.L2 = lambda;
    }

    /// <summary><see cref="OptimizerState.First"/> of the training.</summary>
    public static double[] FirstMoment(TrainingLoop training)
    {
        return training.Memory.First;
    }

    /// <summary><see cref="OptimizerState.Second"/> of the training.</summary>
    public static double[] SecondMoment(TrainingLoop training)
    {
        return training.Memory.Second;
    }

    /// <summary><see cref="OptimizerState.FirstPower"/> of the training.</summary>
    public static double FirstPower(TrainingLoop training)
    {
        return training.Memory.FirstPower;
    }

    /// <summary><see cref="OptimizerState.SecondPower"/> of the training.</summary>
    public static double SecondPower(TrainingLoop training)
    {
        return training.Memory.SecondPower;
    }

    /// <summary>η.</summary>
    public static double LearningRate(TrainingLoop training)
    {
        return training.LearningRate;
    }

    /// <summary>Samples per batch.</summary>
    public static int BatchSize(TrainingLoop training)
    {
        return training.BatchSize;
    }

    /// <summary>η of the last update, which may have been changed since.</summary>
    public static double UpdateRate(TrainingLoop training)
    {
        return training.UpdateRate;
    }

    /// <summary>The phase that <see cref="Advance"/> runs next.</summary>
    public static Phase NextPhase(TrainingLoop training)
    {
        return training.Next;
    }

    /// <summary>Epochs completed.</summary>
    public static int Epoch(TrainingLoop training)
    {
        return training.Epoch;
    }

    /// <summary>Batches completed in the epoch in hand.</summary>
    public static int Batch(TrainingLoop training)
    {
        return training.Batch;
    }

    /// <summary>Samples of the epoch in hand already learned from.</summary>
    public static int Seen(TrainingLoop training)
    {
        return training.Seen;
    }

    /// <summary>The mean loss of the batch in hand.</summary>
    public static double BatchLoss(TrainingLoop training)
    {
        return training.BatchLoss;
    }

    /// <summary>∂L/∂θ, laid out as θ.</summary>
    public static double[] Gradients(TrainingLoop training)
    {
        return training.Gradients;
    }

    /// <summary>The order in which the epoch in hand meets the samples; written to when a keyframe is restored.</summary>
    public static int[] Order(TrainingLoop training)
    {
        return training.Order;
    }

    /// <summary>The batch in hand; another object once a larger batch was needed.</summary>
    public static BatchState BatchInHand(TrainingLoop training)
    {
        return training.State;
    }

    /// <summary>Room for samples to look at, which are not learned from.</summary>
    public static BatchState NewBatch(Network network, int capacity)
    {
        return new BatchState(network, capacity);
    }

    /// <summary>Puts a sample into a row; rows are filled from 0 on, and this one becomes the last.</summary>
    public static void LoadSample(BatchState batch, Samples samples, int sample, int row)
    {
        batch.Load(samples, sample, row);
        batch.Count = row + 1;
    }

    /// <summary>Carries a batch that is only looked at forward, to its losses.</summary>
    public static void LookForward(BatchState batch, Network network, LossFunction loss)
    {
        Propagation.Forward(network, loss, batch);
        Propagation.Loss(network, loss, batch);
    }

    /// <summary>Carries it back: its δ, and its own ∂L/∂θ.</summary>
    public static void LookBackward(BatchState batch, Network network, double[] gradients)
    {
        Propagation.Backward(network, batch, gradients);
    }

    /// <summary>What the next update would make of <paramref name="parameters"/>, a copy of θ, with copies of the optimiser's moments.</summary>
    public static void PreviewUpdate(TrainingLoop training, double[] parameters, double[] first, double[] second)
    {
        training.Preview(parameters, first, second);
    }

    /// <summary>Samples in a batch.</summary>
    public static int BatchCount(BatchState batch)
    {
        return batch.Count;
    }

    /// <summary>Which samples a batch holds.</summary>
    public static int[] BatchSamples(BatchState batch)
    {
        return batch.Samples;
    }

    /// <summary>x, [batch × inputs].</summary>
    public static double[] BatchInputs(BatchState batch)
    {
        return batch.Inputs;
    }

    /// <summary>y, [batch × outputs].</summary>
    public static double[] BatchTargets(BatchState batch)
    {
        return batch.Targets;
    }

    /// <summary>z of a layer, [batch × units].</summary>
    public static double[] PreActivations(BatchState batch, int layer)
    {
        return batch.PreActivations[layer];
    }

    /// <summary>a of a layer, [batch × units].</summary>
    public static double[] LayerActivations(BatchState batch, int layer)
    {
        return batch.Activations[layer];
    }

    /// <summary>δ of a layer, [batch × units].</summary>
    public static double[] Deltas(BatchState batch, int layer)
    {
        return batch.Deltas[layer];
    }

    /// <summary>ŷ, [batch × outputs].</summary>
    public static double[] Predictions(BatchState batch)
    {
        return batch.Predictions;
    }

    /// <summary>L of each sample.</summary>
    public static double[] SampleLosses(BatchState batch)
    {
        return batch.Losses;
    }

    /// <summary>Makes room to measure a network.</summary>
    public static Evaluation NewEvaluation(Network network)
    {
        return new Evaluation(network);
    }

    /// <summary>Measures a network on samples.</summary>
    public static void Measure(Evaluation evaluation, Network network, LossFunction loss, Samples samples)
    {
        evaluation.Measure(network, loss, samples);
    }

    /// <summary>The mean loss measured last.</summary>
    public static double MeasuredLoss(Evaluation evaluation)
    {
        return evaluation.Loss;
    }

    /// <summary>How many samples were right in the last measurement.</summary>
    public static int MeasuredCorrect(Evaluation evaluation)
    {
        return evaluation.Correct;
    }

    /// <summary>Counts the samples for which each unit of a layer learns, into zeros.</summary>
    public static void CountOpen(
        Evaluation evaluation,
        Network network,
        LossFunction loss,
        Samples samples,
        int layer,
        int[] open
    )
    {
        evaluation.CountOpen(network, loss, samples, layer, open);
    }

    /// <summary>A run at its start: add the recipe's changes, then <see cref="BeginRun"/>.</summary>
    public static Run NewRun(TrainingLoop training, Samples test, int epochs)
    {
        return new Run(training, test, epochs, Keyframes.EveryFor(training, epochs), int.MaxValue);
    }

    /// <summary>Adds a change that the recipe has. The layer counts from 0; an input of −1 means the bias.</summary>
    public static void AddChange(
        Run run,
        int epoch,
        int batch,
        Phase phase,
        ChangeKind kind,
        int layer,
        int output,
        int input,
        double value
    )
    {
        run.Add(Change(epoch, batch, phase, kind, layer, output, input, value));
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
    public static void SetInRun(Run run, ChangeKind kind, int layer, int output, int input, double value)
    {
        TrainingLoop training = run.Training;
        run.Set(Change(training.Epoch, training.Batch, training.Next, kind, layer, output, input, value));
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

    /// <summary>Batches in the epoch in hand, if nothing is changed.</summary>
    public static int RunBatches(Run run)
    {
        return run.Batches;
    }

    /// <summary>θ before the last update that was run by phases.</summary>
    public static double[] RunBefore(Run run)
    {
        return run.Before;
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

    /// <summary>Training loss and accuracy, test loss and accuracy after so many epochs.</summary>
    public static void ReadMeasured(Measured measured, int epoch, double[] numbers)
    {
        numbers[0] = measured.TrainLoss[epoch];
        numbers[1] = measured.TrainAccuracy[epoch];
        numbers[2] = measured.TestLoss[epoch];
        numbers[3] = measured.TestAccuracy[epoch];
    }

    /// <summary>Takes what another run of the same recipe measured.</summary>
    public static void PutMeasured(
        Measured measured,
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double testLoss,
        double testAccuracy
    )
    {
        measured.Put(epoch, trainLoss, trainAccuracy, testLoss, testAccuracy);
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
    public static Keyframe KeyframeRoom(Keyframes keyframes, int epoch)
    {
        return keyframes.Room(epoch);
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

    /// <summary>A keyframe's η, B and the optimiser's powers.</summary>
    public static void ReadKeyframe(Keyframe keyframe, double[] numbers)
    {
        numbers[0] = keyframe.LearningRate;
        numbers[1] = keyframe.BatchSize;
        numbers[2] = keyframe.FirstPower;
        numbers[3] = keyframe.SecondPower;
    }

    /// <summary>Writes them.</summary>
    public static void WriteKeyframe(
        Keyframe keyframe,
        double learningRate,
        int batchSize,
        double firstPower,
        double secondPower
    )
    {
        keyframe.LearningRate = learningRate;
        keyframe.BatchSize = batchSize;
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

    /// <summary>A keyframe's order of samples.</summary>
    public static int[] KeyframeOrder(Keyframe keyframe)
    {
        return keyframe.Order;
    }

    /// <summary>A keyframe's generator.</summary>
    public static long[] KeyframeWords(Keyframe keyframe)
    {
        return keyframe.Words;
    }

    /// <summary>64 bits over an array's bits: the same here and in C#, or something is wrong.</summary>
    public static long FingerprintOf(double[] values)
    {
        return Fingerprint.Of(values);
    }

    private static RunChange Change(
        int epoch,
        int batch,
        Phase phase,
        ChangeKind kind,
        int layer,
        int output,
        int input,
        double value
    )
    {
        RunChange change = new RunChange(epoch, batch, phase, kind, value);
        change.Layer = layer;
        change.Output = output;
        change.Input = input;
        return change;
    }
}
