using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class UpdatesTests
{
    [Fact]
    public void Sgd_by_hand()
    {
        double[] parameters = [1, 2];
        Updates.Sgd(parameters, [4, -8], 0.25);
        Assert.Equal([0.0, 4], parameters);
    }

    [Fact]
    public void Momentum_by_hand()
    {
        // v = 4, θ = 1 − 0.25 · 4 = 0; then v = 0.5 · 4 + 2 = 4, θ = 0 − 0.25 · 4 = −1
        double[] parameters = [1];
        OptimizerState state = new(Updates.Moments(Optimizer.Momentum), 1);
        Updates.Momentum(parameters, [4], 0.25, 0.5, state);
        Assert.Equal(0, parameters[0]);
        Updates.Momentum(parameters, [2], 0.25, 0.5, state);
        Assert.Equal((-1, 4), (parameters[0], state.First[0]));
    }

    [Fact]
    public void Adams_first_step_is_the_learning_rate_against_the_sign()
    {
        // m̂ = g and v̂ = g², so the step is η g / (|g| + ε)
        double[] parameters = [0, 0, 0];
        Updates.Adam(parameters, [5, -1e-3, 0], 0.1, new OptimizerState(Updates.Moments(Optimizer.Adam), 3));
        Assert.Equal(-0.1 * 5 / (5 + 1e-8), parameters[0], 1e-16);
        Assert.Equal(0.1 * 1e-3 / (1e-3 + 1e-8), parameters[1], 1e-15);
        Assert.Equal(0, parameters[2]);
    }

    [Fact]
    public void Adams_second_step_by_hand()
    {
        // g = 1 then 3: m = 0.9 · 0.1 + 0.1 · 3 = 0.39, m̂ = 0.39 / 0.19; v = 0.999 · 0.001 + 0.001 · 9 = 0.009999, v̂ = 0.009999 / 0.001999
        double[] parameters = [0];
        OptimizerState state = new(Updates.Moments(Optimizer.Adam), 1);
        Updates.Adam(parameters, [1], 0.1, state);
        double first = parameters[0];
        Updates.Adam(parameters, [3], 0.1, state);
        Assert.Equal(0.39, state.First[0], 1e-15);
        Assert.Equal(0.009999, state.Second[0], 1e-15);
        double step = 0.1 * (0.39 / 0.19) / (Math.Sqrt(0.009999 / 0.001999) + 1e-8);
        Assert.Equal(first - step, parameters[0], 1e-12);
    }

    [Fact]
    public void Adam_by_pairs_has_the_bits_of_each()
    {
        Xoshiro256 random = new(5, Xoshiro256.DataStream);
        double[] together = [.. Enumerable.Range(0, 7).Select(_ => random.NextGaussian())];
        double[][] alone = [.. together.Select(x => new[] { x })];
        OptimizerState state = new(Updates.Moments(Optimizer.Adam), together.Length);
        OptimizerState[] states = [.. together.Select(_ => new OptimizerState(Updates.Moments(Optimizer.Adam), 1))];
        for (int step = 0; step < 200; step++)
        {
            double[] gradients = [.. together.Select(_ => random.NextInt(9) == 0 ? 0 : random.NextGaussian())];
            Updates.Adam(together, gradients, 0.05, state);
            for (int i = 0; i < alone.Length; i++)
                Updates.Adam(alone[i], [gradients[i]], 0.05, states[i]);
            Assert.Equal(alone.Select(one => one[0]), together);
            Assert.Equal(states.Select(one => one.First[0]), state.First);
            Assert.Equal(states.Select(one => one.Second[0]), state.Second);
        }
    }

    [Fact]
    public void The_penalty_pulls_weights_and_leaves_biases()
    {
        // W = (3, −4), b = 7, λ = 0.5: ½ · 0.5 · 25 = 6.25; gradient 0.5 w
        Network network = new([2, 1], Activation.Identity);
        new double[] { 3, -4, 7 }.CopyTo(network.Parameters, 0);
        Assert.Equal(6.25, WeightDecay.Penalty(network, 0.5));
        double[] gradients = [1, 1, 1];
        WeightDecay.Add(network, 0.5, gradients);
        Assert.Equal([2.5, -1, 1], gradients);
    }

    [Fact]
    public void Leaky_relu_lets_a_hundredth_through()
    {
        double[] a = new double[2];
        double[] delta = [10, 10];
        Activations.Apply(Activation.LeakyRelu, [-3, 3], a, 2);
        Activations.Gate(Activation.LeakyRelu, [-3, 3], a, delta, 2);
        Assert.Equal([-0.03, 3], a);
        Assert.Equal([0.1, 10], delta);
    }
}
