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

    /// <summary>Draws a generated data set's samples.</summary>
    public static void FillSamples(Generator generator, Samples samples, Xoshiro256 random)
    {
        Generators.Fill(generator, samples, random);
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

    /// <summary>ŷ, [batch × outputs].</summary>
    public static double[] Predictions(BatchState batch)
    {
        return batch.Predictions;
    }

    /// <summary>The class chosen by so many values from a place on.</summary>
    public static int ChoiceOf(double[] predictions, int at, int count)
    {
        return Evaluation.Choice(predictions, at, count);
    }

    /// <summary>Makes room to measure a network.</summary>
    public static Evaluation NewEvaluation(Network network)
    {
        return new Evaluation(network);
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

    /// <summary>Room for the moments of a run.</summary>
    public static Moment NewMoment(Run run)
    {
        return new Moment(run);
    }

    /// <summary>Copies the present moment.</summary>
    public static void TakeMoment(Moment moment, Samples? set, int sample, int row)
    {
        moment.Take(set, sample, row);
    }

    /// <summary>What has run, 0 to 4; whether the sample is of the batch, δ, norms and gradients are there; the sample; the choice.</summary>
    public static void ReadMoment(Moment moment, int[] numbers)
    {
        numbers[0] = moment.Shown;
        numbers[1] = moment.IsOfBatch ? 1 : 0;
        numbers[2] = moment.HasDeltas ? 1 : 0;
        numbers[3] = moment.HasNorms ? 1 : 0;
        numbers[4] = moment.HasGradients ? 1 : 0;
        numbers[5] = moment.Sample;
        numbers[6] = moment.Choice;
    }

    /// <summary>L of the moment's sample.</summary>
    public static double MomentLoss(Moment moment)
    {
        return moment.Loss;
    }

    /// <summary>One of <see cref="Moment.Parts"/>.</summary>
    public static double[] MomentPart(Moment moment, int part)
    {
        return moment.Parts[part];
    }

    /// <summary>Copies a layer's W, [out × in], then b, as they are now.</summary>
    public static void ReadLayer(Network network, int layer, double[] to)
    {
        network.Layers[layer].Read(network.Parameters, to);
    }

    /// <summary>A ranking, empty.</summary>
    public static Ranking NewRanking()
    {
        return new Ranking();
    }

    /// <summary>Ranks the synapses between chosen units.</summary>
    public static void RankSynapses(
        Ranking ranking,
        Moment moment,
        int layer,
        int[] from,
        int fromCount,
        int[] to,
        int toCount,
        int measure
    )
    {
        ranking.Synapses(moment, layer, from, fromCount, to, toCount, measure);
    }

    /// <summary>Ranks the terms of a unit's sum.</summary>
    public static void RankTerms(Ranking ranking, Moment moment, int layer, int unit)
    {
        ranking.Terms(moment, layer, unit);
    }

    /// <summary>Ranks the terms of the blame that comes back to a hidden unit.</summary>
    public static void RankBackTerms(Ranking ranking, Moment moment, int layer, int unit)
    {
        ranking.BackTerms(moment, layer, unit);
    }

    /// <summary>Ranks all units of a layer, 0 the input, or all outputs.</summary>
    public static void RankUnits(Ranking ranking, Moment moment, int layer)
    {
        ranking.Units(moment, layer);
    }

    /// <summary>Ranks the first so many of any numbers.</summary>
    public static void RankNumbers(Ranking ranking, double[] numbers, int count)
    {
        ranking.Numbers(numbers, count);
    }

    /// <summary>Gives what stands at a place a rank, if its own is a later one.</summary>
    public static void BringRank(Ranking ranking, int place, int rank)
    {
        ranking.Bring(place, rank);
    }

    /// <summary>The sum of what is ranked from a rank on.</summary>
    public static double RankRest(Ranking ranking, int from)
    {
        return ranking.Rest(from);
    }

    /// <summary>A sum to be written, not planned yet.</summary>
    public static ClosedSum NewClosedSum()
    {
        return new ClosedSum();
    }

    /// <summary>Plans how a sum of ranked terms is written, and tells the decimals of its numbers.</summary>
    public static int CloseSum(
        ClosedSum sum,
        Ranking terms,
        int count,
        int shown,
        double result,
        double last,
        int finest
    )
    {
        sum.Close(terms, count, shown, result, last, finest);
        return sum.Decimals;
    }

    /// <summary>What the written terms leave to the result, in units of the last digit.</summary>
    public static double SumRest(ClosedSum sum)
    {
        return sum.Rest;
    }

    /// <summary>A number in units of the last digit.</summary>
    public static double SumUnits(ClosedSum sum, double value)
    {
        return sum.Units(value);
    }

    /// <summary>Shares the bright synapses among the layers.</summary>
    public static void ShareBrightest(int[] ranked, int[] taken)
    {
        Brightest.Share(ranked, taken);
    }

    /// <summary>Softmax's way from z to ŷ.</summary>
    public static void ReadSoftmax(double[] z, double[] numbers)
    {
        StepNumbers.Softmax(z, numbers);
    }

    /// <summary>Σ W δ of a hidden unit.</summary>
    public static double BlameOf(Moment moment, int layer, int unit)
    {
        return moment.Blame(layer, unit);
    }

    /// <summary>What a weight's gradient is made of.</summary>
    public static void ReadGradient(Moment moment, int layer, int output, int input, double[] numbers)
    {
        moment.ReadGradient(layer, output, input, numbers);
    }

    /// <summary>W after the batch's update, or b.</summary>
    public static double WeightAfter(Moment moment, int layer, int output, int input)
    {
        return moment.After(layer, output, input);
    }

    /// <summary>How many parameters the batch's update moves.</summary>
    public static int CountMoved(Moment moment)
    {
        return moment.CountMoved();
    }

    /// <summary>How far it moves the one that it moves farthest.</summary>
    public static double LargestChange(Moment moment)
    {
        return moment.LargestChange();
    }

    /// <summary>How many numbers are not 0.</summary>
    public static int NonZero(double[] values)
    {
        return Statistics.NonZero(values);
    }

    /// <summary>Where the number of the largest size stands among the first so many.</summary>
    public static int LargestOf(double[] values, int count)
    {
        return Statistics.Largest(values, count);
    }

    /// <summary>How many are ranked.</summary>
    public static int RankCount(Ranking ranking)
    {
        return ranking.Count;
    }

    /// <summary>Their places, the largest first.</summary>
    public static int[] RankOrder(Ranking ranking)
    {
        return ranking.Order;
    }

    /// <summary>The numbers, by place.</summary>
    public static double[] RankValues(Ranking ranking)
    {
        return ranking.Values;
    }

    /// <summary>Mean, standard deviation, smallest, largest and norm of the numbers from a place up to another.</summary>
    public static void Describe(double[] values, int from, int to, double[] numbers)
    {
        Statistics.Describe(values, from, to, numbers);
    }

    /// <summary>Where a layer's weights begin, its biases, and what comes after, in an array laid out as θ.</summary>
    public static int LayerPlace(Network network, int layer, int part)
    {
        DenseLayer dense = network.Layers[layer];
        return part == 0 ? dense.WeightsAt
            : part == 1 ? dense.BiasesAt
            : dense.End;
    }

    /// <summary>√(Σ x²) of the numbers from a place up to another.</summary>
    public static double NormOf(double[] values, int from, int to)
    {
        return Statistics.Norm(values, from, to);
    }

    /// <summary>f′(z).</summary>
    public static double Slope(Activation activation, double z, double a)
    {
        return Activations.Slope(activation, z, a);
    }

    /// <summary>Writes what the last update took from each parameter, with every digit.</summary>
    public static void LastTaken(TrainingLoop training, double[] taken)
    {
        training.LastTaken(taken);
    }

    /// <summary>64 bits over an array's bits: the same here and in C#, or something is wrong.</summary>
    public static long FingerprintOf(double[] values)
    {
        return Fingerprint.Of(values);
    }

    /// <summary>What a stage is to show of a network; columns 1 where a sample is no picture.</summary>
    public static StageContents NewStageContents(int[] sizes, int columns, int rows)
    {
        return new StageContents(sizes, columns, rows);
    }

    /// <summary>Chooses the units to show of a layer too wide, the most important first.</summary>
    public static void ChooseUnits(StageContents contents, int layer, int[] units)
    {
        contents.Choose(layer, units);
    }

    /// <summary>Chooses those that count most at a moment.</summary>
    public static void ChooseStrongest(StageContents contents, Moment moment)
    {
        contents.ChooseStrongest(moment);
    }

    /// <summary>Sets <see cref="StageContents.NameLength"/>.</summary>
    public static void SetNameLength(StageContents contents, int characters)
    {
        contents.NameLength = characters;
    }

    /// <summary>How a sample stands on the stage.</summary>
    public static InputKind StageInput(StageContents contents)
    {
        return contents.Input;
    }

    /// <summary>The units shown of a layer, in order.</summary>
    public static int[] ShownUnits(StageContents contents, int layer)
    {
        return contents.Shown[layer];
    }

    /// <summary>How much of a plane its square shows, from −span to span, so that it holds every value.</summary>
    public static double SpanOf(double[] values)
    {
        return PlaneSpan.Of(values);
    }

    /// <summary>Lays them out.</summary>
    public static StageLayout NewStageLayout(StageContents contents, bool isStacked, bool isLive)
    {
        return new StageLayout(contents, isStacked, isLive);
    }

    /// <summary>Width, height, top and bottom; the bend across and down; the plane's x, y and side; x, y and width of the room below the sample.</summary>
    public static double[] StageFrame(StageLayout layout)
    {
        double[] frame = new double[12];
        frame[0] = layout.Width;
        frame[1] = layout.Height;
        frame[2] = layout.Top;
        frame[3] = layout.Bottom;
        frame[4] = layout.BendX;
        frame[5] = layout.BendY;
        frame[6] = layout.PlaneX;
        frame[7] = layout.PlaneY;
        frame[8] = layout.PlaneSide;
        frame[9] = layout.UnderX;
        frame[10] = layout.UnderY;
        frame[11] = layout.UnderWidth;
        return frame;
    }

    /// <summary><see cref="StageLayout.Layers"/>.</summary>
    public static double[] StageLayers(StageLayout layout)
    {
        return layout.Layers;
    }

    /// <summary><see cref="StageLayout.Units"/>.</summary>
    public static double[] StageUnits(StageLayout layout)
    {
        return layout.Units;
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
