using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>The arithmetic of <see cref="DenseScalar"/>, 8 columns in a vector; a tile of 8 rows (or inputs) by 2 vectors at once.</summary>
/// <remarks>
/// Spreading a number over 512 bits takes a place in the arithmetic's own pipeline when the instruction stands alone, and none when it is part
/// of the product. So each product of a tile spreads its number anew, through an index that the compiler cannot see to be the same: it would
/// put the number into a register, and a third of the arithmetic's time would go.
/// </remarks>
public static class Dense512
{
    private const int Lanes = 8;

    /// <summary>As <see cref="DenseScalar.Product"/>, for whole vectors of columns, each sum put at <c>floor</c> where it lies below: 0 is ReLU.</summary>
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
        double floor,
        int from
    )
    {
        Vector512<double> least = Vector512.Create(floor);
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
            for (; s + 8 <= batch; s += 8)
            {
                ref double w = ref Unchecked.Of(weights, weightsAt + o);
                ref double x0 = ref Unchecked.Of(x, rows[s]);
                ref double x1 = ref Unchecked.Of(x, rows[s + 1]);
                ref double x2 = ref Unchecked.Of(x, rows[s + 2]);
                ref double x3 = ref Unchecked.Of(x, rows[s + 3]);
                ref double x4 = ref Unchecked.Of(x, rows[s + 4]);
                ref double x5 = ref Unchecked.Of(x, rows[s + 5]);
                ref double x6 = ref Unchecked.Of(x, rows[s + 6]);
                ref double x7 = ref Unchecked.Of(x, rows[s + 7]);
                Vector512<double> a0 = startA;
                Vector512<double> a1 = startA;
                Vector512<double> a2 = startA;
                Vector512<double> a3 = startA;
                Vector512<double> a4 = startA;
                Vector512<double> a5 = startA;
                Vector512<double> a6 = startA;
                Vector512<double> a7 = startA;
                Vector512<double> b0 = startB;
                Vector512<double> b1 = startB;
                Vector512<double> b2 = startB;
                Vector512<double> b3 = startB;
                Vector512<double> b4 = startB;
                Vector512<double> b5 = startB;
                Vector512<double> b6 = startB;
                Vector512<double> b7 = startB;
                int again = 0;
                for (int i = 0; i < inputs; i++)
                {
                    Vector512<double> wa = Vector512.LoadUnsafe(ref w);
                    Vector512<double> wb = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, Lanes));
                    a0 += wa * Vector512.Create(Unsafe.Add(ref x0, i));
                    b0 += wb * Vector512.Create(Unsafe.Add(ref x0, again));
                    a1 += wa * Vector512.Create(Unsafe.Add(ref x1, i));
                    b1 += wb * Vector512.Create(Unsafe.Add(ref x1, again));
                    a2 += wa * Vector512.Create(Unsafe.Add(ref x2, i));
                    b2 += wb * Vector512.Create(Unsafe.Add(ref x2, again));
                    a3 += wa * Vector512.Create(Unsafe.Add(ref x3, i));
                    b3 += wb * Vector512.Create(Unsafe.Add(ref x3, again));
                    a4 += wa * Vector512.Create(Unsafe.Add(ref x4, i));
                    b4 += wb * Vector512.Create(Unsafe.Add(ref x4, again));
                    a5 += wa * Vector512.Create(Unsafe.Add(ref x5, i));
                    b5 += wb * Vector512.Create(Unsafe.Add(ref x5, again));
                    a6 += wa * Vector512.Create(Unsafe.Add(ref x6, i));
                    b6 += wb * Vector512.Create(Unsafe.Add(ref x6, again));
                    a7 += wa * Vector512.Create(Unsafe.Add(ref x7, i));
                    b7 += wb * Vector512.Create(Unsafe.Add(ref x7, again));
                    w = ref Unsafe.Add(ref w, outputs);
                    again++;
                }

                int at = s * outputs + o;
                Unchecked.Store(z, at, AtLeast(a0, least));
                Unchecked.Store(z, at + Lanes, AtLeast(b0, least));
                Unchecked.Store(z, at + outputs, AtLeast(a1, least));
                Unchecked.Store(z, at + outputs + Lanes, AtLeast(b1, least));
                Unchecked.Store(z, at + 2 * outputs, AtLeast(a2, least));
                Unchecked.Store(z, at + 2 * outputs + Lanes, AtLeast(b2, least));
                Unchecked.Store(z, at + 3 * outputs, AtLeast(a3, least));
                Unchecked.Store(z, at + 3 * outputs + Lanes, AtLeast(b3, least));
                Unchecked.Store(z, at + 4 * outputs, AtLeast(a4, least));
                Unchecked.Store(z, at + 4 * outputs + Lanes, AtLeast(b4, least));
                Unchecked.Store(z, at + 5 * outputs, AtLeast(a5, least));
                Unchecked.Store(z, at + 5 * outputs + Lanes, AtLeast(b5, least));
                Unchecked.Store(z, at + 6 * outputs, AtLeast(a6, least));
                Unchecked.Store(z, at + 6 * outputs + Lanes, AtLeast(b6, least));
                Unchecked.Store(z, at + 7 * outputs, AtLeast(a7, least));
                Unchecked.Store(z, at + 7 * outputs + Lanes, AtLeast(b7, least));
            }

            if (s < batch)
                Rest(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, least, s, o, o + 2 * Lanes);
        }

        if (o + Lanes > outputs)
            return o;
        Rest(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, least, 0, o, o + Lanes);
        return o + Lanes;
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
        Vector512<double> shares = Vector512.Create(share);
        Vector512<double> rates = Vector512.Create(rate);
        int pairs = from + (outputs - from) / (2 * Lanes) * (2 * Lanes);
        int i = 0;
        for (; i + 8 <= inputs; i += 8)
        {
            for (int o = from; o < pairs; o += 2 * Lanes)
            {
                Vector512<double> a0 = Vector512<double>.Zero;
                Vector512<double> a1 = Vector512<double>.Zero;
                Vector512<double> a2 = Vector512<double>.Zero;
                Vector512<double> a3 = Vector512<double>.Zero;
                Vector512<double> a4 = Vector512<double>.Zero;
                Vector512<double> a5 = Vector512<double>.Zero;
                Vector512<double> a6 = Vector512<double>.Zero;
                Vector512<double> a7 = Vector512<double>.Zero;
                Vector512<double> b0 = Vector512<double>.Zero;
                Vector512<double> b1 = Vector512<double>.Zero;
                Vector512<double> b2 = Vector512<double>.Zero;
                Vector512<double> b3 = Vector512<double>.Zero;
                Vector512<double> b4 = Vector512<double>.Zero;
                Vector512<double> b5 = Vector512<double>.Zero;
                Vector512<double> b6 = Vector512<double>.Zero;
                Vector512<double> b7 = Vector512<double>.Zero;
                ref double d = ref Unchecked.Of(delta, o);
                int again = 0;
                for (int s = 0; s < batch; s++)
                {
                    Vector512<double> da = Vector512.LoadUnsafe(ref d);
                    Vector512<double> db = Vector512.LoadUnsafe(ref Unsafe.Add(ref d, Lanes));
                    ref double xa = ref Unchecked.Of(x, rows[s] + i);
                    ref double xb = ref Unchecked.Of(x, rows[again] + i);
                    a0 += da * Vector512.Create(xa);
                    b0 += db * Vector512.Create(xb);
                    a1 += da * Vector512.Create(Unsafe.Add(ref xa, 1));
                    b1 += db * Vector512.Create(Unsafe.Add(ref xb, 1));
                    a2 += da * Vector512.Create(Unsafe.Add(ref xa, 2));
                    b2 += db * Vector512.Create(Unsafe.Add(ref xb, 2));
                    a3 += da * Vector512.Create(Unsafe.Add(ref xa, 3));
                    b3 += db * Vector512.Create(Unsafe.Add(ref xb, 3));
                    a4 += da * Vector512.Create(Unsafe.Add(ref xa, 4));
                    b4 += db * Vector512.Create(Unsafe.Add(ref xb, 4));
                    a5 += da * Vector512.Create(Unsafe.Add(ref xa, 5));
                    b5 += db * Vector512.Create(Unsafe.Add(ref xb, 5));
                    a6 += da * Vector512.Create(Unsafe.Add(ref xa, 6));
                    b6 += db * Vector512.Create(Unsafe.Add(ref xb, 6));
                    a7 += da * Vector512.Create(Unsafe.Add(ref xa, 7));
                    b7 += db * Vector512.Create(Unsafe.Add(ref xb, 7));
                    d = ref Unsafe.Add(ref d, outputs);
                    again++;
                }

                ref double w = ref Unchecked.Of(target, layer.WeightsAt + i * outputs + o);
                Unchecked.Learn(ref w, a0 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b0 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a1 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b1 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a2 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b2 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a3 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b3 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a4 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b4 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a5 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b5 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a6 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b6 * shares, rates);
                w = ref Unsafe.Add(ref w, outputs);
                Unchecked.Learn(ref w, a7 * shares, rates);
                Unchecked.Learn(ref Unsafe.Add(ref w, Lanes), b7 * shares, rates);
            }

            if (pairs + Lanes <= outputs)
                EightWeights(layer, x, rows, delta, target, batch, shares, rates, i, pairs);
        }

        int end = outputs - (outputs - from) % Lanes;
        for (; i < inputs; i++)
        {
            for (int o = from; o < end; o += Lanes)
                Weight(layer, x, rows, delta, target, batch, shares, rates, i, o);
        }

        for (int o = from; o < end; o += Lanes)
            Bias(layer, delta, target, batch, shares, rates, o);
        return end;
    }

    /// <summary>What the tiles have left: rows from one on, columns from one to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest(
        double[] weights,
        int weightsAt,
        int biasesAt,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int batch,
        Vector512<double> least,
        int row,
        int from,
        int to
    )
    {
        for (int o = from; o < to; o += Lanes)
        {
            Vector512<double> start = biasesAt < 0 ? Vector512<double>.Zero : Unchecked.Load512(weights, biasesAt + o);
            int s = row;
            for (; s + 8 <= batch; s += 8)
                EightRows(weights, weightsAt, start, least, x, rows, z, inputs, outputs, s, o);
            for (; s + 4 <= batch; s += 4)
                Rows(weights, weightsAt, start, least, x, rows, z, inputs, outputs, s, o);
            for (; s < batch; s++)
                Row(weights, weightsAt, start, least, x, rows, z, inputs, outputs, s, o);
        }
    }

    /// <summary>Four rows' sums for one vector of columns: while one sum waits for its product, the others go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(
        double[] weights,
        int weightsAt,
        Vector512<double> start,
        Vector512<double> least,
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
        Vector512<double> sum0 = start;
        Vector512<double> sum1 = start;
        Vector512<double> sum2 = start;
        Vector512<double> sum3 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector512<double> w = Vector512.LoadUnsafe(ref column);
            sum0 += Vector512.Create(Unsafe.Add(ref x0, i)) * w;
            sum1 += Vector512.Create(Unsafe.Add(ref x1, i)) * w;
            sum2 += Vector512.Create(Unsafe.Add(ref x2, i)) * w;
            sum3 += Vector512.Create(Unsafe.Add(ref x3, i)) * w;
            column = ref Unsafe.Add(ref column, outputs);
        }

        int at = s * outputs + o;
        Unchecked.Store(z, at, AtLeast(sum0, least));
        Unchecked.Store(z, at + outputs, AtLeast(sum1, least));
        Unchecked.Store(z, at + 2 * outputs, AtLeast(sum2, least));
        Unchecked.Store(z, at + 3 * outputs, AtLeast(sum3, least));
    }

    /// <summary>Eight rows' sums for one vector of columns: while one sum waits for its product, the others go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(
        double[] weights,
        int weightsAt,
        Vector512<double> start,
        Vector512<double> least,
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
        Vector512<double> sum0 = start;
        Vector512<double> sum1 = start;
        Vector512<double> sum2 = start;
        Vector512<double> sum3 = start;
        Vector512<double> sum4 = start;
        Vector512<double> sum5 = start;
        Vector512<double> sum6 = start;
        Vector512<double> sum7 = start;
        for (int i = 0; i < inputs; i++)
        {
            Vector512<double> w = Vector512.LoadUnsafe(ref column);
            sum0 += Vector512.Create(Unsafe.Add(ref x0, i)) * w;
            sum1 += Vector512.Create(Unsafe.Add(ref x1, i)) * w;
            sum2 += Vector512.Create(Unsafe.Add(ref x2, i)) * w;
            sum3 += Vector512.Create(Unsafe.Add(ref x3, i)) * w;
            sum4 += Vector512.Create(Unsafe.Add(ref x4, i)) * w;
            sum5 += Vector512.Create(Unsafe.Add(ref x5, i)) * w;
            sum6 += Vector512.Create(Unsafe.Add(ref x6, i)) * w;
            sum7 += Vector512.Create(Unsafe.Add(ref x7, i)) * w;
            column = ref Unsafe.Add(ref column, outputs);
        }

        int at = s * outputs + o;
        Unchecked.Store(z, at, AtLeast(sum0, least));
        Unchecked.Store(z, at + outputs, AtLeast(sum1, least));
        Unchecked.Store(z, at + 2 * outputs, AtLeast(sum2, least));
        Unchecked.Store(z, at + 3 * outputs, AtLeast(sum3, least));
        Unchecked.Store(z, at + 4 * outputs, AtLeast(sum4, least));
        Unchecked.Store(z, at + 5 * outputs, AtLeast(sum5, least));
        Unchecked.Store(z, at + 6 * outputs, AtLeast(sum6, least));
        Unchecked.Store(z, at + 7 * outputs, AtLeast(sum7, least));
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
        Vector512<double> shares,
        Vector512<double> rates,
        int i,
        int o
    )
    {
        int outputs = layer.Outputs;
        ref double column = ref Unchecked.Of(delta, o);
        Vector512<double> sum0 = Vector512<double>.Zero;
        Vector512<double> sum1 = Vector512<double>.Zero;
        Vector512<double> sum2 = Vector512<double>.Zero;
        Vector512<double> sum3 = Vector512<double>.Zero;
        Vector512<double> sum4 = Vector512<double>.Zero;
        Vector512<double> sum5 = Vector512<double>.Zero;
        Vector512<double> sum6 = Vector512<double>.Zero;
        Vector512<double> sum7 = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
        {
            Vector512<double> d = Vector512.LoadUnsafe(ref column);
            ref double xi = ref Unchecked.Of(x, rows[s] + i);
            sum0 += Vector512.Create(xi) * d;
            sum1 += Vector512.Create(Unsafe.Add(ref xi, 1)) * d;
            sum2 += Vector512.Create(Unsafe.Add(ref xi, 2)) * d;
            sum3 += Vector512.Create(Unsafe.Add(ref xi, 3)) * d;
            sum4 += Vector512.Create(Unsafe.Add(ref xi, 4)) * d;
            sum5 += Vector512.Create(Unsafe.Add(ref xi, 5)) * d;
            sum6 += Vector512.Create(Unsafe.Add(ref xi, 6)) * d;
            sum7 += Vector512.Create(Unsafe.Add(ref xi, 7)) * d;
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
        Vector512<double> start,
        Vector512<double> least,
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
        Vector512<double> sum = start;
        for (int i = 0; i < inputs; i++)
            sum += Vector512.Create(Unchecked.At(x, row + i)) * Unchecked.Load512(weights, weightsAt + i * outputs + o);
        Unchecked.Store(z, s * outputs + o, AtLeast(sum, least));
    }

    /// <summary>The mean gradient of one input's weights to one vector of columns.</summary>
    private static void Weight(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        Vector512<double> shares,
        Vector512<double> rates,
        int i,
        int o
    )
    {
        Vector512<double> sum = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Vector512.Create(Unchecked.At(x, rows[s] + i)) * Unchecked.Load512(delta, s * layer.Outputs + o);
        Unchecked.Learn(ref Unchecked.Of(target, layer.WeightsAt + i * layer.Outputs + o), sum * shares, rates);
    }

    /// <summary>The mean gradient of one vector of biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bias(
        DenseLayer layer,
        double[] delta,
        double[] target,
        int batch,
        Vector512<double> shares,
        Vector512<double> rates,
        int o
    )
    {
        Vector512<double> sum = Vector512<double>.Zero;
        for (int s = 0; s < batch; s++)
            sum += Unchecked.Load512(delta, s * layer.Outputs + o);
        Unchecked.Learn(ref Unchecked.Of(target, layer.BiasesAt + o), sum * shares, rates);
    }

    /// <summary>Written so that NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtLeast(Vector512<double> sum, Vector512<double> least) =>
        Vector512.ConditionalSelect(Vector512.LessThan(sum, least), least, sum);
}
