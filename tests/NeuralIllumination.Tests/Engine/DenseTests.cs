using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class DenseTests
{
    private delegate int Product(
        double[] w,
        int at,
        int biasesAt,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int batch,
        int from
    );

    private delegate int Gradient(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        double share,
        double rate,
        int from
    );

    [Fact]
    public void A_product_by_hand()
    {
        // Given W = [[1, 2], [3, 4], [5, 6]] (out × in), b = (10, 20, 30), x = (7, 9): Wx + b = (35, 77, 119)
        DenseLayer layer = new(2, 3, Activation.Identity, 0);
        double[] parameters = [1, 3, 5, 2, 4, 6, 10, 20, 30];
        double[] z = new double[3];
        Dense.Forward(layer, parameters, [-1, 7, 9], [1], z, 1);
        Assert.Equal([35.0, 77, 119], z);
    }

    [Fact]
    public void A_gradient_by_hand_is_the_mean_over_the_batch()
    {
        // Given x = (1, 2) and (3, 4), δ = (10) and (20): ΣδX / 2 = (35, 50), Σδ / 2 = 15
        DenseLayer layer = new(2, 1, Activation.Identity, 0);
        double[] gradients = new double[3];
        Dense.Gradient(layer, [1, 2, 3, 4], [0, 2], [10, 20], gradients, 2);
        Assert.Equal([35.0, 50, 15], gradients);
    }

    [Property(MaxTest = 300)]
    public Property Every_vector_width_gives_the_scalar_paths_bits() =>
        Prop.ForAll(
            Shapes(),
            shape =>
            {
                (int inputs, int outputs, int batch, int seed) = shape;
                Xoshiro256 random = new(seed, 0);
                DenseLayer layer = new(inputs, outputs, Activation.Identity, 0);
                double[] parameters = Draw(random, layer.End);
                double[] x = Draw(random, batch * inputs);
                double[] delta = Draw(random, batch * outputs);
                // Rows that lie in another order than they are met, as samples do.
                int[] rows = [.. Enumerable.Range(0, batch).Select(s => (s * 7 + 3) % batch * inputs)];

                double[] z = new double[batch * outputs];
                DenseScalar.Product(parameters, 0, layer.BiasesAt, x, rows, z, inputs, outputs, batch, 0);
                double[] g = new double[layer.End];
                Dense.Gradient(layer, x, rows, delta, g, batch);
                Assert.Equal(Bits(MeanGradient(layer, x, rows, delta, batch)), Bits(g));
                double[] learned = [.. parameters];
                Updates.Sgd(learned, g, 0.3);

                Product wide = (w, at, biasesAt, from, starts, to, width, columns, count, first) =>
                    Dense512.Product(
                        w,
                        at,
                        biasesAt,
                        from,
                        starts,
                        to,
                        width,
                        columns,
                        count,
                        double.NegativeInfinity,
                        first
                    );
                foreach (Product product in new[] { Dense128.Product, Dense256.Product, wide })
                {
                    double[] own = new double[z.Length];
                    int from = product(parameters, 0, layer.BiasesAt, x, rows, own, inputs, outputs, batch, 0);
                    DenseScalar.Product(parameters, 0, layer.BiasesAt, x, rows, own, inputs, outputs, batch, from);
                    Assert.Equal(Bits(z), Bits(own));
                }

                foreach (
                    Gradient gradient in new Gradient[] { Dense128.Gradient, Dense256.Gradient, Dense512.Gradient }
                )
                {
                    double[] own = [.. parameters];
                    int from = gradient(layer, x, rows, delta, own, batch, 1.0 / batch, 0.3, 0);
                    DenseScalar.Gradient(layer, x, rows, delta, own, batch, 1.0 / batch, 0.3, from);
                    Assert.Equal(Bits(learned), Bits(own));
                }

                double[] dispatched = new double[z.Length];
                Dense.Forward(layer, parameters, x, rows, dispatched, batch);
                Assert.Equal(Bits(z), Bits(dispatched));
            }
        );

    [Property(MaxTest = 100)]
    public Property Backward_is_the_transposed_product() =>
        Prop.ForAll(
            Shapes(),
            shape =>
            {
                (int inputs, int outputs, int batch, int seed) = shape;
                Xoshiro256 random = new(seed, 0);
                DenseLayer layer = new(inputs, outputs, Activation.Identity, 0);
                double[] parameters = Draw(random, layer.End);
                double[] delta = Draw(random, batch * outputs);
                double[] below = new double[batch * inputs];
                int[] rows = [.. Enumerable.Range(0, batch).Select(s => s * outputs)];
                Dense.Backward(layer, parameters, new double[inputs * outputs], delta, rows, below, batch);
                for (int s = 0; s < batch; s++)
                {
                    for (int i = 0; i < inputs; i++)
                    {
                        double sum = 0;
                        for (int o = 0; o < outputs; o++)
                            sum += delta[s * outputs + o] * parameters[i * outputs + o];
                        Assert.Equal(sum, below[s * inputs + i]);
                    }
                }
            }
        );

    [Fact]
    public void This_machine_takes_at_least_one_vector_path() => Assert.True(Vector128.IsHardwareAccelerated);

    private static Arbitrary<(int Inputs, int Outputs, int Batch, int Seed)> Shapes() =>
        (
            from inputs in Gen.Choose(1, 20)
            from outputs in Gen.Choose(1, 40)
            from batch in Gen.Choose(1, 19)
            from seed in Gen.Choose(0, 1_000_000)
            select (inputs, outputs, batch, seed)
        ).ToArbitrary();

    private static double[] MeanGradient(DenseLayer layer, double[] x, int[] rows, double[] delta, int batch)
    {
        double[] gradient = new double[layer.End];
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int s = 0; s < batch; s++)
            {
                double d = delta[s * layer.Outputs + o];
                for (int i = 0; i < layer.Inputs; i++)
                    gradient[layer.WeightsAt + i * layer.Outputs + o] += x[rows[s] + i] * d;
                gradient[layer.BiasesAt + o] += d;
            }
        }

        return [.. gradient.Select(sum => sum * (1.0 / batch))];
    }

    private static double[] Draw(Xoshiro256 random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
