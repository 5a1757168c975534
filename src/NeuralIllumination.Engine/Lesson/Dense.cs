using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>
/// The arithmetic of a dense layer: <c>z = W x + b</c> forward, <c>∂L/∂a = Wᵀ δ</c> backward, <c>∂L/∂W = (1/B) Σ δ xᵀ</c> and
/// <c>∂L/∂b = (1/B) Σ δ</c> to learn from.
/// </summary>
/// <remarks>
/// <see cref="DenseScalar"/> says these sums one number at a time. Here they run at the widest vectors the machine has, with the same bits: each
/// sum belongs to one lane and runs in natural order, and no product is fused with its sum. The widest path takes as many columns as fit;
/// narrower ones take what is left.
/// </remarks>
public static class Dense
{
    private const double NoFloor = double.NegativeInfinity;

    /// <summary><c>z[s, o] = b[o] + Σ_i W[o, i] x[s, i]</c>, i ascending, the bias first.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="x">The batch's rows, of inputs each.</param>
    /// <param name="rows">Where each row begins in <paramref name="x"/>: a set's samples are read where they lie.</param>
    /// <param name="z">Receives [batch × outputs].</param>
    /// <param name="batch">Samples.</param>
    public static void Forward(DenseLayer layer, double[] parameters, double[] x, int[] rows, double[] z, int batch)
    {
        Product(parameters, layer.WeightsAt, layer.BiasesAt, x, rows, z, layer.Inputs, layer.Outputs, batch);
    }

    /// <summary><c>∂L/∂a[s, i] = Σ_o W[o, i] δ[s, o]</c>, o ascending: the blame each input unit shares.</summary>
    /// <param name="layer">The layer the blame comes through.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="transposed">Scratch for Wᵀ.</param>
    /// <param name="delta">δ of this layer, [batch × outputs].</param>
    /// <param name="rows">Where each sample's begin in <paramref name="delta"/>.</param>
    /// <param name="below">Receives ∂L/∂a of the layer below, [batch × inputs].</param>
    /// <param name="batch">Samples.</param>
    public static void Backward(
        DenseLayer layer,
        double[] parameters,
        double[] transposed,
        double[] delta,
        int[] rows,
        double[] below,
        int batch
    )
    {
        Transpose(parameters, layer.WeightsAt, transposed, layer.Inputs, layer.Outputs);
        Product(transposed, 0, -1, delta, rows, below, layer.Outputs, layer.Inputs, batch);
    }

    /// <summary>
    /// <c>∂L/∂W[o, i] = (1/B) Σ_s δ[s, o] x[s, i]</c> and <c>∂L/∂b[o] = (1/B) Σ_s δ[s, o]</c>, s ascending, multiplied by 1/B at the end.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Holds its inputs.</param>
    /// <param name="rows">Where each sample's begin in <paramref name="x"/>.</param>
    /// <param name="delta">Its δ, [batch × outputs].</param>
    /// <param name="gradients">Receives the gradient at the layer's place.</param>
    /// <param name="batch">B.</param>
    public static void Gradient(DenseLayer layer, double[] x, int[] rows, double[] delta, double[] gradients, int batch)
    {
        // −0 − (−1) g is g to the last bit, so that one kernel does for both.
        Unchecked.Fill(gradients, layer.WeightsAt, layer.Inputs * layer.Outputs, -0.0);
        Unchecked.Fill(gradients, layer.BiasesAt, layer.Outputs, -0.0);
        Learn(layer, x, rows, delta, gradients, batch, -1);
    }

    /// <summary>
    /// <c>θ ← θ − η ∂L/∂θ</c> for one layer, its gradient never written down: the bits are those of <see cref="Gradient"/> and
    /// <see cref="Updates.Sgd"/> one after the other.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Holds its inputs.</param>
    /// <param name="rows">Where each sample's begin in <paramref name="x"/>.</param>
    /// <param name="delta">Its δ, [batch × outputs].</param>
    /// <param name="target">θ.</param>
    /// <param name="batch">B.</param>
    /// <param name="rate">η.</param>
    public static void Learn(
        DenseLayer layer,
        double[] x,
        int[] rows,
        double[] delta,
        double[] target,
        int batch,
        double rate
    )
    {
        double share = 1.0 / batch;
        int o = 0;
        if (Vector512.IsHardwareAccelerated && layer.Outputs - o >= 8)
            o = Dense512.Gradient(layer, x, rows, delta, target, batch, share, rate, o);
        if (Vector256.IsHardwareAccelerated && layer.Outputs - o >= 4)
            o = Vector512.IsHardwareAccelerated
                ? Dense256.GradientOfOne(layer, x, rows, delta, target, batch, share, rate, o)
                : Dense256.Gradient(layer, x, rows, delta, target, batch, share, rate, o);
        if (Vector128.IsHardwareAccelerated && layer.Outputs - o >= 2)
            o = Vector256.IsHardwareAccelerated
                ? Dense128.GradientOfOne(layer, x, rows, delta, target, batch, share, rate, o)
                : Dense128.Gradient(layer, x, rows, delta, target, batch, share, rate, o);
        if (o < layer.Outputs)
            DenseScalar.Gradient(layer, x, rows, delta, target, batch, share, rate, o);
    }

    /// <summary>
    /// <see cref="Forward"/> and ReLU in one, <c>a[s, o] = max(0, z[s, o])</c> with z never written down: for vectors of 512 bits and a layer whose
    /// outputs fill them.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="x">Holds its inputs.</param>
    /// <param name="rows">Where each sample's begin in <paramref name="x"/>.</param>
    /// <param name="a">Receives [batch × outputs].</param>
    /// <param name="batch">Samples.</param>
    internal static void ForwardRectified(
        DenseLayer layer,
        double[] parameters,
        double[] x,
        int[] rows,
        double[] a,
        int batch
    )
    {
        Dense512.Product(
            parameters,
            layer.WeightsAt,
            layer.BiasesAt,
            x,
            rows,
            a,
            layer.Inputs,
            layer.Outputs,
            batch,
            floor: 0,
            from: 0
        );
    }

    /// <summary>
    /// <see cref="Backward"/> by way of δᵀ and the blame's transpose, which are smaller than W where the layer has more inputs than the batch has
    /// samples: for vectors of 512 bits that the batch fills.
    /// </summary>
    /// <param name="layer">The layer the blame comes through.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="columns">Where each input's weights begin in <paramref name="parameters"/>.</param>
    /// <param name="turned">Scratch for δᵀ, [outputs × batch].</param>
    /// <param name="sums">Scratch for the blame's transpose, [inputs × batch].</param>
    /// <param name="delta">δ of this layer, [batch × outputs].</param>
    /// <param name="below">Receives ∂L/∂a of the layer below, [batch × inputs].</param>
    /// <param name="batch">Samples.</param>
    internal static void BackwardByColumns(
        DenseLayer layer,
        double[] parameters,
        int[] columns,
        double[] turned,
        double[] sums,
        double[] delta,
        double[] below,
        int batch
    )
    {
        Turned.Fours(delta, 0, turned, batch, layer.Outputs);
        Dense512.Product(
            turned,
            0,
            -1,
            parameters,
            columns,
            sums,
            layer.Outputs,
            batch,
            layer.Inputs,
            NoFloor,
            from: 0
        );
        Turned.Fours(sums, 0, below, layer.Inputs, batch);
    }

    /// <summary>One product of a batch with a matrix [inputs × outputs], from column 0, optionally starting from biases (at −1: from 0).</summary>
    private static void Product(
        double[] weights,
        int weightsAt,
        int biasesAt,
        double[] x,
        int[] rows,
        double[] z,
        int inputs,
        int outputs,
        int batch
    )
    {
        int o = 0;
        if (Vector512.IsHardwareAccelerated && outputs - o >= 8)
            o = Dense512.Product(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, NoFloor, o);
        if (Vector256.IsHardwareAccelerated && outputs - o >= 4)
            o = Vector512.IsHardwareAccelerated
                ? Dense256.ProductOfOne(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o)
                : Dense256.Product(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o);
        if (Vector128.IsHardwareAccelerated && outputs - o >= 2)
            o = Vector256.IsHardwareAccelerated
                ? Dense128.ProductOfOne(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o)
                : Dense128.Product(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o);
        if (o < outputs)
            DenseScalar.Product(weights, weightsAt, biasesAt, x, rows, z, inputs, outputs, batch, o);
    }

    /// <summary>Writes Wᵀ, [outputs × inputs], in squares of four by four where the machine can turn them in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(double[] weights, int weightsAt, double[] transposed, int inputs, int outputs)
    {
        int wide = 0;
        if (Vector512.IsHardwareAccelerated && outputs == 2)
        {
            int done = Turned.Pairs(weights, weightsAt, transposed, inputs);
            Turn(weights, weightsAt, transposed, inputs, outputs, done, 0, outputs);
            return;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            wide = outputs - outputs % 4;
            Turned.Fours(weights, weightsAt, transposed, inputs, outputs);
            Turn(weights, weightsAt, transposed, inputs, outputs, inputs - inputs % 4, 0, wide);
        }

        Turn(weights, weightsAt, transposed, inputs, outputs, 0, wide, outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(
        double[] weights,
        int weightsAt,
        double[] transposed,
        int inputs,
        int outputs,
        int fromInput,
        int fromOutput,
        int toOutput
    )
    {
        for (int i = fromInput; i < inputs; i++)
        {
            for (int o = fromOutput; o < toOutput; o++)
                transposed[o * inputs + i] = weights[weightsAt + i * outputs + o];
        }
    }
}
