using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 2 columns in a vector; a tile of 4 rows (or inputs) by 2 vectors at once.</summary>
/// <remarks>A tile loads 4 numbers and 2 vectors for 8 products and 8 sums, so that arithmetic, not loading, takes the time.</remarks>
public static class Dense128
{
    private const int Lanes = 2;

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
            Vector128<double> startA = Vector128<double>.Zero;
            Vector128<double> startB = Vector128<double>.Zero;
            if (biasesAt >= 0)
            {
                startA = Vector128.Create(weights, biasesAt + o);
                startB = Vector128.Create(weights, biasesAt + o + Lanes);
            }

            int s = 0;
            for (; s + 4 <= batch; s += 4)
            {
                int row0 = xAt + s * inputs;
                int row1 = row0 + inputs;
                int row2 = row1 + inputs;
                int row3 = row2 + inputs;
                int column = weightsAt + o;
                Vector128<double> a0 = startA;
                Vector128<double> a1 = startA;
                Vector128<double> a2 = startA;
                Vector128<double> a3 = startA;
                Vector128<double> b0 = startB;
                Vector128<double> b1 = startB;
                Vector128<double> b2 = startB;
                Vector128<double> b3 = startB;
                for (int i = 0; i < inputs; i++)
                {
                    Vector128<double> wa = Vector128.Create(weights, column);
                    Vector128<double> wb = Vector128.Create(weights, column + Lanes);
                    Vector128<double> x0 = Vector128.Create(x[row0 + i]);
                    a0 += x0 * wa;
                    b0 += x0 * wb;
                    Vector128<double> x1 = Vector128.Create(x[row1 + i]);
                    a1 += x1 * wa;
                    b1 += x1 * wb;
                    Vector128<double> x2 = Vector128.Create(x[row2 + i]);
                    a2 += x2 * wa;
                    b2 += x2 * wb;
                    Vector128<double> x3 = Vector128.Create(x[row3 + i]);
                    a3 += x3 * wa;
                    b3 += x3 * wb;
                    column += outputs;
                }

                int at = s * outputs + o;
                a0.CopyTo(z, at);
                b0.CopyTo(z, at + Lanes);
                a1.CopyTo(z, at + outputs);
                b1.CopyTo(z, at + outputs + Lanes);
                a2.CopyTo(z, at + 2 * outputs);
                b2.CopyTo(z, at + 2 * outputs + Lanes);
                a3.CopyTo(z, at + 3 * outputs);
                b3.CopyTo(z, at + 3 * outputs + Lanes);
            }

            for (; s < batch; s++)
            {
                Row(weights, weightsAt, startA, x, xAt, z, inputs, outputs, s, o);
                Row(weights, weightsAt, startB, x, xAt, z, inputs, outputs, s, o + Lanes);
            }
        }

        for (; o + Lanes <= outputs; o += Lanes)
        {
            Vector128<double> start = biasesAt < 0 ? Vector128<double>.Zero : Vector128.Create(weights, biasesAt + o);
            for (int s = 0; s < batch; s++)
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
        Vector128<double> shares = Vector128.Create(share);
        int o = from;
        for (; o + 2 * Lanes <= outputs; o += 2 * Lanes)
        {
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
            {
                Vector128<double> a0 = Vector128<double>.Zero;
                Vector128<double> a1 = Vector128<double>.Zero;
                Vector128<double> a2 = Vector128<double>.Zero;
                Vector128<double> a3 = Vector128<double>.Zero;
                Vector128<double> b0 = Vector128<double>.Zero;
                Vector128<double> b1 = Vector128<double>.Zero;
                Vector128<double> b2 = Vector128<double>.Zero;
                Vector128<double> b3 = Vector128<double>.Zero;
                int row = i;
                int column = o;
                for (int s = 0; s < batch; s++)
                {
                    Vector128<double> da = Vector128.Create(delta, column);
                    Vector128<double> db = Vector128.Create(delta, column + Lanes);
                    Vector128<double> x0 = Vector128.Create(x[row]);
                    a0 += x0 * da;
                    b0 += x0 * db;
                    Vector128<double> x1 = Vector128.Create(x[row + 1]);
                    a1 += x1 * da;
                    b1 += x1 * db;
                    Vector128<double> x2 = Vector128.Create(x[row + 2]);
                    a2 += x2 * da;
                    b2 += x2 * db;
                    Vector128<double> x3 = Vector128.Create(x[row + 3]);
                    a3 += x3 * da;
                    b3 += x3 * db;
                    row += inputs;
                    column += outputs;
                }

                int at = layer.WeightsAt + i * outputs + o;
                (a0 * shares).CopyTo(gradients, at);
                (b0 * shares).CopyTo(gradients, at + Lanes);
                (a1 * shares).CopyTo(gradients, at + outputs);
                (b1 * shares).CopyTo(gradients, at + outputs + Lanes);
                (a2 * shares).CopyTo(gradients, at + 2 * outputs);
                (b2 * shares).CopyTo(gradients, at + 2 * outputs + Lanes);
                (a3 * shares).CopyTo(gradients, at + 3 * outputs);
                (b3 * shares).CopyTo(gradients, at + 3 * outputs + Lanes);
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
            for (int i = 0; i < inputs; i++)
                Weight(layer, x, delta, gradients, batch, shares, i, o);
            Bias(layer, delta, gradients, batch, shares, o);
        }

        return o;
    }

    /// <summary>One row's sums for one vector of columns.</summary>
    private static void Row(
        double[] weights,
        int weightsAt,
        Vector128<double> start,
        double[] x,
        int xAt,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        Vector128<double> sum = start;
        for (int i = 0; i < inputs; i++)
            sum += Vector128.Create(x[xAt + s * inputs + i]) * Vector128.Create(weights, weightsAt + i * outputs + o);
        sum.CopyTo(z, s * outputs + o);
    }

    /// <summary>The mean gradient of one input's weights to one vector of columns.</summary>
    private static void Weight(
        DenseLayer layer,
        double[] x,
        double[] delta,
        double[] gradients,
        int batch,
        Vector128<double> shares,
        int i,
        int o
    )
    {
        Vector128<double> sum = Vector128<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector128.Create(x[s * layer.Inputs + i]) * Vector128.Create(delta, s * layer.Outputs + o);
        (sum * shares).CopyTo(gradients, layer.WeightsAt + i * layer.Outputs + o);
    }

    /// <summary>The mean gradient of one vector of biases.</summary>
    private static void Bias(
        DenseLayer layer,
        double[] delta,
        double[] gradients,
        int batch,
        Vector128<double> shares,
        int o
    )
    {
        Vector128<double> sum = Vector128<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector128.Create(delta, s * layer.Outputs + o);
        (sum * shares).CopyTo(gradients, layer.BiasesAt + o);
    }
}
