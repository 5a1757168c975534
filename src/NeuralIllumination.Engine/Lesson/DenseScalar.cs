namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of a dense layer one number at a time: the definition that the vector paths must equal bit for bit.</summary>
public static class DenseScalar
{
    /// <summary><c>z[s, o] = b[o] + Σ_i w[i, o] x[s, i]</c> for the columns from <paramref name="from"/> on.</summary>
    /// <param name="weights">Holds w, [inputs × outputs], at <paramref name="weightsAt"/>, and b at <paramref name="biasesAt"/>.</param>
    /// <param name="weightsAt">Where w begins.</param>
    /// <param name="biasesAt">Where b begins, or −1 to start each sum at 0.</param>
    /// <param name="x">The batch's rows, of inputs each.</param>
    /// <param name="rows">Where each row begins in <paramref name="x"/>, [batch].</param>
    /// <param name="z">Receives [batch × outputs].</param>
    /// <param name="inputs">Terms in a sum.</param>
    /// <param name="outputs">Columns.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="from">The first column to compute.</param>
    /// <returns>The first column not computed: always <paramref name="outputs"/>.</returns>
    public static int Product(
        double[] weights,
        int weightsAt,
        int biasesAt,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int batch,
        int from
    )
    {
        for (int o = from; o < outputs; o++)
        {
            double start = biasesAt < 0 ? 0 : weights[biasesAt + o];
            for (int s = 0; s < batch; s++)
            {
                double sum = start;
                for (int i = 0; i < inputs; i++)
                    sum += x[rows[s] + i] * weights[weightsAt + i * outputs + o];
                z[s * outputs + o] = sum;
            }
        }

        return outputs;
    }

    /// <summary>The mean gradient of W and b for the columns from <paramref name="from"/> on, and a step down it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">The batch's rows, of inputs each.</param>
    /// <param name="rows">Where each row begins in <paramref name="x"/>, [batch].</param>
    /// <param name="delta">[batch × outputs].</param>
    /// <param name="target">θ, which becomes θ − η g at the layer's place.</param>
    /// <param name="batch">B.</param>
    /// <param name="share">1 / B.</param>
    /// <param name="rate">η.</param>
    /// <param name="from">The first column to compute.</param>
    /// <returns>The first column not computed: always the layer's outputs.</returns>
    public static int Gradient(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        double share,
        double rate,
        int from
    )
    {
        int inputs = layer.Inputs;
        int outputs = layer.Outputs;
        for (int o = from; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                double sum = 0;
                for (int s = 0; s < batch; s++)
                    sum += x[rows[s] + i] * delta[s * outputs + o];
                Unchecked.Learn(target, layer.WeightsAt + i * outputs + o, sum * share, rate);
            }

            double biasSum = 0;
            for (int s = 0; s < batch; s++)
                biasSum += delta[s * outputs + o];
            Unchecked.Learn(target, layer.BiasesAt + o, biasSum * share, rate);
        }

        return outputs;
    }
}
