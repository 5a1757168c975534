using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class InitializerTests
{
    [Theory]
    [InlineData(Initialization.HeNormal, 2.0 / 300)]
    [InlineData(Initialization.HeUniform, 2.0 / 300)]
    [InlineData(Initialization.GlorotNormal, 2.0 / 400)]
    [InlineData(Initialization.GlorotUniform, 2.0 / 400)]
    [InlineData(Initialization.Zero, 0)]
    public void Weights_have_the_variance_that_the_source_gives(Initialization initialization, double variance)
    {
        Network network = new([300, 100], Activation.Relu);
        Initializer.Fill(network, initialization, new Xoshiro256(1, Xoshiro256.StartStream));
        double[] weights = network.Parameters[..30_000];
        Assert.Equal(0, weights.Average(), 0.001);
        Assert.InRange(weights.Average(w => w * w), 0.97 * variance, 1.03 * variance);
    }

    [Theory]
    [InlineData(Initialization.HeUniform, 300, 0.1414213562373095)]
    [InlineData(Initialization.GlorotUniform, 400, 0.1224744871391589)]
    public void Uniform_weights_stay_within_their_bounds(Initialization initialization, int fans, double bound)
    {
        Assert.Equal(Math.Sqrt(6.0 / fans), bound, 1e-15);
        Network network = new([300, 100], Activation.Relu);
        Initializer.Fill(network, initialization, new Xoshiro256(1, Xoshiro256.StartStream));
        double[] weights = network.Parameters[..30_000];
        Assert.All(weights, w => Assert.InRange(w, -bound, bound));
        Assert.True(weights.Max() > 0.99 * bound && weights.Min() < -0.99 * bound);
    }

    [Fact]
    public void Biases_start_at_zero()
    {
        Network network = new([3, 4, 2], Activation.Relu);
        network.Parameters[network.Layers[0].BiasesAt] = 9;
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(1, Xoshiro256.StartStream));
        foreach (DenseLayer layer in network.Layers)
            Assert.All(network.Parameters[layer.BiasesAt..layer.End], b => Assert.Equal(0, b));
    }
}
