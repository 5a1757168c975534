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
        for (int l = 0; l <= last; l++)
        {
            DenseLayer layer = network.Layers[l];
            double[] z = batch.PreActivations[l];
            if (l == 0)
                Dense.Forward(layer, network.Parameters, samples.Inputs, batch.InPlace, z, count);
            else
                Dense.Forward(layer, network.Parameters, batch.Activations[l - 1], batch.Rows[l], z, count);
            if (l < last)
                Activations.Apply(layer.Activation, z, batch.Activations[l], count * layer.Outputs);
        }

        bool tame = Losses.SoftmaxGradient(batch.PreActivations[last], samples, order, from, batch.Deltas[last], count);
        for (int l = last; l > 0; l--)
        {
            DenseLayer layer = network.Layers[l];
            double[] delta = batch.Deltas[l];
            double[] below = batch.Deltas[l - 1];
            Dense.Backward(layer, network.Parameters, batch.Transposed, delta, batch.Rows[l + 1], below, count);
            Dense.Learn(layer, batch.Activations[l - 1], batch.Rows[l], delta, network.Parameters, count, rate);
            Activations.Gate(
                network.Layers[l - 1].Activation,
                batch.PreActivations[l - 1],
                batch.Activations[l - 1],
                below,
                count * layer.Inputs
            );
        }

        Dense.Learn(network.Layers[0], samples.Inputs, batch.InPlace, batch.Deltas[0], network.Parameters, count, rate);
        return tame;
    }
}
