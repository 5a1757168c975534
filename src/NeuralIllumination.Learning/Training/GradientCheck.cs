using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Differentiates the loss a second time, by nudging each parameter, and sets the two beside each other.</summary>
/// <remarks>
/// Central differences at two nudges, extrapolated: <c>(8 (L(θ+h) − L(θ−h)) − (L(θ+2h) − L(θ−2h))) / 12h</c>, whose error falls with h⁴.
/// Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 11.5; Abramowitz and Stegun, 1964, formula 25.3.21.
/// </remarks>
internal sealed class GradientCheck
{
    // The second is tried where the first crosses a kink; a smaller one still would lose the digits that are compared.
    private static readonly double[] Nudges = [1e-3, 1e-4];

    private readonly Network network;
    private readonly LossFunction loss;
    private readonly BatchState batch;
    private bool[] gates = [];

    public GradientCheck(Network network, LossFunction loss, Samples samples, int count)
    {
        // A copy, so that a nudge never touches the network that learns.
        this.network = new Network(
            [network.Inputs, .. network.Layers.Select(layer => layer.Outputs)],
            network.Layers[0].Activation
        );
        network.Parameters.CopyTo(this.network.Parameters, 0);
        this.loss = loss;
        batch = new BatchState(network, count) { Count = count };
        for (int s = 0; s < count; s++)
            batch.Load(samples, s, s);
    }

    /// <summary>Runs the check on the engine's own backward pass.</summary>
    public GradientCheckRecord Run() => Run(Propagation.Backward);

    /// <summary>Runs the check on a backward pass that is given.</summary>
    public GradientCheckRecord Run(Action<Network, BatchState, double[]> backward)
    {
        Propagation.Forward(network, loss, batch);
        Propagation.Loss(network, loss, batch);
        double[] analytic = new double[network.Parameters.Length];
        backward(network, batch, analytic);
        gates = Gates();

        List<GradientCheckEntry> entries = [];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int at = layer.WeightsAt; at < layer.End; at++)
            {
                bool weight = at < layer.BiasesAt;
                int offset = at - layer.WeightsAt;
                double? numeric = Differentiate(at);
                entries.Add(
                    new GradientCheckEntry(
                        l + 1,
                        offset % layer.Outputs,
                        weight ? offset / layer.Outputs : null,
                        analytic[at],
                        numeric ?? double.NaN,
                        numeric is null
                    )
                );
            }
        }

        return new GradientCheckRecord(entries, batch.Count);
    }

    private double? Differentiate(int at)
    {
        double value = network.Parameters[at];
        try
        {
            foreach (double h in Nudges)
            {
                if (
                    LossAt(at, value + h) is { } up
                    && LossAt(at, value - h) is { } down
                    && LossAt(at, value + 2 * h) is { } farUp
                    && LossAt(at, value - 2 * h) is { } farDown
                )
                    return (8 * (up - down) - (farUp - farDown)) / (12 * h);
            }

            return null;
        }
        finally
        {
            network.Parameters[at] = value;
        }
    }

    /// <summary>The mean loss with one parameter moved; null when a ReLU switched.</summary>
    private double? LossAt(int at, double value)
    {
        network.Parameters[at] = value;
        Propagation.Forward(network, loss, batch);
        return Gates().AsSpan().SequenceEqual(gates) ? Propagation.Loss(network, loss, batch) : null;
    }

    /// <summary>Which ReLUs are open, for every sample.</summary>
    private bool[] Gates()
    {
        List<bool> open = [];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            if (network.Layers[l].Activation == Activation.Relu)
                open.AddRange(batch.PreActivations[l].Select(z => z > 0));
        }

        return [.. open];
    }
}
