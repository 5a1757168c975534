using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Differentiates the loss a second time, by nudging each parameter, and sets the two beside each other.</summary>
/// <remarks>
/// Central differences <c>(L(θ+h) − L(θ−h)) / 2h</c> at several nudges h, extrapolated to h = 0, of which the one with the smallest estimated
/// error is taken: wide nudges keep the digits that subtracting nearly equal losses would lose, narrow ones follow the curve.
/// Sources: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 11.5; Ridders, "Accurate computation of F′(x) and F′(x) F″(x)",
/// 1982.
/// </remarks>
internal sealed class GradientCheck
{
    // The widest nudge of each attempt. The next is tried where one crosses a kink; narrower still would lose the digits that are compared.
    private static readonly double[] WidestNudges = [0.2, 0.02, 0.002, 0.0002];
    private const int Nudges = 7;
    private const double Narrowing = 1.6;
    private const double CoarsestResolution = 1e-11;
    private const double Epsilon = 2.220446049250313e-16;

    private readonly Network network;
    private readonly LossFunction loss;
    private readonly double lambda;
    private readonly BatchState batch;
    private bool[] gates = [];

    public GradientCheck(Network network, LossFunction loss, double lambda, Samples samples, int count)
    {
        // A copy, so that a nudge never touches the network that learns.
        this.network = new Network(
            [network.Inputs, .. network.Layers.Select(layer => layer.Outputs)],
            network.Layers[0].Activation
        );
        network.Parameters.CopyTo(this.network.Parameters, 0);
        for (int l = 0; l < network.Layers.Length; l++)
        {
            for (int o = 0; o < network.Layers[l].Outputs; o++)
                this.network.Layers[l].Switch(o, network.Layers[l].Off[o]);
        }

        this.loss = loss;
        this.lambda = lambda;
        batch = new BatchState(network, count) { Count = count };
        for (int s = 0; s < count; s++)
            batch.Load(samples, s, s);
    }

    /// <summary>A check of a training's network on the first so many of its samples.</summary>
    /// <exception cref="OptionException">There are not so many.</exception>
    public static GradientCheck Of(TrainingLoop loop, int count) =>
        count >= 1 && count <= loop.Samples.Count
            ? new GradientCheck(loop.Network, loop.Loss, loop.L2, loop.Samples, count)
            : throw new OptionException($"Samples to check on must be 1 to {loop.Samples.Count}; got {count}.");

    /// <summary>Runs the check on the engine's own backward pass.</summary>
    /// <param name="progress">Told how many parameters are done.</param>
    /// <param name="cancellation">Heeded between parameters.</param>
    public GradientCheckRecord Run(IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(Propagation.Backward, progress, cancellation);

    /// <summary>Runs the check on a backward pass that is given.</summary>
    public GradientCheckRecord Run(
        Action<Network, BatchState, double[]> backward,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Propagation.Forward(network, loss, batch);
        Propagation.Loss(network, loss, batch);
        double[] analytic = new double[network.Parameters.Length];
        backward(network, batch, analytic);
        WeightDecay.Add(network, lambda, analytic);
        gates = Gates();

        List<GradientCheckEntry> entries = [];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int at = layer.WeightsAt; at < layer.End; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                bool weight = at < layer.BiasesAt;
                int offset = at - layer.WeightsAt;
                double[] x = l == 0 ? batch.Inputs : batch.Activations[l - 1];
                double reach = weight ? Largest(x, offset / layer.Outputs, layer.Inputs) : 1;
                (double Value, double Error)? numeric = Differentiate(at, Math.Max(1, reach));
                entries.Add(
                    new GradientCheckEntry(
                        l + 1,
                        offset % layer.Outputs,
                        weight ? offset / layer.Outputs : null,
                        analytic[at],
                        numeric?.Value ?? double.NaN,
                        Math.Min(numeric?.Error ?? 0, CoarsestResolution),
                        numeric is null
                    )
                );
                progress?.Report(entries.Count);
            }
        }

        return new GradientCheckRecord(entries, batch.Count);
    }

    /// <param name="at">The parameter.</param>
    /// <param name="reach">How far the parameter moves a z: the nudge is divided by it, so that z moves by about as much for large inputs.</param>
    private (double Value, double Error)? Differentiate(int at, double reach)
    {
        double value = network.Parameters[at];
        try
        {
            foreach (double widest in WidestNudges)
            {
                if (Extrapolate(at, value, widest / reach) is { } derivative)
                    return derivative;
            }

            return null;
        }
        finally
        {
            network.Parameters[at] = value;
            Propagation.Forward(network, loss, batch);
        }
    }

    /// <summary>Ridders' table: each column removes one more power of h² from the error; null when a ReLU switched on the way.</summary>
    private (double Value, double Error)? Extrapolate(int at, double value, double widest)
    {
        double[] previous = [];
        double best = 0;
        double smallestError = double.PositiveInfinity;
        double h = widest;
        for (int row = 0; row < Nudges; row++, h /= Narrowing)
        {
            if (LossAt(at, value + h) is not { } up || LossAt(at, value - h) is not { } down)
                return null;

            // What rounding alone may do to this row: without it, two noisy values that agree by chance would look exact.
            double rounding = 2 * Epsilon * Math.Max(1, Math.Max(up, down)) / h;
            double[] current = new double[row + 1];
            current[0] = (up - down) / (2 * h);
            double factor = 1;
            for (int column = 1; column <= row; column++)
            {
                factor *= Narrowing * Narrowing;
                current[column] = (current[column - 1] * factor - previous[column - 1]) / (factor - 1);
                double error =
                    Math.Max(
                        Math.Abs(current[column] - current[column - 1]),
                        Math.Abs(current[column] - previous[column - 1])
                    ) + rounding;
                if (error < smallestError)
                    (best, smallestError) = (current[column], error);
            }

            previous = current;
        }

        return (best, smallestError);
    }

    /// <summary>The largest |x| that the batch has for one input.</summary>
    private double Largest(double[] x, int input, int inputs)
    {
        double largest = 0;
        for (int s = 0; s < batch.Count; s++)
            largest = Math.Max(largest, Math.Abs(x[s * inputs + input]));
        return largest;
    }

    /// <summary>The mean loss with one parameter moved; null when a ReLU switched.</summary>
    private double? LossAt(int at, double value)
    {
        network.Parameters[at] = value;
        Propagation.Forward(network, loss, batch);
        return Gates().AsSpan().SequenceEqual(gates) ? Objective() : null;
    }

    /// <summary>The mean loss and the penalty: what the gradient is the gradient of.</summary>
    private double Objective() => Propagation.Loss(network, loss, batch) + WeightDecay.Penalty(network, lambda);

    /// <summary>Which ReLUs are open, for every sample.</summary>
    private bool[] Gates()
    {
        List<bool> open = [];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            if (ActivationKind.Of(network.Layers[l].Activation).Below is not null)
                open.AddRange(batch.PreActivations[l].Select(z => z > 0));
        }

        return [.. open];
    }
}
