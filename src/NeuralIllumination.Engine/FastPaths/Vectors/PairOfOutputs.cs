using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>A layer of two units over ReLUs: forward for eight samples at once; backward, gate, gradient and step in one pass, for 16 units.</summary>
/// <remarks>Each number comes by the very operations of <see cref="Dense.Backward"/>, <see cref="Activations.Gate"/> and <see cref="Dense.Learn"/>.</remarks>
internal static class PairOfOutputs
{
    private const int Lanes = 8;

    /// <summary>Whether it is for a layer, on a machine with vectors of 512 bits.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="below">f of the layer below.</param>
    public static bool Fits(DenseLayer layer, Activation below) =>
        layer.Outputs == 2 && layer.Inputs % (2 * Lanes) == 0 && below == Activation.Relu;

    /// <summary>z of the output layer, eight samples at a time: the very sums of <see cref="Dense.Forward"/>.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="a">What the layer below gave, [batch × inputs].</param>
    /// <param name="z">Receives [batch × 2].</param>
    /// <param name="batch">B, a multiple of 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(DenseLayer layer, double[] parameters, double[] a, double[] z, int batch)
    {
        int inputs = layer.Inputs;
        Vector128<double> bias = Unchecked.Load128(parameters, layer.BiasesAt);
        for (int s = 0; s < batch; s += 8)
        {
            ref double w = ref Unchecked.Of(parameters, layer.WeightsAt);
            ref double first = ref Unchecked.Of(a, s * inputs);
            ref double second = ref Unsafe.Add(ref first, inputs);
            ref double third = ref Unsafe.Add(ref second, inputs);
            ref double fourth = ref Unsafe.Add(ref third, inputs);
            int half = 4 * inputs;
            Vector128<double> sum0 = bias;
            Vector128<double> sum1 = bias;
            Vector128<double> sum2 = bias;
            Vector128<double> sum3 = bias;
            Vector128<double> sum4 = bias;
            Vector128<double> sum5 = bias;
            Vector128<double> sum6 = bias;
            Vector128<double> sum7 = bias;
            for (int i = 0; i < inputs; i++)
            {
                Vector128<double> pair = Vector128.LoadUnsafe(ref w);
                sum0 += pair * Vector128.Create(Unsafe.Add(ref first, i));
                sum1 += pair * Vector128.Create(Unsafe.Add(ref second, i));
                sum2 += pair * Vector128.Create(Unsafe.Add(ref third, i));
                sum3 += pair * Vector128.Create(Unsafe.Add(ref fourth, i));
                sum4 += pair * Vector128.Create(Unsafe.Add(ref first, half));
                sum5 += pair * Vector128.Create(Unsafe.Add(ref second, half));
                sum6 += pair * Vector128.Create(Unsafe.Add(ref third, half));
                sum7 += pair * Vector128.Create(Unsafe.Add(ref fourth, half));
                w = ref Unsafe.Add(ref w, 2);
                half++;
            }

            ref double to = ref Unchecked.Of(z, 2 * s);
            sum0.StoreUnsafe(ref to);
            sum1.StoreUnsafe(ref Unsafe.Add(ref to, 2));
            sum2.StoreUnsafe(ref Unsafe.Add(ref to, 4));
            sum3.StoreUnsafe(ref Unsafe.Add(ref to, 6));
            sum4.StoreUnsafe(ref Unsafe.Add(ref to, 8));
            sum5.StoreUnsafe(ref Unsafe.Add(ref to, 10));
            sum6.StoreUnsafe(ref Unsafe.Add(ref to, 12));
            sum7.StoreUnsafe(ref Unsafe.Add(ref to, 14));
        }
    }

    /// <summary>δ of the layer below, from the parameters as they are, which then take their step.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="a">What the layer below gave, [batch × inputs].</param>
    /// <param name="delta">δ of this layer, [batch × 2].</param>
    /// <param name="below">Receives δ of the layer below, [batch × inputs].</param>
    /// <param name="parameters">θ.</param>
    /// <param name="apart">Scratch, [2 × inputs]: what belongs to the first output, then to the second. In θ they alternate.</param>
    /// <param name="batch">B.</param>
    /// <param name="rate">η.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Learn(
        DenseLayer layer,
        double[] a,
        double[] delta,
        double[] below,
        double[] parameters,
        double[] apart,
        int batch,
        double rate
    )
    {
        int inputs = layer.Inputs;
        for (int i = 0; i < inputs; i++)
        {
            apart[i] = parameters[layer.WeightsAt + 2 * i];
            apart[inputs + i] = parameters[layer.WeightsAt + 2 * i + 1];
        }

        Vector512<double> zero = Vector512<double>.Zero;
        for (int i = 0; i < inputs; i += 2 * Lanes)
        {
            ref double w = ref Unchecked.Of(apart, i);
            Vector512<double> firstA = Vector512.LoadUnsafe(ref w);
            Vector512<double> firstB = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, Lanes));
            ref double v = ref Unsafe.Add(ref w, inputs);
            Vector512<double> secondA = Vector512.LoadUnsafe(ref v);
            Vector512<double> secondB = Vector512.LoadUnsafe(ref Unsafe.Add(ref v, Lanes));
            Vector512<double> g0 = zero;
            Vector512<double> g1 = zero;
            Vector512<double> g2 = zero;
            Vector512<double> g3 = zero;
            ref double from = ref Unchecked.Of(a, i);
            ref double to = ref Unchecked.Of(below, i);
            ref double d = ref Unchecked.Of(delta, 0);
            for (int s = 0; s < batch; s++)
            {
                Vector512<double> d0 = Vector512.Create(d);
                Vector512<double> d1 = Vector512.Create(Unsafe.Add(ref d, 1));
                Vector512<double> units = Vector512.LoadUnsafe(ref from);
                g0 += units * d0;
                g2 += units * d1;
                // a is above 0 where z is, and there alone.
                Vector512
                    .ConditionalSelect(Vector512.GreaterThan(units, zero), zero + firstA * d0 + secondA * d1, zero)
                    .StoreUnsafe(ref to);
                units = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, Lanes));
                g1 += units * d0;
                g3 += units * d1;
                Vector512
                    .ConditionalSelect(Vector512.GreaterThan(units, zero), zero + firstB * d0 + secondB * d1, zero)
                    .StoreUnsafe(ref Unsafe.Add(ref to, Lanes));
                from = ref Unsafe.Add(ref from, inputs);
                to = ref Unsafe.Add(ref to, inputs);
                d = ref Unsafe.Add(ref d, 2);
            }

            g0.StoreUnsafe(ref w);
            g1.StoreUnsafe(ref Unsafe.Add(ref w, Lanes));
            g2.StoreUnsafe(ref v);
            g3.StoreUnsafe(ref Unsafe.Add(ref v, Lanes));
        }

        double share = 1.0 / batch;
        for (int i = 0; i < inputs; i++)
        {
            Unchecked.Learn(parameters, layer.WeightsAt + 2 * i, apart[i] * share, rate);
            Unchecked.Learn(parameters, layer.WeightsAt + 2 * i + 1, apart[inputs + i] * share, rate);
        }

        double bias0 = 0;
        double bias1 = 0;
        for (int s = 0; s < batch; s++)
        {
            bias0 += delta[2 * s];
            bias1 += delta[2 * s + 1];
        }

        Unchecked.Learn(parameters, layer.BiasesAt, bias0 * share, rate);
        Unchecked.Learn(parameters, layer.BiasesAt + 1, bias1 * share, rate);
    }
}
