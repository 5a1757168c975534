namespace NeuralIllumination.Engine;

/// <summary>The engine's door for JavaScript: every public method here is an export of the WebAssembly module, by its name.</summary>
/// <remarks>
/// References cross as addresses, long as BigInt, enums as their numbers. A method does one thing and no thinking: what a page needs to know is
/// written at the method or property it leads to.
/// </remarks>
public static partial class Exports
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

    /// <summary>Draws a generated data set from the seed's data stream: the samples to learn from and those to be tested on.</summary>
    public static void FillSamples(Generator generator, Samples train, Samples test, double noise, long seed)
    {
        Generators.Fill(generator, train, test, noise, new Xoshiro256(seed, Xoshiro256.DataStream));
    }

    /// <summary>Scales both sets' values in place: see <see cref="Scale.Apply"/>.</summary>
    public static void ScaleSamples(Scaling kind, Samples train, Samples test, bool isTogether)
    {
        Scale.Apply(kind, train, test, isTogether);
    }

    /// <summary>0 to <paramref name="count"/> − 1 in an order by chance, from the seed's data stream, by which samples of one's own are divided.</summary>
    public static int[] OrderByChance(int count, long seed)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        new Xoshiro256(seed, Xoshiro256.DataStream).Shuffle(order);
        return order;
    }

    /// <summary>Sets a sample's class.</summary>
    public static void LabelSample(Samples samples, int sample, int label)
    {
        samples.Label(sample, label);
    }

    /// <summary>Sets a quantity that a sample's output is to predict.</summary>
    public static void AimSample(Samples samples, int sample, int output, double value)
    {
        samples.Aim(sample, output, value);
    }

    /// <summary>y, [count × outputs].</summary>
    public static double[] SampleTargets(Samples samples)
    {
        return samples.Targets;
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
        training.RunStraight(training.Samples.Count);
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

    /// <summary>Sets <see cref="OptimizerState.Beta1"/> and <see cref="OptimizerState.Beta2"/>.</summary>
    public static void SetBetas(TrainingLoop training, double beta1, double beta2)
    {
        training.Memory.Beta1 = beta1;
        training.Memory.Beta2 = beta2;
    }

    /// <summary>μ.</summary>
    public static double Momentum(TrainingLoop training)
    {
        return training.Momentum;
    }

    /// <summary>λ.</summary>
    public static double L2(TrainingLoop training)
    {
        return training.L2;
    }

    /// <summary>λ of the last backward phase.</summary>
    public static double GradientL2(TrainingLoop training)
    {
        return training.GradientL2;
    }

    /// <summary>β₁.</summary>
    public static double Beta1(TrainingLoop training)
    {
        return training.Memory.Beta1;
    }

    /// <summary>β₂.</summary>
    public static double Beta2(TrainingLoop training)
    {
        return training.Memory.Beta2;
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

    /// <summary>What is learned from; another object once more is.</summary>
    public static Samples TrainingSamples(TrainingLoop training)
    {
        return training.Samples;
    }

    /// <summary>How many samples: their arrays may have room for more.</summary>
    public static int SampleCount(Samples samples)
    {
        return samples.Count;
    }

    /// <summary>Whether a layer is held (−1 for the unit), or a unit switched off.</summary>
    public static bool StandsStill(Network network, int layer, int unit)
    {
        DenseLayer dense = network.Layers[layer];
        return unit < 0 ? dense.IsHeld : dense.Off[unit] != 0;
    }

    /// <summary>Switches a unit of a network off (1) or on (0).</summary>
    public static void SwitchUnit(Network network, int layer, int unit, int off)
    {
        network.Layers[layer].Switch(unit, off);
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

    /// <summary>Says how many rows of a batch that is only looked at hold.</summary>
    public static void CountBatch(BatchState batch, int count)
    {
        batch.Count = count;
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
}
