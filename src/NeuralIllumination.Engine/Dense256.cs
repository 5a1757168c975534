using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 4 columns in a vector and 4 rows (or inputs) at once.</summary>
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
        double[] z,
        int inputs,
        int outputs,
        int batch,
        int from
    )
    {
        int o = from;
        for (; o + Lanes <= outputs; o += Lanes)
        {
            Vector256<double> start = biasesAt < 0 ? Vector256<double>.Zero : Vector256.Create(weights, biasesAt + o);
            int s = 0;
            for (; s + 4 <= batch; s += 4)
            {
                int row = s * inputs;
                Vector256<double> sum0 = start;
                Vector256<double> sum1 = start;
                Vector256<double> sum2 = start;
                Vector256<double> sum3 = start;
                for (int i = 0; i < inputs; i++)
                {
                    Vector256<double> w = Vector256.Create(weights, weightsAt + i * outputs + o);
                    sum0 += Vector256.Create(x[row + i]) * w;
                    sum1 += Vector256.Create(x[row + inputs + i]) * w;
                    sum2 += Vector256.Create(x[row + 2 * inputs + i]) * w;
                    sum3 += Vector256.Create(x[row + 3 * inputs + i]) * w;
                }

                sum0.CopyTo(z, s * outputs + o);
                sum1.CopyTo(z, (s + 1) * outputs + o);
                sum2.CopyTo(z, (s + 2) * outputs + o);
                sum3.CopyTo(z, (s + 3) * outputs + o);
            }

            for (; s < batch; s++)
            {
                Vector256<double> sum = start;
                for (int i = 0; i < inputs; i++)
                    sum += Vector256.Create(x[s * inputs + i]) * Vector256.Create(weights, weightsAt + i * outputs + o);
                sum.CopyTo(z, s * outputs + o);
            }
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
        for (; o + Lanes <= outputs; o += Lanes)
        {
            int at = layer.WeightsAt + o;
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
            {
                Vector256<double> sum0 = Vector256<double>.Zero;
                Vector256<double> sum1 = Vector256<double>.Zero;
                Vector256<double> sum2 = Vector256<double>.Zero;
                Vector256<double> sum3 = Vector256<double>.Zero;
                for (int s = 0; s < batch; s++)
                {
                    Vector256<double> d = Vector256.Create(delta, s * outputs + o);
                    int row = s * inputs + i;
                    sum0 += Vector256.Create(x[row]) * d;
                    sum1 += Vector256.Create(x[row + 1]) * d;
                    sum2 += Vector256.Create(x[row + 2]) * d;
                    sum3 += Vector256.Create(x[row + 3]) * d;
                }

                (sum0 * shares).CopyTo(gradients, at + i * outputs);
                (sum1 * shares).CopyTo(gradients, at + (i + 1) * outputs);
                (sum2 * shares).CopyTo(gradients, at + (i + 2) * outputs);
                (sum3 * shares).CopyTo(gradients, at + (i + 3) * outputs);
            }

            for (; i < inputs; i++)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int s = 0; s < batch; s++)
                    sum += Vector256.Create(x[s * inputs + i]) * Vector256.Create(delta, s * outputs + o);
                (sum * shares).CopyTo(gradients, at + i * outputs);
            }

            Vector256<double> biasSum = Vector256<double>.Zero;
            for (int s = 0; s < batch; s++)
                biasSum += Vector256.Create(delta, s * outputs + o);
            (biasSum * shares).CopyTo(gradients, layer.BiasesAt + o);
        }

        return o;
    }
}
