namespace NeuralIllumination.Engine;

/// <summary>Draws a network's starting weights.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, "How weights start", and the sources that <see cref="Initialization"/> names.</remarks>
public static class Initializer
{
    /// <summary>Fills every layer's weights by <paramref name="initialization"/> and sets every bias to 0.</summary>
    /// <param name="network">Receives the parameters; layers in order, each in storage order.</param>
    /// <param name="initialization">The distribution.</param>
    /// <param name="random">The generator the draws come from.</param>
    public static void Fill(Network network, Initialization initialization, Xoshiro256 random)
    {
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            double scale = Scale(initialization, layer.Inputs, layer.Outputs);
            bool normal = initialization == Initialization.HeNormal || initialization == Initialization.GlorotNormal;
            int end = layer.WeightsAt + layer.Inputs * layer.Outputs;
            for (int i = layer.WeightsAt; i < end; i++)
            {
                if (initialization == Initialization.Zero)
                    network.Parameters[i] = 0;
                else if (normal)
                    network.Parameters[i] = scale * random.NextGaussian();
                else
                    network.Parameters[i] = scale * (2 * random.NextDouble() - 1);
            }

            for (int i = 0; i < layer.Outputs; i++)
                network.Parameters[layer.BiasesAt + i] = 0;
        }
    }

    /// <summary>The standard deviation (normal) or half-width (uniform) of the distribution.</summary>
    private static double Scale(Initialization initialization, int inputs, int outputs)
    {
        if (initialization == Initialization.HeNormal)
            return Math.Sqrt(2.0 / inputs);
        if (initialization == Initialization.HeUniform)
            return Math.Sqrt(6.0 / inputs);
        if (initialization == Initialization.GlorotNormal)
            return Math.Sqrt(2.0 / (inputs + outputs));
        return Math.Sqrt(6.0 / (inputs + outputs));
    }
}
