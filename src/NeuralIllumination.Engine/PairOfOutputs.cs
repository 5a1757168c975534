using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>An output layer of two units over ReLUs, backward in one pass: blame, gate, gradient and step, 16 units of the layer below at once.</summary>
/// <remarks>Each number comes by the very operations of <see cref="Dense.Backward"/>, <see cref="Activations.Gate"/> and <see cref="Dense.Learn"/>.</remarks>
internal static class PairOfOutputs
{
    private const int Lanes = 8;

    /// <summary>Whether <see cref="Learn"/> is for a layer, on a machine with vectors of 512 bits.</summary>
    /// <param name="layer">The output layer.</param>
    /// <param name="below">f of the layer below.</param>
    public static bool Fits(DenseLayer layer, Activation below) =>
        layer.Outputs == 2 && layer.Inputs % (2 * Lanes) == 0 && below == Activation.Relu;

    /// <summary>δ of the layer below, from the parameters as they are, which then take their step.</summary>
    /// <param name="layer">The output layer.</param>
    /// <param name="a">What the layer below gave, [batch × inputs].</param>
    /// <param name="delta">δ of this layer, [batch × 2].</param>
    /// <param name="below">Receives δ of the layer below, [batch × inputs].</param>
    /// <param name="parameters">θ.</param>
    /// <param name="batch">B.</param>
    /// <param name="rate">η.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Learn(
        DenseLayer layer,
        double[] a,
        double[] delta,
        double[] below,
        double[] parameters,
        int batch,
        double rate
    )
    {
        Vector512<long> apart = Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7);
        Vector512<long> together = Vector512.Create(0L, 4, 1, 5, 2, 6, 3, 7);
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> shares = Vector512.Create(1.0 / batch);
        Vector512<double> rates = Vector512.Create(rate);
        int inputs = layer.Inputs;
        Vector128<double> bias = Vector128<double>.Zero;
        for (int s = 0; s < batch; s++)
            bias += Unchecked.Load128(delta, 2 * s);
        Unchecked.Learn(parameters, layer.BiasesAt, bias * shares.GetLower().GetLower(), rates.GetLower().GetLower());

        for (int i = 0; i < inputs; i += 2 * Lanes)
        {
            // The weights of 16 units to the first output, and to the second: in memory they alternate.
            ref double w = ref Unchecked.Of(parameters, layer.WeightsAt + 2 * i);
            Vector512<double> p0 = Vector512.Shuffle(Vector512.LoadUnsafe(ref w), apart);
            Vector512<double> p1 = Vector512.Shuffle(Vector512.LoadUnsafe(ref Unsafe.Add(ref w, Lanes)), apart);
            Vector512<double> p2 = Vector512.Shuffle(Vector512.LoadUnsafe(ref Unsafe.Add(ref w, 2 * Lanes)), apart);
            Vector512<double> p3 = Vector512.Shuffle(Vector512.LoadUnsafe(ref Unsafe.Add(ref w, 3 * Lanes)), apart);
            Vector512<double> firstA = Vector512.Create(p0.GetLower(), p1.GetLower());
            Vector512<double> firstB = Vector512.Create(p2.GetLower(), p3.GetLower());
            Vector512<double> secondA = Vector512.Create(p0.GetUpper(), p1.GetUpper());
            Vector512<double> secondB = Vector512.Create(p2.GetUpper(), p3.GetUpper());
            Vector512<double> g0 = zero;
            Vector512<double> g1 = zero;
            Vector512<double> g2 = zero;
            Vector512<double> g3 = zero;
            ref double from = ref Unchecked.Of(a, i);
            ref double to = ref Unchecked.Of(below, i);
            for (int s = 0; s < batch; s++)
            {
                Vector512<double> aA = Vector512.LoadUnsafe(ref from);
                Vector512<double> aB = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, Lanes));
                Vector512<double> d0 = Vector512.Create(Unchecked.At(delta, 2 * s));
                Vector512<double> d1 = Vector512.Create(Unchecked.At(delta, 2 * s + 1));
                g0 += aA * d0;
                g1 += aB * d0;
                g2 += aA * d1;
                g3 += aB * d1;
                Vector512<double> blameA = zero + firstA * d0 + secondA * d1;
                Vector512<double> blameB = zero + firstB * d0 + secondB * d1;
                // a is above 0 where z is, and there alone.
                Vector512.ConditionalSelect(Vector512.GreaterThan(aA, zero), blameA, zero).StoreUnsafe(ref to);
                Vector512
                    .ConditionalSelect(Vector512.GreaterThan(aB, zero), blameB, zero)
                    .StoreUnsafe(ref Unsafe.Add(ref to, Lanes));
                from = ref Unsafe.Add(ref from, inputs);
                to = ref Unsafe.Add(ref to, inputs);
            }

            Step(ref w, g0.GetLower(), g2.GetLower(), shares, rates, together);
            Step(ref Unsafe.Add(ref w, Lanes), g0.GetUpper(), g2.GetUpper(), shares, rates, together);
            Step(ref Unsafe.Add(ref w, 2 * Lanes), g1.GetLower(), g3.GetLower(), shares, rates, together);
            Step(ref Unsafe.Add(ref w, 3 * Lanes), g1.GetUpper(), g3.GetUpper(), shares, rates, together);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        ref double w,
        Vector256<double> first,
        Vector256<double> second,
        Vector512<double> shares,
        Vector512<double> rates,
        Vector512<long> together
    )
    {
        Unchecked.Learn(ref w, Vector512.Shuffle(Vector512.Create(first, second), together) * shares, rates);
    }
}
