using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>Applies a gradient to parameters.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, step 10, and the sources that <see cref="Optimizer"/> names.</remarks>
public static class Updates
{
    /// <summary>μ unless another is asked for.</summary>
    public const double UsualMomentum = 0.9;

    /// <summary>β₁ of Adam unless another is asked for.</summary>
    public const double UsualBeta1 = 0.9;

    /// <summary>β₂ of Adam unless another is asked for.</summary>
    public const double UsualBeta2 = 0.999;

    /// <summary>ε of Adam.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>How many numbers an optimiser remembers of each parameter, 0 to 2.</summary>
    public static int Moments(Optimizer optimizer)
    {
        switch (optimizer)
        {
            case Optimizer.Sgd:
                return 0;
            case Optimizer.Momentum:
                return 1;
            case Optimizer.Adam:
                return 2;
            default:
                return 0;
        }
    }

    /// <summary>One update by an optimiser's rule.</summary>
    /// <param name="optimizer">Which rule.</param>
    /// <param name="parameters">θ, changed in place.</param>
    /// <param name="gradients">g = ∂L/∂θ, the mean over the batch.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="momentum">μ, which <see cref="Optimizer.Momentum"/> alone asks for.</param>
    /// <param name="state">What the optimiser remembers, made for it.</param>
    public static void Apply(
        Optimizer optimizer,
        double[] parameters,
        double[] gradients,
        double learningRate,
        double momentum,
        OptimizerState state
    )
    {
        switch (optimizer)
        {
            case Optimizer.Sgd:
                Sgd(parameters, gradients, learningRate);
                break;
            case Optimizer.Momentum:
                Momentum(parameters, gradients, learningRate, momentum, state);
                break;
            case Optimizer.Adam:
                Adam(parameters, gradients, learningRate, state);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// What an optimiser's rule took from a parameter in the last update, from what it remembers after it: <c>θ before − θ after</c>, unrounded.
    /// </summary>
    /// <param name="optimizer">Which rule.</param>
    /// <param name="gradient">g of that update.</param>
    /// <param name="first">The first moment after it; nothing to SGD.</param>
    /// <param name="second">The second moment after it; only Adam's counts.</param>
    /// <param name="firstShare">Adam's <c>1 − β₁ᵗ</c>.</param>
    /// <param name="secondShare">Adam's <c>1 − β₂ᵗ</c>.</param>
    /// <param name="learningRate">η of that update.</param>
    public static double Taken(
        Optimizer optimizer,
        double gradient,
        double first,
        double second,
        double firstShare,
        double secondShare,
        double learningRate
    )
    {
        switch (optimizer)
        {
            case Optimizer.Sgd:
                return learningRate * gradient;
            case Optimizer.Momentum:
                return learningRate * first;
            case Optimizer.Adam:
                return learningRate * (first / firstShare) / (Math.Sqrt(second / secondShare) + Epsilon);
            default:
                return 0;
        }
    }

    /// <summary>Stochastic gradient descent: <c>θ[i] = θ[i] − η g[i]</c>.</summary>
    /// <param name="parameters">θ, changed in place.</param>
    /// <param name="gradients">g = ∂L/∂θ, the mean over the batch.</param>
    /// <param name="learningRate">η.</param>
    public static void Sgd(double[] parameters, double[] gradients, double learningRate)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= parameters.Length; i += 8)
                Unchecked.Store(
                    parameters,
                    i,
                    Unchecked.Load512(parameters, i) - Vector512.Create(learningRate) * Unchecked.Load512(gradients, i)
                );
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= parameters.Length; i += 4)
                Unchecked.Store(
                    parameters,
                    i,
                    Unchecked.Load256(parameters, i) - Vector256.Create(learningRate) * Unchecked.Load256(gradients, i)
                );
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= parameters.Length; i += 2)
                Unchecked.Store(
                    parameters,
                    i,
                    Unchecked.Load128(parameters, i) - Vector128.Create(learningRate) * Unchecked.Load128(gradients, i)
                );
        }

        for (; i < parameters.Length; i++)
            parameters[i] -= learningRate * gradients[i];
    }

    /// <summary>Momentum: <c>v[i] = μ v[i] + g[i]</c>, <c>θ[i] = θ[i] − η v[i]</c>.</summary>
    /// <param name="parameters">θ, changed in place.</param>
    /// <param name="gradients">g.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="state">Holds v in <see cref="OptimizerState.First"/>.</param>
    public static void Momentum(
        double[] parameters,
        double[] gradients,
        double learningRate,
        double momentum,
        OptimizerState state
    )
    {
        double[] velocity = state.First;
        for (int i = 0; i < parameters.Length; i++)
        {
            double v = momentum * velocity[i] + gradients[i];
            velocity[i] = v;
            parameters[i] -= learningRate * v;
        }
    }

    /// <summary>Adam, as <see cref="Optimizer.Adam"/> says.</summary>
    /// <param name="parameters">θ, changed in place.</param>
    /// <param name="gradients">g.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="state">Holds m, v, β₁, β₂, β₁ᵗ and β₂ᵗ.</param>
    public static void Adam(double[] parameters, double[] gradients, double learningRate, OptimizerState state)
    {
        double beta1 = state.Beta1;
        double beta2 = state.Beta2;
        state.FirstPower *= beta1;
        state.SecondPower *= beta2;
        double firstShare = 1 - state.FirstPower;
        double secondShare = 1 - state.SecondPower;
        double[] first = state.First;
        double[] second = state.Second;
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= parameters.Length; i += 2)
            {
                Vector128<double> g = Unchecked.Load128(gradients, i);
                Vector128<double> m =
                    Vector128.Create(beta1) * Unchecked.Load128(first, i) + Vector128.Create(1 - beta1) * g;
                Vector128<double> v =
                    Vector128.Create(beta2) * Unchecked.Load128(second, i) + Vector128.Create(1 - beta2) * (g * g);
                Unchecked.Store(first, i, m);
                Unchecked.Store(second, i, v);
                Vector128<double> root = Vector128.Sqrt(v / Vector128.Create(secondShare));
                Vector128<double> taken =
                    Vector128.Create(learningRate)
                    * (m / Vector128.Create(firstShare))
                    / (root + Vector128.Create(Epsilon));
                Unchecked.Store(parameters, i, Unchecked.Load128(parameters, i) - taken);
            }
        }

        for (; i < parameters.Length; i++)
        {
            double g = gradients[i];
            double m = beta1 * first[i] + (1 - beta1) * g;
            double v = beta2 * second[i] + (1 - beta2) * (g * g);
            first[i] = m;
            second[i] = v;
            parameters[i] -= learningRate * (m / firstShare) / (Math.Sqrt(v / secondShare) + Epsilon);
        }
    }
}
