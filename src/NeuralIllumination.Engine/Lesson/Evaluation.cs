namespace NeuralIllumination.Engine;

/// <summary>Measures a network on a set of samples, without learning from them.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, step 6 and "A whole run".</remarks>
public sealed class Evaluation
{
    private readonly BatchState batch;

    /// <summary>Makes room to measure <paramref name="network"/> in pieces of up to 32 samples.</summary>
    public Evaluation(Network network)
    {
        batch = new BatchState(network, 32);
    }

    /// <summary>The mean loss over the samples measured last, without any penalty.</summary>
    public double Loss { get; private set; }

    /// <summary>
    /// How well they were predicted: of classes the share that was right (the largest ŷ, the first of equals, is the label's); of quantities
    /// R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)², the share of their spread that is explained, NaN where they do not differ.
    /// </summary>
    public double Score { get; private set; }

    /// <summary>Measures <paramref name="network"/> on all of <paramref name="samples"/>.</summary>
    public void Measure(Network network, LossFunction loss, Samples samples)
    {
        double sum = 0;
        int correct = 0;
        for (int start = 0; start < samples.Count; start += batch.Capacity)
        {
            batch.Count = samples.Count - start < batch.Capacity ? samples.Count - start : batch.Capacity;
            for (int s = 0; s < batch.Count; s++)
                batch.Aim(samples, start + s, s);
            Forward(network, loss, samples, start);
            Propagation.Loss(network, loss, batch);
            for (int s = 0; s < batch.Count; s++)
            {
                sum += batch.Losses[s];
                if (Choice(batch.Predictions, s * network.Outputs, network.Outputs) == samples.Labels[start + s])
                    correct++;
            }
        }

        Loss = sum / samples.Count;
        Score = samples.IsRegression ? Explained(samples.Spread()) : (double)correct / samples.Count;
    }

    /// <summary>
    /// Counts for how many samples each unit of a layer lets at least a hundredth of its blame through, <c>f′(z) ≥ 0.01</c>. A unit with no such
    /// sample learns nothing (a dead ReLU) or next to nothing (a saturated tanh or sigmoid).
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">Which output function.</param>
    /// <param name="samples">What to count over.</param>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="open">Receives the counts, [units]; all 0 on entry.</param>
    public void CountOpen(Network network, LossFunction loss, Samples samples, int layer, int[] open)
    {
        Activation activation = network.Layers[layer].Activation;
        double[] slopes = batch.Deltas[layer];
        for (int start = 0; start < samples.Count; start += batch.Capacity)
        {
            batch.Count = samples.Count - start < batch.Capacity ? samples.Count - start : batch.Capacity;
            Forward(network, loss, samples, start);
            int values = batch.Count * open.Length;
            for (int i = 0; i < values; i++)
                slopes[i] = 1;
            Activations.Gate(activation, batch.PreActivations[layer], batch.Activations[layer], slopes, values);
            network.Layers[layer].Silence(slopes, batch.Count);
            for (int s = 0; s < batch.Count; s++)
            {
                for (int u = 0; u < open.Length; u++)
                {
                    if (slopes[s * open.Length + u] >= 0.01)
                        open[u]++;
                }
            }
        }
    }

    /// <summary>
    /// The class chosen: the index of the largest of <paramref name="count"/> values from <paramref name="at"/> on, the first of equals; of a
    /// single value, 1 above a half, else 0.
    /// </summary>
    public static int Choice(double[] predictions, int at, int count)
    {
        if (count == 1)
            return predictions[at] > 0.5 ? 1 : 0;

        int best = 0;
        for (int k = 1; k < count; k++)
        {
            if (predictions[at + k] > predictions[at + best])
                best = k;
        }

        return best;
    }

    /// <summary>The loss is half the squared error.</summary>
    private double Explained(double spread)
    {
        return spread > 0 ? 1 - 2 * Loss / spread : double.NaN;
    }

    private void Forward(Network network, LossFunction loss, Samples samples, int start)
    {
        for (int s = 0; s < batch.Count; s++)
            batch.InPlace[s] = (start + s) * samples.Features;
        Propagation.Forward(network, loss, batch, samples.Inputs, batch.InPlace);
    }
}
