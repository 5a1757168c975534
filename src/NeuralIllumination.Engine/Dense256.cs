using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 4 columns in a vector; a tile of 4 rows (or inputs) by 2 vectors at once.</summary>
/// <remarks>A tile loads 4 numbers and 2 vectors for 8 products and 8 sums, so that arithmetic, not loading, takes the time.</remarks>
public static class Dense256
{
    private const int Lanes = 4;

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
            Vector256<double> startA = Vector256<double>.Zero;
            Vector256<double> startB = Vector256<double>.Zero;
            if (biasesAt >= 0)
            {
                startA = Unchecked.Load256(weights, biasesAt + o);
                startB = Unchecked.Load256(weights, biasesAt + o + Lanes);
            }

            int s = 0;
            for (; s + 4 <= batch; s += 4)
            {
                int row0 = xAt + s * inputs;
                int row1 = row0 + inputs;
                int row2 = row1 + inputs;
                int row3 = row2 + inputs;
                int column = weightsAt + o;
                Vector256<double> a0 = startA;
                Vector256<double> a1 = startA;
                Vector256<double> a2 = startA;
                Vector256<double> a3 = startA;
                Vector256<double> b0 = startB;
                Vector256<double> b1 = startB;
                Vector256<double> b2 = startB;
                Vector256<double> b3 = startB;
                for (int i = 0; i < inputs; i++)
                {
                    Vector256<double> wa = Unchecked.Load256(weights, column);
                    Vector256<double> wb = Unchecked.Load256(weights, column + Lanes);
                    Vector256<double> x0 = Vector256.Create(Unchecked.At(x, row0 + i));
                    a0 += x0 * wa;
                    b0 += x0 * wb;
                    Vector256<double> x1 = Vector256.Create(Unchecked.At(x, row1 + i));
                    a1 += x1 * wa;
                    b1 += x1 * wb;
                    Vector256<double> x2 = Vector256.Create(Unchecked.At(x, row2 + i));
                    a2 += x2 * wa;
                    b2 += x2 * wb;
                    Vector256<double> x3 = Vector256.Create(Unchecked.At(x, row3 + i));
                    a3 += x3 * wa;
                    b3 += x3 * wb;
                    column += outputs;
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
            Vector256<double> start = biasesAt < 0 ? Vector256<double>.Zero : Unchecked.Load256(weights, biasesAt + o);
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
        Vector256<double> shares = Vector256.Create(share);
        int o = from;
        for (; o + 2 * Lanes <= outputs; o += 2 * Lanes)
        {
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
            {
                Vector256<double> a0 = Vector256<double>.Zero;
                Vector256<double> a1 = Vector256<double>.Zero;
                Vector256<double> a2 = Vector256<double>.Zero;
                Vector256<double> a3 = Vector256<double>.Zero;
                Vector256<double> b0 = Vector256<double>.Zero;
                Vector256<double> b1 = Vector256<double>.Zero;
                Vector256<double> b2 = Vector256<double>.Zero;
                Vector256<double> b3 = Vector256<double>.Zero;
                int row = i;
                int column = o;
                for (int s = 0; s < batch; s++)
                {
                    Vector256<double> da = Unchecked.Load256(delta, column);
                    Vector256<double> db = Unchecked.Load256(delta, column + Lanes);
                    Vector256<double> x0 = Vector256.Create(Unchecked.At(x, row));
                    a0 += x0 * da;
                    b0 += x0 * db;
                    Vector256<double> x1 = Vector256.Create(Unchecked.At(x, row + 1));
                    a1 += x1 * da;
                    b1 += x1 * db;
                    Vector256<double> x2 = Vector256.Create(Unchecked.At(x, row + 2));
                    a2 += x2 * da;
                    b2 += x2 * db;
                    Vector256<double> x3 = Vector256.Create(Unchecked.At(x, row + 3));
                    a3 += x3 * da;
                    b3 += x3 * db;
                    row += inputs;
                    column += outputs;
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
        Vector256<double> start,
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
        Vector256<double> sum0 = start;
        Vector256<double> sum1 = start;
        Vector256<double> sum2 = start;
        Vector256<double> sum3 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector256<double> w = Unchecked.Load256(weights, column);
            sum0 += Vector256.Create(Unchecked.At(x, row0 + i)) * w;
            sum1 += Vector256.Create(Unchecked.At(x, row1 + i)) * w;
            sum2 += Vector256.Create(Unchecked.At(x, row2 + i)) * w;
            sum3 += Vector256.Create(Unchecked.At(x, row3 + i)) * w;
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
        Vector256<double> shares,
        int i,
        int o
    )
    {
        int inputs = layer.Inputs;
        int outputs = layer.Outputs;
        int row = i;
        int column = o;
        Vector256<double> sum0 = Vector256<double>.Zero;
        Vector256<double> sum1 = Vector256<double>.Zero;
        Vector256<double> sum2 = Vector256<double>.Zero;
        Vector256<double> sum3 = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
        {
            Vector256<double> d = Unchecked.Load256(delta, column);
            sum0 += Vector256.Create(Unchecked.At(x, row)) * d;
            sum1 += Vector256.Create(Unchecked.At(x, row + 1)) * d;
            sum2 += Vector256.Create(Unchecked.At(x, row + 2)) * d;
            sum3 += Vector256.Create(Unchecked.At(x, row + 3)) * d;
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
        Vector256<double> start,
        double[] x,
        int xAt,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        Vector256<double> sum = start;
        for (int i = 0; i < inputs; i++)
            sum += Vector256.Create(Unchecked.At(x, xAt + s * inputs + i)) * Unchecked.Load256(weights, weightsAt + i * outputs + o);
        Unchecked.Store(z, s * outputs + o, sum);
    }

    /// <summary>The mean gradient of one input's weights to one vector of columns.</summary>
    private static void Weight(
        DenseLayer layer,
        double[] x,
        double[] delta,
        double[] gradients,
        int batch,
        Vector256<double> shares,
        int i,
        int o
    )
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector256.Create(Unchecked.At(x, s * layer.Inputs + i)) * Unchecked.Load256(delta, s * layer.Outputs + o);
        Unchecked.Store(gradients, layer.WeightsAt + i * layer.Outputs + o, sum * shares);
    }

    /// <summary>The mean gradient of one vector of biases.</summary>
    private static void Bias(
        DenseLayer layer,
        double[] delta,
        double[] gradients,
        int batch,
        Vector256<double> shares,
        int o
    )
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Unchecked.Load256(delta, s * layer.Outputs + o);
        Unchecked.Store(gradients, layer.BiasesAt + o, sum * shares);
    }
}
