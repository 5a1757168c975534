using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>What a network computes for one batch: every x, z, a and δ. Rows are samples; only the first <see cref="Count"/> rows hold.</summary>
public sealed class BatchState
{
    /// <summary>Makes room for batches of up to <paramref name="capacity"/> samples.</summary>
    public BatchState(Network network, int capacity)
    {
        Capacity = capacity;
        int layers = network.Layers.Length;
        Inputs = new double[capacity * network.Inputs];
        Targets = new double[capacity * network.Outputs];
        Predictions = new double[capacity * network.Outputs];
        Losses = new double[capacity];
        Samples = new int[capacity];
        PreActivations = new double[layers][];
        Activations = new double[layers][];
        Deltas = new double[layers][];
        Columns = new int[layers][];
        int largest = 0;
        for (int l = 0; l < layers; l++)
        {
            DenseLayer layer = network.Layers[l];
            PreActivations[l] = new double[capacity * layer.Outputs];
            Activations[l] = new double[capacity * layer.Outputs];
            Deltas[l] = new double[capacity * layer.Outputs];
            int weights = layer.Inputs * layer.Outputs;
            if (l > 0 && weights > largest)
                largest = weights;
            if (Vector512.IsHardwareAccelerated)
                Columns[l] = ColumnsOf(layer);
        }

        Transposed = new double[largest];
        InPlace = new int[capacity];
        Rows = new int[layers + 1][];
        for (int l = 0; l <= layers; l++)
        {
            int width = l == 0 ? network.Inputs : network.Layers[l - 1].Outputs;
            Rows[l] = new int[capacity];
            for (int s = 0; s < capacity; s++)
                Rows[l][s] = s * width;
        }
    }

    /// <summary>The largest batch.</summary>
    public int Capacity { get; }

    /// <summary>Samples in the batch at hand.</summary>
    public int Count { get; set; }

    /// <summary>Which samples they are: indices into their set.</summary>
    public int[] Samples { get; }

    /// <summary>x, [batch × inputs].</summary>
    public double[] Inputs { get; }

    /// <summary>y, [batch × outputs].</summary>
    public double[] Targets { get; }

    /// <summary>z per layer, [batch × units].</summary>
    public double[][] PreActivations { get; }

    /// <summary>a per layer, [batch × units].</summary>
    public double[][] Activations { get; }

    /// <summary>ŷ, [batch × outputs].</summary>
    public double[] Predictions { get; }

    /// <summary>L of each sample, [batch].</summary>
    public double[] Losses { get; }

    /// <summary>δ = ∂L/∂z per layer, of each sample's own loss, not divided by the batch's size, [batch × units].</summary>
    public double[][] Deltas { get; }

    /// <summary>Where each sample's row begins: in <see cref="Inputs"/>, then in each layer's arrays.</summary>
    public int[][] Rows { get; }

    /// <summary>Room for where samples' x begin in their set, when they are read there.</summary>
    internal int[] InPlace { get; }

    /// <summary>Where each input's weights begin among the parameters, per layer; only where <see cref="StraightBatch"/> asks for it.</summary>
    internal int[][] Columns { get; }

    /// <summary>Room for one layer's Wᵀ, [outputs × inputs] with neighbouring inputs side by side.</summary>
    internal double[] Transposed { get; }

    /// <summary>Copies one sample's x and y into row <paramref name="row"/>.</summary>
    public void Load(Samples from, int sample, int row)
    {
        Unchecked.Copy(from.Inputs, sample * from.Features, Inputs, row * from.Features, from.Features);
        Aim(from, sample, row);
    }

    /// <summary>Copies one sample's y alone into row <paramref name="row"/>, where x is read where it lies.</summary>
    public void Aim(Samples from, int sample, int row)
    {
        Samples[row] = sample;
        Unchecked.Copy(from.Targets, sample * from.Outputs, Targets, row * from.Outputs, from.Outputs);
    }

    /// <summary>Empties every array: nothing of an earlier batch is left to be shown.</summary>
    public void Clear()
    {
        Zero(Inputs);
        Zero(Targets);
        Zero(Predictions);
        Zero(Losses);
        for (int l = 0; l < PreActivations.Length; l++)
        {
            Zero(PreActivations[l]);
            Zero(Activations[l]);
            Zero(Deltas[l]);
        }
    }

    private static void Zero(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = 0;
    }

    private static int[] ColumnsOf(DenseLayer layer)
    {
        int[] columns = new int[layer.Inputs];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = layer.WeightsAt + i * layer.Outputs;
        return columns;
    }
}
