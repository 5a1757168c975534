using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

/// <summary>
/// What only machines with vectors of 512 bits run in a training, called here by name: each number has the bits of the path that every machine has.
/// </summary>
public sealed class WideVectorTests
{
    [Theory]
    [InlineData(16, 8)]
    [InlineData(48, 24)]
    public void Two_outputs_forward_are_the_scalar_products(int inputs, int batch)
    {
        (DenseLayer layer, double[] parameters, double[] a, _, int[] rows) = Drawn(inputs, batch);
        double[] expected = new double[2 * batch];
        DenseScalar.Product(parameters, layer.WeightsAt, layer.BiasesAt, a, rows, expected, inputs, 2, batch, 0);
        double[] z = new double[2 * batch];
        PairOfOutputs.Forward(layer, parameters, a, z, batch);
        Assert.Equal(Bits(expected), Bits(z));
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 8)]
    [InlineData(48, 5)]
    public void Two_outputs_learn_as_blame_gate_gradient_and_step_do_one_by_one(int inputs, int batch)
    {
        (DenseLayer layer, double[] parameters, double[] a, double[] delta, int[] rows) = Drawn(inputs, batch);
        double[] learned = [.. parameters];
        double[] blamed = new double[inputs * batch];
        int[] ofDelta = [.. Enumerable.Range(0, batch).Select(s => 2 * s)];
        Dense.Backward(layer, learned, new double[2 * inputs], delta, ofDelta, blamed, batch);
        Dense.Learn(layer, a, rows, delta, learned, batch, 0.3);
        // A ReLU's a is above 0 where its z is, and there alone.
        Activations.Gate(Activation.Relu, a, a, blamed, blamed.Length);

        double[] below = new double[inputs * batch];
        PairOfOutputs.Learn(layer, a, delta, below, parameters, new double[2 * inputs], batch, 0.3);
        Assert.Equal(Bits(learned), Bits(parameters));
        Assert.Equal(Bits(blamed), Bits(below));
    }

    [Fact]
    public void Softmax_of_pairs_has_the_bits_of_softmax()
    {
        Xoshiro256 random = new(42, 0);
        double[] logits = new double[8_000];
        for (int i = 0; i < logits.Length; i++)
            logits[i] = (random.NextDouble() - 0.5) * (i < 4_000 ? 4 : 600);
        double[] predictions = new double[logits.Length];
        Assert.Equal(logits.Length, Exponentials.SoftmaxOfPairs(logits, predictions, logits.Length));
        double[] expected = new double[logits.Length];
        for (int i = 0; i < logits.Length; i += 2)
        {
            double most = Math.Max(logits[i], logits[i + 1]);
            (double one, double other) = (PortableMath.Exp(logits[i] - most), PortableMath.Exp(logits[i + 1] - most));
            (expected[i], expected[i + 1]) = (one / (one + other), other / (one + other));
        }

        Assert.Equal(Bits(expected), Bits(predictions));
    }

    [Fact]
    public void Softmax_of_pairs_stops_before_eight_numbers_that_lie_too_far_apart()
    {
        double[] logits = new double[24];
        Array.Fill(logits, 0.25);
        logits[19] = 701;
        double[] predictions = new double[24];
        Assert.Equal(16, Exponentials.SoftmaxOfPairs(logits, predictions, 24));
        Assert.Equal([.. Enumerable.Repeat(0.5, 16), .. Enumerable.Repeat(0.0, 8)], predictions);
        // And one that is no number is left to who can say so.
        logits[1] = double.NaN;
        Assert.Equal(0, Exponentials.SoftmaxOfPairs(logits, predictions, 24));
    }

    [Fact]
    public void Exponentials_of_many_are_those_of_each()
    {
        Xoshiro256 random = new(42, 0);
        double[] values = [.. Enumerable.Range(0, 4_003).Select(i => -random.NextDouble() * (i < 2_000 ? 2 : 690))];
        double[] expected = [.. values.Select((x, i) => i < 3 ? x : PortableMath.Exp(x))];
        Exponentials.OfNegatives(values, 3, values.Length);
        Assert.Equal(Bits(expected), Bits(values));
        double[] odd = [-1, -700, -745.2, double.NegativeInfinity, double.NaN, -0.0, 0, -1e-300];
        expected = [.. odd.Select(PortableMath.Exp)];
        Exponentials.OfNegatives(odd, 0, odd.Length);
        Assert.Equal(Bits(expected), Bits(odd));
    }

    // A layer of two outputs that does not stand first in θ, over ReLUs of which about half are dark.
    private static (DenseLayer Layer, double[] Parameters, double[] A, double[] Delta, int[] Rows) Drawn(
        int inputs,
        int batch
    )
    {
        Xoshiro256 random = new(inputs + batch, 0);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        DenseLayer layer = new(inputs, 2, Activation.Identity, 5);
        double[] a = [.. Draw(inputs * batch).Select(z => Math.Max(z, 0))];
        return (layer, Draw(layer.End), a, Draw(2 * batch), [.. Enumerable.Range(0, batch).Select(s => s * inputs)]);
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
