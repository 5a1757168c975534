namespace NeuralIllumination.Engine;

/// <summary>
/// Training as a machine that runs one phase at a time. However it is driven, by phase, batch or epoch, the same phases run in the same
/// order, so the bits are the same.
/// </summary>
/// <remarks>Source: MATH_EXPLAINED.md, the twelve steps; Bottou, "Stochastic Gradient Descent Tricks", 2012, section 2, for the shuffled epochs.</remarks>
public sealed class TrainingLoop
{
    private int[] order;
    private double[]? keptParameters;
    private double[]? keptFirst;
    private double[]? keptSecond;
    private double[]? moved;
    private bool isAllMoved = true;
    private bool isOwn;
    private int[]? keptOrder;
    private long[]? keptWords;

    /// <summary>Prepares to train; nothing is computed yet.</summary>
    /// <param name="network">The network, changed in place by <see cref="Phase.Update"/>.</param>
    /// <param name="samples">What it learns from.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="batchSize">B at the start.</param>
    /// <param name="seed">The shuffles' seed.</param>
    /// <param name="optimizer">How a gradient becomes a change.</param>
    public TrainingLoop(
        Network network,
        Samples samples,
        LossFunction loss,
        int batchSize,
        long seed,
        Optimizer optimizer
    )
    {
        Network = network;
        Samples = samples;
        Given = samples.Count;
        Stored = Given;
        Loss = loss;
        BatchSize = batchSize;
        LearningRate = 0.1;
        Momentum = Updates.UsualMomentum;
        Optimizer = optimizer;
        Memory = new OptimizerState(Updates.Moments(optimizer), network.Parameters.Length);
        Shuffles = new Xoshiro256(seed, Xoshiro256.ShuffleStream);
        Gradients = new double[network.Parameters.Length];
        State = new BatchState(network, batchSize);
        order = new int[samples.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
    }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>What it learns from: those that were given, then those that were added. Another object once there is no room for more.</summary>
    public Samples Samples { get; private set; }

    /// <summary>How many were given.</summary>
    public int Given { get; }

    /// <summary>How many there are with those that the epoch after the one in hand learns from too.</summary>
    public int Stored { get; private set; }

    /// <summary>What is made small.</summary>
    public LossFunction Loss { get; }

    /// <summary>How a gradient becomes a change.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What the optimiser remembers.</summary>
    public OptimizerState Memory { get; }

    /// <summary>η.</summary>
    public double LearningRate { get; set; }

    /// <summary>μ, for <see cref="Optimizer.Momentum"/>.</summary>
    public double Momentum { get; set; }

    /// <summary>λ of the L2 penalty; 0 for none.</summary>
    public double L2 { get; set; }

    /// <summary>λ of the last backward phase, which may have been changed since: <see cref="Gradients"/> hold that one's λ w.</summary>
    public double GradientL2 { get; private set; }

    /// <summary>B: samples per batch, from the next forward phase on. An epoch's last batch holds what is left.</summary>
    public int BatchSize { get; set; }

    /// <summary>The batch in hand: its x, z, a, ŷ, L and δ as far as the phases have come.</summary>
    public BatchState State { get; private set; }

    /// <summary>∂L/∂θ of the last backward phase, the mean over its batch, plus the penalty's λ w; laid out as the parameters.</summary>
    public double[] Gradients { get; }

    /// <summary>The mean loss of the batch in hand, after <see cref="Phase.Loss"/>, without the penalty.</summary>
    public double BatchLoss { get; private set; }

    /// <summary>η of the last update, which may have been changed since; 0 before the first.</summary>
    public double UpdateRate { get; private set; }

    /// <summary>The phase that <see cref="Advance"/> runs next.</summary>
    public Phase Next { get; private set; }

    /// <summary>Epochs completed.</summary>
    public int Epoch { get; private set; }

    /// <summary>Batches completed in the epoch in hand.</summary>
    public int Batch { get; private set; }

    /// <summary>Samples of the epoch in hand already learned from.</summary>
    public int Seen { get; private set; }

    /// <summary>The order in which the epoch in hand meets the samples: as many of these numbers as there are samples.</summary>
    public int[] Order => order;

    /// <summary>Whether the order stays as it is: whoever writes to <see cref="Order"/> between epochs does the shuffling.</summary>
    public bool KeepsOrder { get; set; }

    /// <summary>The generator that shuffles.</summary>
    public Xoshiro256 Shuffles { get; }

    /// <summary>Runs the next phase. An epoch's first forward phase shuffles the order, starting from the order before.</summary>
    public void Advance()
    {
        switch (Next)
        {
            case Phase.Forward:
                if (Seen == 0 && !KeepsOrder)
                    Shuffles.Shuffle(order, Samples.Count);
                Gather();
                Propagation.Forward(Network, Loss, State);
                Next = Phase.Loss;
                break;
            case Phase.Loss:
                BatchLoss = Propagation.Loss(Network, Loss, State);
                Next = Phase.Backward;
                break;
            case Phase.Backward:
                Propagation.Backward(Network, State, Gradients);
                WeightDecay.Add(Network, L2, Gradients);
                GradientL2 = L2;
                Next = Phase.Update;
                break;
            case Phase.Update:
                Apply(Network.Parameters, Memory);
                Mark();
                UpdateRate = LearningRate;
                Next = Phase.Forward;
                Count(State.Count, 1);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// Runs whole batches of the epoch in hand without keeping what only a reader would want. The epoch's last is left to
    /// <see cref="Advance"/>, after which everything stands as if all had been run by phases.
    /// </summary>
    /// <remarks>
    /// Only for softmax with SGD and no penalty. When a loss may not be a finite number the training goes back to where it stood, so that running by
    /// phases finds the batch.
    /// </remarks>
    /// <param name="limit">At most so many.</param>
    /// <returns>How many were run; 0 where the next batch must be run by phases.</returns>
    public int RunStraight(int limit)
    {
        int batches = (Samples.Count - Seen - 1) / BatchSize;
        return Straight(batches < limit ? batches : limit);
    }

    /// <summary>
    /// Completes the epoch in hand as <see cref="RunStraight"/> runs batches, its last included: θ, order and generator stand as if it had been run by
    /// phases, while <see cref="State"/>, <see cref="Gradients"/> and <see cref="BatchLoss"/> say nothing.
    /// </summary>
    /// <returns>False where the next batch must be run by phases.</returns>
    public bool CompleteStraight() => Straight((Samples.Count - Seen + BatchSize - 1) / BatchSize) > 0;

    /// <summary>
    /// Adds a sample: the next epoch's shuffle takes it in. Between two epochs it belongs to the set at once, else once the epoch in hand is over,
    /// before that is measured.
    /// </summary>
    /// <param name="sample">One sample of as many values and outputs as the others.</param>
    public void Add(Samples sample)
    {
        // The set that was given may be another's too: it is left alone.
        if (!isOwn || Stored == Samples.Labels.Length)
        {
            Samples longer = new Samples(Room(), Samples.Features, Samples.Outputs);
            longer.Take(Samples, Stored, 0);
            longer.Count = Samples.Count;
            Samples = longer;
            isOwn = true;
        }

        Samples.Take(sample, 1, Stored);
        Stored++;
        if (Seen == 0 && Next == Phase.Forward)
            TakeIn();
    }

    /// <summary>Lets go of all samples that were added.</summary>
    public void DropAdded()
    {
        Stored = Given;
        Samples.Count = Given;
    }

    /// <summary>Goes to a place saved earlier, always between batches, with none in hand; the caller restores parameters, order and generator.</summary>
    public void GoTo(int epoch, int batch, int seen)
    {
        Epoch = epoch;
        Batch = batch;
        Seen = seen;
        Next = Phase.Forward;
        State.Count = 0;
        BatchLoss = 0;
    }

    /// <summary>
    /// What <see cref="Phase.Update"/> would make of θ with the gradients in hand; the training itself stays as it is.
    /// </summary>
    /// <param name="parameters">A copy of θ, changed in place.</param>
    /// <param name="first">A copy of the optimiser's first moments, changed in place.</param>
    /// <param name="second">A copy of its second moments, changed in place.</param>
    public void Preview(double[] parameters, double[] first, double[] second)
    {
        Apply(parameters, new(first, second, Memory));
    }

    /// <summary>What the last update took from each parameter, by the optimiser's rule from what it remembers of it; unrounded.</summary>
    /// <remarks>An optimiser that remembers nothing has only <see cref="Gradients"/>, which the next backward phase replaces.</remarks>
    /// <param name="taken">Receives θ before − θ after, laid out as the parameters.</param>
    public void LastTaken(double[] taken)
    {
        int moments = Updates.Moments(Optimizer);
        for (int i = 0; i < taken.Length; i++)
            taken[i] = Updates.Taken(
                Optimizer,
                Gradients[i],
                moments > 0 ? Memory.First[i] : 0,
                moments > 1 ? Memory.Second[i] : 0,
                1 - Memory.FirstPower,
                1 - Memory.SecondPower,
                UpdateRate
            );
        for (int i = 0; !isAllMoved && i < taken.Length; i++)
        {
            if (moved![i] == 0)
                taken[i] = 0;
        }
    }

    // What the update moves, for whoever asks later: by then something else may stand still.
    private void Mark()
    {
        isAllMoved = !Held.Any(Network);
        if (isAllMoved)
            return;
        moved ??= new double[Gradients.Length];
        Unchecked.Fill(moved, 0, moved.Length, 1);
        Held.Copy(Network, null, moved);
    }

    // What stands still is put back: the update itself knows nothing of it, and costs nothing more where all may move.
    private void Apply(double[] parameters, OptimizerState memory)
    {
        bool isHeld = Held.Any(Network);
        if (isHeld)
        {
            keptParameters = Kept(keptParameters, parameters);
            keptFirst = Kept(keptFirst, memory.First);
            keptSecond = Kept(keptSecond, memory.Second);
        }

        Updates.Apply(Optimizer, parameters, Gradients, LearningRate, Momentum, memory);
        if (!isHeld)
            return;
        Held.Copy(Network, keptParameters!, parameters);
        Held.Copy(Network, keptFirst!, memory.First);
        Held.Copy(Network, keptSecond!, memory.Second);
    }

    private int Straight(int batches)
    {
        if (
            batches < 1
            || Next != Phase.Forward
            || Loss != LossFunction.SoftmaxCrossEntropy
            || Optimizer != Optimizer.Sgd
            || L2 != 0
            || !(LearningRate > 0)
            || Held.Any(Network)
        )
            return 0;

        Keep();
        if (BatchSize > State.Capacity)
            State = new BatchState(Network, BatchSize);
        if (Seen == 0 && !KeepsOrder)
            Shuffles.Shuffle(order, Samples.Count);
        int at = Seen;
        for (int b = 0; b < batches; b++)
        {
            int left = Samples.Count - at;
            State.Count = left < BatchSize ? left : BatchSize;
            if (!StraightBatch.Run(Network, Samples, order, at, State, LearningRate))
            {
                GoBack();
                return 0;
            }

            at += State.Count;
        }

        UpdateRate = LearningRate;
        isAllMoved = true;
        GradientL2 = 0;
        Count(at - Seen, batches);
        return batches;
    }

    private void Count(int samples, int batches)
    {
        Seen += samples;
        Batch += batches;
        if (Seen == Samples.Count)
        {
            Epoch++;
            Batch = 0;
            Seen = 0;
            TakeIn();
        }
    }

    private void TakeIn()
    {
        if (Samples.Count == Stored)
            return;
        if (Stored > order.Length)
        {
            int[] longer = new int[Room()];
            Unchecked.CopyInts(order, longer, Samples.Count);
            order = longer;
        }

        for (int i = Samples.Count; i < Stored; i++)
            order[i] = i;
        Samples.Count = Stored;
    }

    // Twice what was added, so that a row of them is not copied each time.
    private int Room() => 2 * Stored - Given + 16;

    private static double[] Kept(double[]? room, double[] values)
    {
        double[] kept = room == null ? new double[values.Length] : room;
        Unchecked.Copy(values, 0, kept, 0, values.Length);
        return kept;
    }

    private void Keep()
    {
        keptParameters = Kept(keptParameters, Network.Parameters);
        if (keptOrder == null || keptOrder.Length < Samples.Count)
            keptOrder = new int[order.Length];
        keptWords ??= new long[4];
        Unchecked.CopyInts(order, keptOrder, Samples.Count);
        Shuffles.Save(keptWords);
    }

    private void GoBack()
    {
        Unchecked.Copy(keptParameters!, 0, Network.Parameters, 0, keptParameters!.Length);
        Unchecked.CopyInts(keptOrder!, order, Samples.Count);
        Shuffles.Restore(keptWords!);
        State.Count = 0;
    }

    private void Gather()
    {
        if (BatchSize > State.Capacity)
            State = new BatchState(Network, BatchSize);
        int left = Samples.Count - Seen;
        State.Count = left < BatchSize ? left : BatchSize;
        for (int s = 0; s < State.Count; s++)
            State.Load(Samples, order[Seen + s], s);
    }
}
