namespace NeuralIllumination.Engine;

/// <summary>The L2 penalty <c>½ λ Σ w²</c> over all weights, biases left out, which the objective adds to the mean loss of a batch.</summary>
/// <remarks>Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 7.1.1.</remarks>
public static class WeightDecay
{
    /// <summary>The penalty, <c>½ λ Σ w²</c>, of a network's own weights.</summary>
    public static double Penalty(Network network, double lambda)
    {
        return Penalty(network, network.Parameters, lambda);
    }

    /// <summary>The penalty of other weights, laid out as the network's.</summary>
    public static double Penalty(Network network, double[] parameters, double lambda)
    {
        if (lambda == 0)
            return 0;
        double sum = 0;
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int i = layer.WeightsAt; i < layer.BiasesAt; i++)
                sum += parameters[i] * parameters[i];
        }

        return 0.5 * lambda * sum;
    }

    /// <summary>Adds its derivative, <c>λ w</c>, to the gradient of each weight.</summary>
    public static void Add(Network network, double lambda, double[] gradients)
    {
        if (lambda == 0)
            return;
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int i = layer.WeightsAt; i < layer.BiasesAt; i++)
                gradients[i] += lambda * network.Parameters[i];
        }
    }
}
