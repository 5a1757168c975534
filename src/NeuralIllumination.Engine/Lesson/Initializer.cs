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
            switch (initialization)
            {
                case Initialization.HeNormal:
                    Normal(network, layer, Math.Sqrt(2.0 / layer.Inputs), random);
                    break;
                case Initialization.HeUniform:
                    Uniform(network, layer, Math.Sqrt(6.0 / layer.Inputs), random);
                    break;
                case Initialization.GlorotNormal:
                    Normal(network, layer, Math.Sqrt(2.0 / (layer.Inputs + layer.Outputs)), random);
                    break;
                case Initialization.GlorotUniform:
                    Uniform(network, layer, Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs)), random);
                    break;
                case Initialization.Zero:
                    for (int i = layer.WeightsAt; i < layer.BiasesAt; i++)
                        network.Parameters[i] = 0;
                    break;
                default:
                    break;
            }

            for (int i = 0; i < layer.Outputs; i++)
                network.Parameters[layer.BiasesAt + i] = 0;
        }
    }

    /// <summary>Weights with mean 0 and standard deviation <paramref name="deviation"/>.</summary>
    private static void Normal(Network network, DenseLayer layer, double deviation, Xoshiro256 random)
    {
        for (int i = layer.WeightsAt; i < layer.BiasesAt; i++)
            network.Parameters[i] = deviation * random.NextGaussian();
    }

    /// <summary>Weights between −<paramref name="width"/> and <paramref name="width"/>, all equally likely.</summary>
    private static void Uniform(Network network, DenseLayer layer, double width, Xoshiro256 random)
    {
        for (int i = layer.WeightsAt; i < layer.BiasesAt; i++)
            network.Parameters[i] = width * (2 * random.NextDouble() - 1);
    }
}
