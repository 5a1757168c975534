using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>Output functions, losses and output gradients, for a batch laid out [batch × outputs] row by row.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, steps 5 to 7, and the sources that <see cref="LossFunction"/> names.</remarks>
public static class Losses
{
    /// <summary>
    /// Writes the prediction ŷ for each sample: <c>softmax(z)_k = e^(z_k − m) / Σ e^(z_j − m)</c> with m the largest logit, or <c>σ(z)</c>, or z.
    /// </summary>
    /// <param name="loss">Which pair of output function and loss.</param>
    /// <param name="logits">z of the output layer, [batch × outputs].</param>
    /// <param name="predictions">Receives ŷ, [batch × outputs].</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputs">Output units.</param>
    public static void Predict(LossFunction loss, double[] logits, double[] predictions, int batch, int outputs)
    {
        switch (loss)
        {
            case LossFunction.SoftmaxCrossEntropy:
                Softmax(logits, predictions, batch, outputs);
                break;
            case LossFunction.SigmoidBinaryCrossEntropy:
                Activations.Apply(Activation.Sigmoid, logits, predictions, batch * outputs);
                break;
            case LossFunction.IdentityMeanSquaredError:
                Activations.Apply(Activation.Identity, logits, predictions, batch * outputs);
                break;
            default:
                break;
        }
    }

    /// <summary>Writes each sample's loss, not yet averaged, in nats.</summary>
    /// <param name="loss">Which pair of output function and loss.</param>
    /// <param name="logits">z of the output layer, [batch × outputs]: the loss is taken from z, where −ln ŷ would lose digits.</param>
    /// <param name="predictions">ŷ, [batch × outputs].</param>
    /// <param name="targets">y, [batch × outputs].</param>
    /// <param name="losses">Receives the losses, [batch].</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputs">Output units.</param>
    public static void PerSample(
        LossFunction loss,
        double[] logits,
        double[] predictions,
        double[] targets,
        double[] losses,
        int batch,
        int outputs
    )
    {
        for (int s = 0; s < batch; s++)
        {
            switch (loss)
            {
                case LossFunction.SoftmaxCrossEntropy:
                    losses[s] = CrossEntropy(logits, predictions, targets, s * outputs, outputs);
                    break;
                case LossFunction.SigmoidBinaryCrossEntropy:
                    losses[s] = BinaryCrossEntropy(logits, targets, s * outputs, outputs);
                    break;
                case LossFunction.IdentityMeanSquaredError:
                    losses[s] = HalfSquaredError(logits, targets, s * outputs, outputs);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Writes the output gradient of each sample's own loss: <c>δ = ∂L/∂z = ŷ − y</c>.</summary>
    /// <param name="predictions">ŷ, [batch × outputs].</param>
    /// <param name="targets">y, [batch × outputs].</param>
    /// <param name="delta">Receives δ, [batch × outputs].</param>
    /// <param name="count">batch × outputs.</param>
    public static void OutputGradient(double[] predictions, double[] targets, double[] delta, int count)
    {
        for (int i = 0; i < count; i++)
            delta[i] = predictions[i] - targets[i];
    }

    /// <summary>
    /// softmax and its output gradient in one, <c>δ = softmax(z) − y</c>, without keeping ŷ: the same operations on every number as
    /// <see cref="Predict"/> and <see cref="OutputGradient"/>.
    /// </summary>
    /// <param name="logits">z of the output layer, [batch × outputs].</param>
    /// <param name="samples">Where y stands.</param>
    /// <param name="order">Which samples, from <paramref name="from"/> on.</param>
    /// <param name="from">The first.</param>
    /// <param name="delta">Receives δ, [batch × outputs].</param>
    /// <param name="batch">Samples.</param>
    /// <returns>Whether the losses, which are not computed, would all be finite numbers by a wide margin.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool SoftmaxGradient(
        double[] logits,
        Samples samples,
        int[] order,
        int from,
        double[] delta,
        int batch
    )
    {
        int outputs = samples.Outputs;
        // Most of the time all of them fit into whole vectors, and a narrower path need not even be compiled.
        bool tame = false;
        if (Vector512.IsHardwareAccelerated && outputs == 2)
            tame = Exponentials.SoftmaxOfPairs(logits, delta, 2 * batch) == 2 * batch;
        if (!tame)
            tame = Softmax(logits, delta, batch, outputs);
        for (int s = 0; s < batch; s++)
        {
            int target = order[from + s] * outputs;
            int at = s * outputs;
            int k = 0;
            if (Vector128.IsHardwareAccelerated)
            {
                for (; k + 2 <= outputs; k += 2)
                    Unchecked.Store(
                        delta,
                        at + k,
                        Unchecked.Load128(delta, at + k) - Unchecked.Load128(samples.Targets, target + k)
                    );
            }

            for (; k < outputs; k++)
                delta[at + k] -= samples.Targets[target + k];
        }

        return tame;
    }

    /// <returns>Whether every logit is a number less than 10³⁰⁰ below its sample's largest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Softmax(double[] logits, double[] predictions, int batch, int outputs)
    {
        int count = batch * outputs;
        int done = 0;
        if (Vector512.IsHardwareAccelerated && outputs == 2)
            done = Exponentials.SoftmaxOfPairs(logits, predictions, count);

        bool tame = true;
        for (int at = done; at < count; at += outputs)
        {
            double max = Largest(logits, at, outputs);
            for (int k = at; k < at + outputs; k++)
            {
                double below = logits[k] - max;
                if (!(below > -1e300))
                    tame = false;
                predictions[k] = below;
            }
        }

        Exponentials.OfNegatives(predictions, done, count);
        for (int at = done; at < count; at += outputs)
        {
            double sum = 0;
            for (int k = at; k < at + outputs; k++)
                sum += predictions[k];
            for (int k = at; k < at + outputs; k++)
                predictions[k] /= sum;
        }

        return tame;
    }

    /// <summary>
    /// L = Σ_k y_k ((m − z_k) − ln ŷ_m), m the largest logit: −Σ y ln ŷ by way of the largest ŷ, the only one that cannot vanish.
    /// </summary>
    private static double CrossEntropy(double[] logits, double[] predictions, double[] targets, int at, int outputs)
    {
        double max = Largest(logits, at, outputs);
        double logLargest = PortableMath.Log(Largest(predictions, at, outputs));
        double total = 0;
        for (int k = at; k < at + outputs; k++)
            total += targets[k] * (max - logits[k] - logLargest);
        return total;
    }

    /// <summary>L = Σ_k max(z_k, 0) − z_k y_k + ln(1 + e^(−|z_k|)), which is the sum of both logarithms without overflow.</summary>
    private static double BinaryCrossEntropy(double[] logits, double[] targets, int at, int outputs)
    {
        double total = 0;
        for (int k = at; k < at + outputs; k++)
        {
            double z = logits[k];
            double positive = z < 0 ? 0 : z;
            total += positive - z * targets[k] + PortableMath.LogOnePlus(PortableMath.Exp(z < 0 ? z : -z));
        }

        return total;
    }

    /// <summary>L = ½ Σ_k (z_k − y_k)².</summary>
    private static double HalfSquaredError(double[] logits, double[] targets, int at, int outputs)
    {
        double total = 0;
        for (int k = at; k < at + outputs; k++)
        {
            double off = logits[k] - targets[k];
            total += off * off;
        }

        return 0.5 * total;
    }

    /// <summary>The largest of so many values from a place on.</summary>
    public static double Largest(double[] values, int at, int count)
    {
        double max = values[at];
        for (int k = at + 1; k < at + count; k++)
            max = values[k] > max ? values[k] : max;
        return max;
    }
}
