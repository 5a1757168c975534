using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 8 columns in a vector; a tile of 4 rows (or inputs) by 2 vectors at once.</summary>
/// <remarks>A tile loads 4 numbers and 2 vectors for 8 products and 8 sums, so that arithmetic, not loading, takes the time.</remarks>
public static class Dense512
{
    private const int Lanes = 8;

    /// <summary>As <see cref="DenseScalar.Product"/>, for whole vectors of columns.</summary>
    /// <returns>The first column not computed.</returns>
    public static int Product(
        double[] weights,
        int weightsAt,
        int biasesAt,
        double[] x,
        int xAt,
        double[] z,
        int inputs,
        int outputs,
        int batch,
        int from
    )
    {
        int o = from;
        for (; o + 2 * Lanes <= outputs; o += 2 * Lanes)
        {
            Vector512<double> startA = Vector512<double>.Zero;
            Vector512<double> startB = Vector512<double>.Zero;
            if (biasesAt >= 0)
            {
                startA = Unchecked.Load512(weights, biasesAt + o);
                startB = Unchecked.Load512(weights, biasesAt + o + Lanes);
            }

            int s = 0;
            for (; s + 4 <= batch; s += 4)
            {
                int row0 = xAt + s * inputs;
                int row1 = row0 + inputs;
                int row2 = row1 + inputs;
                int row3 = row2 + inputs;
                ref double w = ref Unchecked.Of(weights, weightsAt + o);
                ref double x0 = ref Unchecked.Of(x, row0);
                ref double x1 = ref Unchecked.Of(x, row1);
                ref double x2 = ref Unchecked.Of(x, row2);
                ref double x3 = ref Unchecked.Of(x, row3);
                Vector512<double> a0 = startA;
                Vector512<double> a1 = startA;
                Vector512<double> a2 = startA;
                Vector512<double> a3 = startA;
                Vector512<double> b0 = startB;
                Vector512<double> b1 = startB;
                Vector512<double> b2 = startB;
                Vector512<double> b3 = startB;
                for (int i = 0; i < inputs; i++)
                {
                    Vector512<double> wa = Vector512.LoadUnsafe(ref w);
                    Vector512<double> wb = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, Lanes));
                    Vector512<double> v0 = Vector512.Create(x0);
                    a0 += v0 * wa;
                    b0 += v0 * wb;
                    Vector512<double> v1 = Vector512.Create(x1);
                    a1 += v1 * wa;
                    b1 += v1 * wb;
                    Vector512<double> v2 = Vector512.Create(x2);
                    a2 += v2 * wa;
                    b2 += v2 * wb;
                    Vector512<double> v3 = Vector512.Create(x3);
                    a3 += v3 * wa;
                    b3 += v3 * wb;
                    w = ref Unsafe.Add(ref w, outputs);
                    x0 = ref Unsafe.Add(ref x0, 1);
                    x1 = ref Unsafe.Add(ref x1, 1);
                    x2 = ref Unsafe.Add(ref x2, 1);
                    x3 = ref Unsafe.Add(ref x3, 1);
                }

                int at = s * outputs + o;
                Unchecked.Store(z, at, a0);
                Unchecked.Store(z, at + Lanes, b0);
                Unchecked.Store(z, at + outputs, a1);
                Unchecked.Store(z, at + outputs + Lanes, b1);
                Unchecked.Store(z, at + 2 * outputs, a2);
                Unchecked.Store(z, at + 2 * outputs + Lanes, b2);
                Unchecked.Store(z, at + 3 * outputs, a3);
                Unchecked.Store(z, at + 3 * outputs + Lanes, b3);
            }

            for (; s < batch; s++)
            {
                Row(weights, weightsAt, startA, x, xAt, z, inputs, outputs, s, o);
                Row(weights, weightsAt, startB, x, xAt, z, inputs, outputs, s, o + Lanes);
            }
        }

        for (; o + Lanes <= outputs; o += Lanes)
        {
            Vector512<double> start = biasesAt < 0 ? Vector512<double>.Zero : Unchecked.Load512(weights, biasesAt + o);
            int s = 0;
            for (; s + 4 <= batch; s += 4)
                Rows(weights, weightsAt, start, x, xAt, z, inputs, outputs, s, o);
            for (; s < batch; s++)
                Row(weights, weightsAt, start, x, xAt, z, inputs, outputs, s, o);
        }

        return o;
    }

    /// <summary>As <see cref="DenseScalar.Gradient"/>, for whole vectors of columns.</summary>
    /// <returns>The first column not computed.</returns>
    public static int Gradient(
        DenseLayer layer,
        double[] x,
        double[] delta,
        double[] gradients,
        int batch,
        double share,
        int from
    )
    {
        int inputs = layer.Inputs;
        int outputs = layer.Outputs;
        Vector512<double> shares = Vector512.Create(share);
        int o = from;
        for (; o + 2 * Lanes <= outputs; o += 2 * Lanes)
        {
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
            {
                Vector512<double> a0 = Vector512<double>.Zero;
                Vector512<double> a1 = Vector512<double>.Zero;
                Vector512<double> a2 = Vector512<double>.Zero;
                Vector512<double> a3 = Vector512<double>.Zero;
                Vector512<double> b0 = Vector512<double>.Zero;
                Vector512<double> b1 = Vector512<double>.Zero;
                Vector512<double> b2 = Vector512<double>.Zero;
                Vector512<double> b3 = Vector512<double>.Zero;
                ref double d = ref Unchecked.Of(delta, o);
                ref double xi = ref Unchecked.Of(x, i);
                for (int s = 0; s < batch; s++)
                {
                    Vector512<double> da = Vector512.LoadUnsafe(ref d);
                    Vector512<double> db = Vector512.LoadUnsafe(ref Unsafe.Add(ref d, Lanes));
                    Vector512<double> v0 = Vector512.Create(xi);
                    a0 += v0 * da;
                    b0 += v0 * db;
                    Vector512<double> v1 = Vector512.Create(Unsafe.Add(ref xi, 1));
                    a1 += v1 * da;
                    b1 += v1 * db;
                    Vector512<double> v2 = Vector512.Create(Unsafe.Add(ref xi, 2));
                    a2 += v2 * da;
                    b2 += v2 * db;
                    Vector512<double> v3 = Vector512.Create(Unsafe.Add(ref xi, 3));
                    a3 += v3 * da;
                    b3 += v3 * db;
                    d = ref Unsafe.Add(ref d, outputs);
                    xi = ref Unsafe.Add(ref xi, inputs);
                }

                int at = layer.WeightsAt + i * outputs + o;
                Unchecked.Store(gradients, at, a0 * shares);
                Unchecked.Store(gradients, at + Lanes, b0 * shares);
                Unchecked.Store(gradients, at + outputs, a1 * shares);
                Unchecked.Store(gradients, at + outputs + Lanes, b1 * shares);
                Unchecked.Store(gradients, at + 2 * outputs, a2 * shares);
                Unchecked.Store(gradients, at + 2 * outputs + Lanes, b2 * shares);
                Unchecked.Store(gradients, at + 3 * outputs, a3 * shares);
                Unchecked.Store(gradients, at + 3 * outputs + Lanes, b3 * shares);
            }

            for (; i < inputs; i++)
            {
                Weight(layer, x, delta, gradients, batch, shares, i, o);
                Weight(layer, x, delta, gradients, batch, shares, i, o + Lanes);
            }

            Bias(layer, delta, gradients, batch, shares, o);
            Bias(layer, delta, gradients, batch, shares, o + Lanes);
        }

        for (; o + Lanes <= outputs; o += Lanes)
        {
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
                Weights(layer, x, delta, gradients, batch, shares, i, o);
            for (; i < inputs; i++)
                Weight(layer, x, delta, gradients, batch, shares, i, o);
            Bias(layer, delta, gradients, batch, shares, o);
        }

        return o;
    }

    /// <summary>Four rows' sums for one vector of columns: while one sum waits for its product, the others go on.</summary>
    private static void Rows(
        double[] weights,
        int weightsAt,
        Vector512<double> start,
        double[] x,
        int xAt,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        int row0 = xAt + s * inputs;
        int row1 = row0 + inputs;
        int row2 = row1 + inputs;
        int row3 = row2 + inputs;
        int column = weightsAt + o;
        Vector512<double> sum0 = start;
        Vector512<double> sum1 = start;
        Vector512<double> sum2 = start;
        Vector512<double> sum3 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector512<double> w = Unchecked.Load512(weights, column);
            sum0 += Vector512.Create(Unchecked.At(x, row0 + i)) * w;
            sum1 += Vector512.Create(Unchecked.At(x, row1 + i)) * w;
            sum2 += Vector512.Create(Unchecked.At(x, row2 + i)) * w;
            sum3 += Vector512.Create(Unchecked.At(x, row3 + i)) * w;
            column += outputs;
        }

        int at = s * outputs + o;
        Unchecked.Store(z, at, sum0);
        Unchecked.Store(z, at + outputs, sum1);
        Unchecked.Store(z, at + 2 * outputs, sum2);
        Unchecked.Store(z, at + 3 * outputs, sum3);
    }

    /// <summary>The mean gradients of four inputs' weights to one vector of columns.</summary>
    private static void Weights(
        DenseLayer layer,
        double[] x,
        double[] delta,
        double[] gradients,
        int batch,
        Vector512<double> shares,
        int i,
        int o
    )
    {
        int inputs = layer.Inputs;
        int outputs = layer.Outputs;
        int row = i;
        int column = o;
        Vector512<double> sum0 = Vector512<double>.Zero;
        Vector512<double> sum1 = Vector512<double>.Zero;
        Vector512<double> sum2 = Vector512<double>.Zero;
        Vector512<double> sum3 = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
        {
            Vector512<double> d = Unchecked.Load512(delta, column);
            sum0 += Vector512.Create(Unchecked.At(x, row)) * d;
            sum1 += Vector512.Create(Unchecked.At(x, row + 1)) * d;
            sum2 += Vector512.Create(Unchecked.At(x, row + 2)) * d;
            sum3 += Vector512.Create(Unchecked.At(x, row + 3)) * d;
            row += inputs;
            column += outputs;
        }

        int at = layer.WeightsAt + i * outputs + o;
        Unchecked.Store(gradients, at, sum0 * shares);
        Unchecked.Store(gradients, at + outputs, sum1 * shares);
        Unchecked.Store(gradients, at + 2 * outputs, sum2 * shares);
        Unchecked.Store(gradients, at + 3 * outputs, sum3 * shares);
    }

    /// <summary>One row's sums for one vector of columns.</summary>
    private static void Row(
        double[] weights,
        int weightsAt,
        Vector512<double> start,
        double[] x,
        int xAt,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        Vector512<double> sum = start;
        for (int i = 0; i < inputs; i++)
            sum += Vector512.Create(Unchecked.At(x, xAt + s * inputs + i)) * Unchecked.Load512(weights, weightsAt + i * outputs + o);
        Unchecked.Store(z, s * outputs + o, sum);
    }

    /// <summary>The mean gradient of one input's weights to one vector of columns.</summary>
    private static void Weight(
        DenseLayer layer,
        double[] x,
        double[] delta,
        double[] gradients,
        int batch,
        Vector512<double> shares,
        int i,
        int o
    )
    {
        Vector512<double> sum = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector512.Create(Unchecked.At(x, s * layer.Inputs + i)) * Unchecked.Load512(delta, s * layer.Outputs + o);
        Unchecked.Store(gradients, layer.WeightsAt + i * layer.Outputs + o, sum * shares);
    }

    /// <summary>The mean gradient of one vector of biases.</summary>
    private static void Bias(
        DenseLayer layer,
        double[] delta,
        double[] gradients,
        int batch,
        Vector512<double> shares,
        int o
    )
    {
        Vector512<double> sum = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Unchecked.Load512(delta, s * layer.Outputs + o);
        Unchecked.Store(gradients, layer.BiasesAt + o, sum * shares);
    }
}
