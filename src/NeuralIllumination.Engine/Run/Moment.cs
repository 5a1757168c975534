namespace NeuralIllumination.Engine;

/// <summary>
/// One moment of a run, copied out of it: one sample on its way, and the weights it met. Matrices are W[out, in], row by row; how the engine stores
/// them is nobody else's affair.
/// </summary>
public sealed class Moment
{
    /// <summary>W before the batch's update, [out × in], then b.</summary>
    public const int Weights = 0;

    /// <summary>∂L/∂W and ∂L/∂b of the batch, laid out as <see cref="Weights"/>.</summary>
    public const int Gradients = 1;

    /// <summary>What the batch's update adds, or would add, laid out as <see cref="Weights"/>.</summary>
    public const int Changes = 2;

    /// <summary>What enters the layer: x, or the activations before.</summary>
    public const int Inputs = 3;

    /// <summary>z.</summary>
    public const int Z = 4;

    /// <summary>a.</summary>
    public const int A = 5;

    /// <summary>∂L/∂z, of the sample's own loss.</summary>
    public const int Deltas = 6;

    private readonly Run run;
    private readonly BatchState look;
    private readonly double[] ownGradients;
    private readonly double[] after;
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>Room for the moments of a run.</summary>
    public Moment(Run run)
    {
        this.run = run;
        Network network = run.Training.Network;
        look = new BatchState(network, 1);
        ownGradients = new double[network.Parameters.Length];
        after = new double[network.Parameters.Length];
        first = new double[run.Training.Memory.First.Length];
        second = new double[run.Training.Memory.Second.Length];
        Layers = network.Layers.Length;
        Parts = new double[7 * Layers + 3][];
        for (int l = 0; l < Layers; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int part = Weights; part <= Changes; part++)
                Parts[part * Layers + l] = new double[layer.End - layer.WeightsAt];
            Parts[Inputs * Layers + l] = new double[layer.Inputs];
            for (int part = Z; part <= Deltas; part++)
                Parts[part * Layers + l] = new double[layer.Outputs];
        }

        Parts[7 * Layers] = new double[network.Outputs];
        Parts[7 * Layers + 1] = new double[network.Outputs];
        Parts[7 * Layers + 2] = new double[Layers];
    }

    /// <summary>What has run: nothing 0, the forward phase 1, the loss 2, the backward phase 3, the update 4.</summary>
    public int Shown { get; private set; }

    /// <summary>Whether the sample is one of the batch in hand.</summary>
    public bool IsOfBatch { get; private set; }

    /// <summary>Whether <see cref="Deltas"/> are of this moment: the sample has been carried back.</summary>
    public bool HasDeltas { get; private set; }

    /// <summary>Whether the norms are those of a batch that has been carried back, this one or the one before.</summary>
    public bool HasNorms { get; private set; }

    /// <summary>Whether <see cref="Gradients"/> and <see cref="Changes"/> are of this moment: the backward phase of the batch has run.</summary>
    public bool HasGradients { get; private set; }

    /// <summary>The sample's place in its set.</summary>
    public int Sample { get; private set; }

    /// <summary>L of the sample; of the batch before, where the loss has not been run.</summary>
    public double Loss { get; private set; }

    /// <summary>The class that the network chooses.</summary>
    public int Choice { get; private set; }

    /// <summary>
    /// The parts, for each layer one: at <see cref="Weights"/> times the number of layers plus the layer, and so on; after those of all layers y, ŷ and the
    /// L2 norm of each layer's gradient.
    /// </summary>
    public double[][] Parts { get; }

    /// <summary>How many layers.</summary>
    public int Layers { get; }

    /// <summary>y.</summary>
    public double[] Targets => Parts[7 * Layers];

    /// <summary>ŷ.</summary>
    public double[] Predictions => Parts[7 * Layers + 1];

    /// <summary>A part of a layer.</summary>
    public double[] Part(int part, int layer)
    {
        return Parts[part * Layers + layer];
    }

    /// <summary>Copies the present moment.</summary>
    /// <param name="set">Where the sample is from; null for one of the batch in hand, or where there is none, the first to be tested on.</param>
    /// <param name="sample">Its place in that set.</param>
    /// <param name="row">Which of the batch; beyond its end the last.</param>
    public void Take(Samples? set, int sample, int row)
    {
        TrainingLoop training = run.Training;
        Network network = training.Network;
        int phases = run.Phases;
        bool started = training.State.Count > 0 && !run.IsTouched;
        Shown =
            phases > 0 ? phases
            : started ? 4
            : 0;
        bool updated = Shown == 4;
        double[] weights = updated ? run.Before : network.Parameters;
        Unchecked.Copy(network.Parameters, 0, after, 0, after.Length);
        IsOfBatch = started && set == null;
        BatchState batch = training.State;
        int at = row < batch.Count ? row : batch.Count - 1;
        if (!IsOfBatch)
        {
            // Under the weights that the batch went through: one moment has one set of weights.
            Unchecked.Copy(weights, 0, network.Parameters, 0, after.Length);
            Look(set, set == null ? 0 : sample);
            Unchecked.Copy(after, 0, network.Parameters, 0, after.Length);
            batch = look;
            at = 0;
        }

        Sample = batch.Samples[at];
        HasDeltas = Shown >= 3 || !IsOfBatch;
        HasGradients = Shown >= 3;
        HasNorms = started && (phases == 0 || phases == 3 || training.Epoch + training.Batch > 0);
        if (Shown == 3)
            Preview();
        for (int l = 0; l < Layers; l++)
        {
            DenseLayer layer = network.Layers[l];
            Row(l == 0 ? batch.Inputs : batch.Activations[l - 1], at, Inputs * Layers + l);
            Row(batch.PreActivations[l], at, Z * Layers + l);
            Row(batch.Activations[l], at, A * Layers + l);
            Row(batch.Deltas[l], at, Deltas * Layers + l);
            Read(layer, weights, Weights * Layers + l, false);
            Read(layer, training.Gradients, Gradients * Layers + l, false);
            Read(layer, after, Changes * Layers + l, true);
            Parts[7 * Layers + 2][l] = Statistics.Norm(training.Gradients, layer.WeightsAt, layer.End);
        }

        Row(batch.Targets, at, 7 * Layers);
        Row(batch.Predictions, at, 7 * Layers + 1);
        Loss = batch.Losses[at];
        Choice = Evaluation.Choice(Predictions, 0, network.Outputs);
    }

    /// <summary>Σ W δ, the blame that comes back to a hidden unit, in the order in which the engine adds it up.</summary>
    public double Blame(int layer, int unit)
    {
        double[] deltas = Part(Deltas, layer + 1);
        int inputs = Part(A, layer).Length;
        return StepNumbers.Products(Part(Weights, layer + 1), unit, inputs, deltas, 0, 1, deltas.Length);
    }

    /// <summary>
    /// What a weight's gradient is made of: Σ δ · x over the batch in hand, what the sample on display adds to it, its mean <c>Σ / B</c>, and the
    /// penalty's <c>λ w</c>.
    /// </summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="output">The unit.</param>
    /// <param name="input">The input.</param>
    /// <param name="numbers">Receives them.</param>
    public void ReadGradient(int layer, int output, int input, double[] numbers)
    {
        BatchState batch = run.Training.State;
        DenseLayer dense = run.Training.Network.Layers[layer];
        double[] x = layer == 0 ? batch.Inputs : batch.Activations[layer - 1];
        double sum = StepNumbers.Products(
            batch.Deltas[layer],
            output,
            dense.Outputs,
            x,
            input,
            dense.Inputs,
            batch.Count
        );
        numbers[0] = sum;
        numbers[1] = Part(Deltas, layer)[output] * Part(Inputs, layer)[input];
        numbers[2] = sum / batch.Count;
        numbers[3] = run.Training.GradientL2 * Part(Weights, layer)[output * dense.Inputs + input];
    }

    /// <summary>W after the batch's update, made or to come; b where the input is −1.</summary>
    public double After(int layer, int output, int input)
    {
        return after[run.Training.Network.Layers[layer].Place(output, input)];
    }

    /// <summary>How many parameters the batch's update moves, or would move.</summary>
    public int CountMoved()
    {
        int moved = 0;
        for (int l = 0; l < Layers; l++)
            moved += Statistics.NonZero(Part(Changes, l));
        return moved;
    }

    /// <summary>How far it moves the one that it moves farthest.</summary>
    public double LargestChange()
    {
        double largest = 0;
        for (int l = 0; l < Layers; l++)
        {
            double[] changes = Part(Changes, l);
            double size = Math.Abs(changes[Statistics.Largest(changes, changes.Length)]);
            largest = size > largest ? size : largest;
        }

        return largest;
    }

    private void Look(Samples? set, int sample)
    {
        TrainingLoop training = run.Training;
        Samples first = run.Test.Count > 0 ? run.Test : training.Samples;
        look.Load(set == null ? first : set, sample, 0);
        look.Count = 1;
        Propagation.Forward(training.Network, training.Loss, look);
        Propagation.Loss(training.Network, training.Loss, look);
        Propagation.Backward(training.Network, look, ownGradients);
    }

    // What the update would make of the weights.
    private void Preview()
    {
        OptimizerState memory = run.Training.Memory;
        Unchecked.Copy(memory.First, 0, first, 0, first.Length);
        Unchecked.Copy(memory.Second, 0, second, 0, second.Length);
        run.Training.Preview(after, first, second);
    }

    private void Row(double[] values, int at, int part)
    {
        double[] to = Parts[part];
        Unchecked.Copy(values, at * to.Length, to, 0, to.Length);
    }

    // Of a layer as [out × in]; less the weights before, where only the difference is asked for.
    private void Read(DenseLayer layer, double[] parameters, int part, bool isDifference)
    {
        double[] to = Parts[part];
        layer.Read(parameters, to);
        if (!isDifference)
            return;
        double[] before = Parts[part - (Changes - Weights) * Layers];
        for (int i = 0; i < to.Length; i++)
            to[i] -= before[i];
    }
}
