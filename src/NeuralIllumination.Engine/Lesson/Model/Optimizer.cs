namespace NeuralIllumination;

/// <summary>How a gradient becomes a change of the parameters.</summary>
public enum Optimizer
{
    /// <summary><c>θ ← θ − η ∂L/∂θ</c>. Source: Robbins and Monro, "A Stochastic Approximation Method", 1951.</summary>
    Sgd = 0,

    /// <summary>
    /// <c>v ← μ v + g</c>, <c>θ ← θ − η v</c>: a heavy ball. Source: Polyak, "Some methods of speeding up the convergence of iteration methods",
    /// 1964; in this form Sutskever et al., 2013, section 2, with η outside v.
    /// </summary>
    Momentum = 1,

    /// <summary>
    /// <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>, <c>θ ← θ − η m̂ / (√v̂ + ε)</c> with m̂ and v̂ corrected for their start at 0;
    /// β₁ = 0.9, β₂ = 0.999, ε = 1e−8. Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
    /// </summary>
    Adam = 2,
}
