using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 4 columns in a vector; a tile of 4 rows (or inputs) by 2 vectors at once.</summary>
/// <remarks>A tile loads 4 numbers and 2 vectors for 8 products and 8 sums, so that arithmetic, not loading, takes the time.</remarks>
public static class Dense256
{
    private const int Lanes = 4;

    /// <summary>As <see cref="DenseScalar.Product"/>, for whole vectors of columns.</summary>
    /// <returns>The first column not computed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
                ref double w = ref Unchecked.Of(weights, weightsAt + o);
                ref double x0 = ref Unchecked.Of(x, rows[s]);
                ref double x1 = ref Unchecked.Of(x, rows[s + 1]);
                ref double x2 = ref Unchecked.Of(x, rows[s + 2]);
                ref double x3 = ref Unchecked.Of(x, rows[s + 3]);
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
                    Vector256<double> wa = Vector256.LoadUnsafe(ref w);
                    Vector256<double> wb = Vector256.LoadUnsafe(ref Unsafe.Add(ref w, Lanes));
                    Vector256<double> v0 = Vector256.Create(x0);
                    a0 += v0 * wa;
                    b0 += v0 * wb;
                    Vector256<double> v1 = Vector256.Create(x1);
                    a1 += v1 * wa;
                    b1 += v1 * wb;
                    Vector256<double> v2 = Vector256.Create(x2);
                    a2 += v2 * wa;
                    b2 += v2 * wb;
                    Vector256<double> v3 = Vector256.Create(x3);
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
                Row(weights, weightsAt, startA, x, rows, z, inputs, outputs, s, o);
                Row(weights, weightsAt, startB, x, rows, z, inputs, outputs, s, o + Lanes);
            }
        }

        return ProductOfOne(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o);
    }

    /// <summary>As <see cref="Product"/>, one vector of columns at a time: where wider vectors have left no more.</summary>
    /// <returns>The first column not computed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int ProductOfOne(
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
        int o = from;
        for (; o + Lanes <= outputs; o += Lanes)
        {
            Vector256<double> start = biasesAt < 0 ? Vector256<double>.Zero : Unchecked.Load256(weights, biasesAt + o);
            int s = 0;
            for (; s + 8 <= batch; s += 8)
                EightRows(weights, weightsAt, start, x, rows, z, inputs, outputs, s, o);
            for (; s + 4 <= batch; s += 4)
                Rows(weights, weightsAt, start, x, rows, z, inputs, outputs, s, o);
            for (; s < batch; s++)
                Row(weights, weightsAt, start, x, rows, z, inputs, outputs, s, o);
        }

        return o;
    }

    /// <summary>As <see cref="DenseScalar.Gradient"/>, for whole vectors of columns.</summary>
    /// <returns>The first column not computed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        Vector256<double> shares = Vector256.Create(share);
        Vector256<double> rates = Vector256.Create(rate);
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
                ref double d = ref Unchecked.Of(delta, o);
                for (int s = 0; s < batch; s++)
                {
                    Vector256<double> da = Vector256.LoadUnsafe(ref d);
                    Vector256<double> db = Vector256.LoadUnsafe(ref Unsafe.Add(ref d, Lanes));
                    ref double xi = ref Unchecked.Of(x, rows[s] + i);
                    Vector256<double> v0 = Vector256.Create(xi);
                    a0 += v0 * da;
                    b0 += v0 * db;
                    Vector256<double> v1 = Vector256.Create(Unsafe.Add(ref xi, 1));
                    a1 += v1 * da;
                    b1 += v1 * db;
                    Vector256<double> v2 = Vector256.Create(Unsafe.Add(ref xi, 2));
                    a2 += v2 * da;
                    b2 += v2 * db;
                    Vector256<double> v3 = Vector256.Create(Unsafe.Add(ref xi, 3));
                    a3 += v3 * da;
                    b3 += v3 * db;
                    d = ref Unsafe.Add(ref d, outputs);
                }

                int at = layer.WeightsAt + i * outputs + o;
                Unchecked.Learn(ref Unchecked.Of(target, at), a0 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + Lanes), b0 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + outputs), a1 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + outputs + Lanes), b1 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + 2 * outputs), a2 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + 2 * outputs + Lanes), b2 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + 3 * outputs), a3 * shares, rates);
                Unchecked.Learn(ref Unchecked.Of(target, at + 3 * outputs + Lanes), b3 * shares, rates);
            }

            for (; i < inputs; i++)
            {
                Weight(layer, x, rows, delta, target, batch, shares, rates, i, o);
                Weight(layer, x, rows, delta, target, batch, shares, rates, i, o + Lanes);
            }

            Bias(layer, delta, target, batch, shares, rates, o);
            Bias(layer, delta, target, batch, shares, rates, o + Lanes);
        }

        return GradientOfOne(layer, x, rows, delta, target, batch, share, rate, o);
    }

    /// <summary>As <see cref="Gradient"/>, one vector of columns at a time: where wider vectors have left no more.</summary>
    /// <returns>The first column not computed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int GradientOfOne(
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
        Vector256<double> shares = Vector256.Create(share);
        Vector256<double> rates = Vector256.Create(rate);
        int o = from;
        for (; o + Lanes <= outputs; o += Lanes)
        {
            int i = 0;
            for (; i + 8 <= inputs; i += 8)
                EightWeights(layer, x, rows, delta, target, batch, shares, rates, i, o);
            for (; i < inputs; i++)
                Weight(layer, x, rows, delta, target, batch, shares, rates, i, o);
            Bias(layer, delta, target, batch, shares, rates, o);
        }

        return o;
    }

    /// <summary>Four rows' sums for one vector of columns: while one sum waits for its product, the others go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(
        double[] weights,
        int weightsAt,
        Vector256<double> start,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        ref double x0 = ref Unchecked.Of(x, rows[s]);
        ref double x1 = ref Unchecked.Of(x, rows[s + 1]);
        ref double x2 = ref Unchecked.Of(x, rows[s + 2]);
        ref double x3 = ref Unchecked.Of(x, rows[s + 3]);
        ref double column = ref Unchecked.Of(weights, weightsAt + o);
        Vector256<double> sum0 = start;
        Vector256<double> sum1 = start;
        Vector256<double> sum2 = start;
        Vector256<double> sum3 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector256<double> w = Vector256.LoadUnsafe(ref column);
            sum0 += Vector256.Create(Unsafe.Add(ref x0, i)) * w;
            sum1 += Vector256.Create(Unsafe.Add(ref x1, i)) * w;
            sum2 += Vector256.Create(Unsafe.Add(ref x2, i)) * w;
            sum3 += Vector256.Create(Unsafe.Add(ref x3, i)) * w;
            column = ref Unsafe.Add(ref column, outputs);
        }

        int at = s * outputs + o;
        Unchecked.Store(z, at, sum0);
        Unchecked.Store(z, at + outputs, sum1);
        Unchecked.Store(z, at + 2 * outputs, sum2);
        Unchecked.Store(z, at + 3 * outputs, sum3);
    }

    /// <summary>Eight rows' sums for one vector of columns: while one sum waits for its product, the others go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(
        double[] weights,
        int weightsAt,
        Vector256<double> start,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        ref double x0 = ref Unchecked.Of(x, rows[s]);
        ref double x1 = ref Unchecked.Of(x, rows[s + 1]);
        ref double x2 = ref Unchecked.Of(x, rows[s + 2]);
        ref double x3 = ref Unchecked.Of(x, rows[s + 3]);
        ref double x4 = ref Unchecked.Of(x, rows[s + 4]);
        ref double x5 = ref Unchecked.Of(x, rows[s + 5]);
        ref double x6 = ref Unchecked.Of(x, rows[s + 6]);
        ref double x7 = ref Unchecked.Of(x, rows[s + 7]);
        ref double column = ref Unchecked.Of(weights, weightsAt + o);
        Vector256<double> sum0 = start;
        Vector256<double> sum1 = start;
        Vector256<double> sum2 = start;
        Vector256<double> sum3 = start;
        Vector256<double> sum4 = start;
        Vector256<double> sum5 = start;
        Vector256<double> sum6 = start;
        Vector256<double> sum7 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector256<double> w = Vector256.LoadUnsafe(ref column);
            sum0 += Vector256.Create(Unsafe.Add(ref x0, i)) * w;
            sum1 += Vector256.Create(Unsafe.Add(ref x1, i)) * w;
            sum2 += Vector256.Create(Unsafe.Add(ref x2, i)) * w;
            sum3 += Vector256.Create(Unsafe.Add(ref x3, i)) * w;
            sum4 += Vector256.Create(Unsafe.Add(ref x4, i)) * w;
            sum5 += Vector256.Create(Unsafe.Add(ref x5, i)) * w;
            sum6 += Vector256.Create(Unsafe.Add(ref x6, i)) * w;
            sum7 += Vector256.Create(Unsafe.Add(ref x7, i)) * w;
            column = ref Unsafe.Add(ref column, outputs);
        }

        int at = s * outputs + o;
        Unchecked.Store(z, at, sum0);
        Unchecked.Store(z, at + outputs, sum1);
        Unchecked.Store(z, at + 2 * outputs, sum2);
        Unchecked.Store(z, at + 3 * outputs, sum3);
        Unchecked.Store(z, at + 4 * outputs, sum4);
        Unchecked.Store(z, at + 5 * outputs, sum5);
        Unchecked.Store(z, at + 6 * outputs, sum6);
        Unchecked.Store(z, at + 7 * outputs, sum7);
    }

    /// <summary>The mean gradients of eight inputs' weights to one vector of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightWeights(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        Vector256<double> shares,
        Vector256<double> rates,
        int i,
        int o
    )
    {
        int outputs = layer.Outputs;
        ref double column = ref Unchecked.Of(delta, o);
        Vector256<double> sum0 = Vector256<double>.Zero;
        Vector256<double> sum1 = Vector256<double>.Zero;
        Vector256<double> sum2 = Vector256<double>.Zero;
        Vector256<double> sum3 = Vector256<double>.Zero;
        Vector256<double> sum4 = Vector256<double>.Zero;
        Vector256<double> sum5 = Vector256<double>.Zero;
        Vector256<double> sum6 = Vector256<double>.Zero;
        Vector256<double> sum7 = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
        {
            Vector256<double> d = Vector256.LoadUnsafe(ref column);
            ref double xi = ref Unchecked.Of(x, rows[s] + i);
            sum0 += Vector256.Create(xi) * d;
            sum1 += Vector256.Create(Unsafe.Add(ref xi, 1)) * d;
            sum2 += Vector256.Create(Unsafe.Add(ref xi, 2)) * d;
            sum3 += Vector256.Create(Unsafe.Add(ref xi, 3)) * d;
            sum4 += Vector256.Create(Unsafe.Add(ref xi, 4)) * d;
            sum5 += Vector256.Create(Unsafe.Add(ref xi, 5)) * d;
            sum6 += Vector256.Create(Unsafe.Add(ref xi, 6)) * d;
            sum7 += Vector256.Create(Unsafe.Add(ref xi, 7)) * d;
            column = ref Unsafe.Add(ref column, outputs);
        }

        int at = layer.WeightsAt + i * outputs + o;
        Unchecked.Learn(ref Unchecked.Of(target, at), sum0 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + outputs), sum1 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 2 * outputs), sum2 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 3 * outputs), sum3 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 4 * outputs), sum4 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 5 * outputs), sum5 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 6 * outputs), sum6 * shares, rates);
        Unchecked.Learn(ref Unchecked.Of(target, at + 7 * outputs), sum7 * shares, rates);
    }

    /// <summary>One row's sums for one vector of columns.</summary>
    private static void Row(
        double[] weights,
        int weightsAt,
        Vector256<double> start,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int s,
        int o
    )
    {
        int row = rows[s];
        Vector256<double> sum = start;
        for (int i = 0; i < inputs; i++)
            sum += Vector256.Create(Unchecked.At(x, row + i)) * Unchecked.Load256(weights, weightsAt + i * outputs + o);
        Unchecked.Store(z, s * outputs + o, sum);
    }

    /// <summary>The mean gradient of one input's weights to one vector of columns.</summary>
    private static void Weight(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        Vector256<double> shares,
        Vector256<double> rates,
        int i,
        int o
    )
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector256.Create(Unchecked.At(x, rows[s] + i)) * Unchecked.Load256(delta, s * layer.Outputs + o);
        Unchecked.Learn(ref Unchecked.Of(target, layer.WeightsAt + i * layer.Outputs + o), sum * shares, rates);
    }

    /// <summary>The mean gradient of one vector of biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bias(
        DenseLayer layer,
        double[] delta,
        double[] target,
        int batch,
        Vector256<double> shares,
        Vector256<double> rates,
        int o
    )
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Unchecked.Load256(delta, s * layer.Outputs + o);
        Unchecked.Learn(ref Unchecked.Of(target, layer.BiasesAt + o), sum * shares, rates);
    }
}
