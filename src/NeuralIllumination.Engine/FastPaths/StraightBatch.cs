using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>
/// One batch from its samples to its update, with nothing kept on the way that only a reader would want: no copy of x, no ŷ, no loss, no
/// gradient. For softmax and plain SGD. θ comes out with the bits that <see cref="Propagation"/> and <see cref="Updates"/> give it.
/// </summary>
internal static class StraightBatch
{
    /// <summary>Runs it.</summary>
    /// <param name="network">Changed in place.</param>
    /// <param name="samples">What it learns from.</param>
    /// <param name="order">Which samples, from <paramref name="from"/> on.</param>
    /// <param name="from">The first.</param>
    /// <param name="batch">Room, and how many samples.</param>
    /// <param name="rate">η, above 0.</param>
    /// <returns>False when a loss may not be a finite number; θ is then of no use.</returns>
    public static bool Run(Network network, Samples samples, int[] order, int from, BatchState batch, double rate)
    {
        int count = batch.Count;
        for (int s = 0; s < count; s++)
            batch.InPlace[s] = order[from + s] * samples.Features;

        int last = network.Layers.Length - 1;
        double[] x = samples.Inputs;
        int[] rows = batch.InPlace;
        for (int l = 0; l < last; l++)
        {
            DenseLayer layer = network.Layers[l];
            double[] a = batch.Activations[l];
            if (Vector512.IsHardwareAccelerated && IsRectified(layer))
            {
                Dense.ForwardRectified(layer, network.Parameters, x, rows, a, count);
            }
            else
            {
                Dense.Forward(layer, network.Parameters, x, rows, batch.PreActivations[l], count);
                Activations.Apply(layer.Activation, batch.PreActivations[l], a, count * layer.Outputs);
            }

            x = a;
            rows = batch.Rows[l + 1];
        }

        double[] logits = batch.PreActivations[last];
        if (Vector512.IsHardwareAccelerated && count % 8 == 0 && IsPair(network, last))
            PairOfOutputs.Forward(network.Layers[last], network.Parameters, x, logits, count);
        else
            Dense.Forward(network.Layers[last], network.Parameters, x, rows, logits, count);
        bool tame = Losses.SoftmaxGradient(logits, samples, order, from, batch.Deltas[last], count);
        for (int l = last; l > 0; l--)
        {
            DenseLayer layer = network.Layers[l];
            DenseLayer before = network.Layers[l - 1];
            double[] delta = batch.Deltas[l];
            double[] below = batch.Deltas[l - 1];
            double[] a = batch.Activations[l - 1];
            double[] z = batch.PreActivations[l - 1];
            if (Vector512.IsHardwareAccelerated && IsPair(network, l))
            {
                PairOfOutputs.Learn(layer, a, delta, below, network.Parameters, batch.Transposed, count, rate);
                continue;
            }

            if (Vector512.IsHardwareAccelerated && IsRectified(before))
            {
                // Their z was never written down. It is above 0 where a is, and there alone.
                if (count % 8 == 0 && layer.Outputs % 4 == 0 && layer.Inputs >= 2 * count)
                {
                    Dense.BackwardByColumns(
                        layer,
                        network.Parameters,
                        batch.Columns[l],
                        batch.PreActivations[l],
                        z,
                        delta,
                        below,
                        count
                    );
                }
                else
                {
                    Dense.Backward(layer, network.Parameters, batch.Transposed, delta, batch.Rows[l + 1], below, count);
                }

                z = a;
            }
            else
            {
                Dense.Backward(layer, network.Parameters, batch.Transposed, delta, batch.Rows[l + 1], below, count);
            }

            Dense.Learn(layer, a, batch.Rows[l], delta, network.Parameters, count, rate);
            Activations.Gate(before.Activation, z, a, below, count * layer.Inputs);
        }

        Dense.Learn(network.Layers[0], samples.Inputs, batch.InPlace, batch.Deltas[0], network.Parameters, count, rate);
        return tame;
    }

    /// <summary>Whether <see cref="PairOfOutputs"/> is for a layer, on a machine with vectors of 512 bits.</summary>
    private static bool IsPair(Network network, int l) =>
        l > 0 && PairOfOutputs.Fits(network.Layers[l], network.Layers[l - 1].Activation);

    /// <summary>Whether <see cref="Dense.ForwardRectified"/> is for a layer, on a machine with vectors of 512 bits.</summary>
    private static bool IsRectified(DenseLayer layer) => layer.Activation == Activation.Relu && layer.Outputs % 8 == 0;
}
