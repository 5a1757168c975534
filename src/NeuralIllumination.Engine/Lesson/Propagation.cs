namespace NeuralIllumination.Engine;

/// <summary>Carries a batch forward through a network and its blame back. This file is the whole of backpropagation.</summary>
/// <remarks>Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", 1986.</remarks>
public static class Propagation
{
    /// <summary>Forward: from <see cref="BatchState.Inputs"/> to <see cref="BatchState.Predictions"/>.</summary>
    public static void Forward(Network network, LossFunction loss, BatchState batch)
    {
        Forward(network, loss, batch, batch.Inputs, batch.Rows[0]);
    }

    /// <summary>Forward, from samples that lie somewhere else, which need not be copied first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">Which output function.</param>
    /// <param name="batch">Receives z, a and ŷ of its <see cref="BatchState.Count"/> samples.</param>
    /// <param name="x">Holds their x.</param>
    /// <param name="rows">Where each one's begin in <paramref name="x"/>.</param>
    public static void Forward(Network network, LossFunction loss, BatchState batch, double[] x, int[] rows)
    {
        int last = network.Layers.Length - 1;
        for (int l = 0; l <= last; l++)
        {
            DenseLayer layer = network.Layers[l];
            Dense.Forward(layer, network.Parameters, x, rows, batch.PreActivations[l], batch.Count);
            Activations.Apply(
                layer.Activation,
                batch.PreActivations[l],
                batch.Activations[l],
                batch.Count * layer.Outputs
            );
            layer.Silence(batch.Activations[l], batch.Count);
            x = batch.Activations[l];
            rows = batch.Rows[l + 1];
        }

        Losses.Predict(loss, batch.Activations[last], batch.Predictions, batch.Count, network.Outputs);
    }

    /// <summary>Loss: fills <see cref="BatchState.Losses"/> and returns their mean over the batch.</summary>
    public static double Loss(Network network, LossFunction loss, BatchState batch)
    {
        int last = network.Layers.Length - 1;
        Losses.PerSample(
            loss,
            batch.Activations[last],
            batch.Predictions,
            batch.Targets,
            batch.Losses,
            batch.Count,
            network.Outputs
        );
        double sum = 0;
        for (int s = 0; s < batch.Count; s++)
            sum += batch.Losses[s];
        return sum / batch.Count;
    }

    /// <summary>
    /// Backward: δ of every layer, then <c>∂L/∂W = (1/B) Σ δ xᵀ</c> and <c>∂L/∂b = (1/B) Σ δ</c>, B the batch's own size, a partial last
    /// batch's included.
    /// </summary>
    /// <param name="network">The network the batch went forward through.</param>
    /// <param name="batch">A batch after <see cref="Forward(Network, LossFunction, BatchState)"/>.</param>
    /// <param name="gradients">Receives ∂L/∂W and ∂L/∂b, laid out as <see cref="Network.Parameters"/>.</param>
    public static void Backward(Network network, BatchState batch, double[] gradients)
    {
        int last = network.Layers.Length - 1;
        Losses.OutputGradient(batch.Predictions, batch.Targets, batch.Deltas[last], batch.Count * network.Outputs);
        for (int l = last; l >= 0; l--)
        {
            DenseLayer layer = network.Layers[l];
            double[] x = l == 0 ? batch.Inputs : batch.Activations[l - 1];
            Dense.Gradient(layer, x, batch.Rows[l], batch.Deltas[l], gradients, batch.Count);
            if (l == 0)
                return;

            double[] below = batch.Deltas[l - 1];
            Dense.Backward(
                layer,
                network.Parameters,
                batch.Transposed,
                batch.Deltas[l],
                batch.Rows[l + 1],
                below,
                batch.Count
            );
            Activations.Gate(
                network.Layers[l - 1].Activation,
                batch.PreActivations[l - 1],
                batch.Activations[l - 1],
                below,
                batch.Count * layer.Inputs
            );
            network.Layers[l - 1].Silence(below, batch.Count);
        }
    }
}
