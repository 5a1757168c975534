using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>Applies activation functions and their derivatives to stretches of an array.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, steps 3 and 8 and "The other activations".</remarks>
public static class Activations
{
    /// <summary>Leaky ReLU's slope below 0.</summary>
    public const double Leak = 0.01;

    /// <summary>Writes <c>a[i] = f(z[i])</c> for the first <paramref name="count"/> entries.</summary>
    /// <param name="activation">Which f.</param>
    /// <param name="z">Pre-activations, [batch × units] laid out row by row.</param>
    /// <param name="a">Receives the activations, same layout; may be <paramref name="z"/> itself.</param>
    /// <param name="count">How many entries: batch × units.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Activation activation, double[] z, double[] a, int count)
    {
        switch (activation)
        {
            case Activation.Identity:
                for (int i = 0; i < count; i++)
                    a[i] = z[i];
                break;
            case Activation.Relu:
                Rectify(z, a, count);
                break;
            case Activation.Tanh:
                HyperbolicTangent.Of(z, a, count);
                break;
            case Activation.Sigmoid:
                for (int i = 0; i < count; i++)
                    a[i] = PortableMath.Sigmoid(z[i]);
                break;
            case Activation.LeakyRelu:
                for (int i = 0; i < count; i++)
                    a[i] = z[i] < 0 ? Leak * z[i] : z[i];
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// Turns ∂L/∂a into δ = ∂L/∂z in place: <c>delta[i] = delta[i] · f′(z[i])</c>, the chain rule through the activation.
    /// </summary>
    /// <param name="activation">Which f.</param>
    /// <param name="z">Pre-activations (ReLU's gate is read from them).</param>
    /// <param name="a">Activations (tanh's and sigmoid's derivatives are functions of them).</param>
    /// <param name="delta">∂L/∂a on entry, ∂L/∂z on return.</param>
    /// <param name="count">How many entries: batch × units.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gate(Activation activation, double[] z, double[] a, double[] delta, int count)
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Relu:
                GateRectified(z, delta, count);
                break;
            case Activation.Tanh:
                for (int i = 0; i < count; i++)
                    delta[i] *= 1 - a[i] * a[i];
                break;
            case Activation.Sigmoid:
                for (int i = 0; i < count; i++)
                    delta[i] *= a[i] * (1 - a[i]);
                break;
            case Activation.LeakyRelu:
                for (int i = 0; i < count; i++)
                    delta[i] = z[i] > 0 ? delta[i] : Leak * delta[i];
                break;
            default:
                break;
        }
    }

    /// <summary>f′(z) alone, which <see cref="Gate"/> multiplies by.</summary>
    /// <param name="activation">Which f.</param>
    /// <param name="z">The pre-activation.</param>
    /// <param name="a">f(z).</param>
    public static double Slope(Activation activation, double z, double a)
    {
        switch (activation)
        {
            case Activation.Identity:
                return 1;
            case Activation.Relu:
                return z > 0 ? 1 : 0;
            case Activation.Tanh:
                return 1 - a * a;
            case Activation.Sigmoid:
                return a * (1 - a);
            case Activation.LeakyRelu:
                return z > 0 ? 1 : Leak;
            default:
                return 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectify(double[] z, double[] a, int count)
    {
        // Written so that NaN stays NaN: a diverging network must be seen, not silenced.
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Vector512<double> some = Unchecked.Load512(z, i);
                Vector512<double> below = Vector512.LessThan(some, Vector512<double>.Zero);
                Unchecked.Store(a, i, Vector512.ConditionalSelect(below, Vector512<double>.Zero, some));
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                Vector256<double> some = Unchecked.Load256(z, i);
                Vector256<double> below = Vector256.LessThan(some, Vector256<double>.Zero);
                Unchecked.Store(a, i, Vector256.ConditionalSelect(below, Vector256<double>.Zero, some));
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= count; i += 2)
            {
                Vector128<double> some = Unchecked.Load128(z, i);
                Vector128<double> below = Vector128.LessThan(some, Vector128<double>.Zero);
                Unchecked.Store(a, i, Vector128.ConditionalSelect(below, Vector128<double>.Zero, some));
            }
        }

        for (; i < count; i++)
            a[i] = z[i] < 0 ? 0 : z[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GateRectified(double[] z, double[] delta, int count)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Vector512<double> open = Vector512.GreaterThan(Unchecked.Load512(z, i), Vector512<double>.Zero);
                Vector512<double> blame = Unchecked.Load512(delta, i);
                Unchecked.Store(delta, i, Vector512.ConditionalSelect(open, blame, Vector512<double>.Zero));
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                Vector256<double> open = Vector256.GreaterThan(Unchecked.Load256(z, i), Vector256<double>.Zero);
                Vector256<double> blame = Unchecked.Load256(delta, i);
                Unchecked.Store(delta, i, Vector256.ConditionalSelect(open, blame, Vector256<double>.Zero));
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= count; i += 2)
            {
                Vector128<double> open = Vector128.GreaterThan(Unchecked.Load128(z, i), Vector128<double>.Zero);
                Vector128<double> blame = Unchecked.Load128(delta, i);
                Unchecked.Store(delta, i, Vector128.ConditionalSelect(open, blame, Vector128<double>.Zero));
            }
        }

        for (; i < count; i++)
            delta[i] = z[i] > 0 ? delta[i] : 0;
    }
}
