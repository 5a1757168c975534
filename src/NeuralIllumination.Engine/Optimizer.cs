namespace NeuralIllumination;

/// <summary>How a gradient becomes a change of the parameters.</summary>
public enum Optimizer
{
    /// <summary><c>θ ← θ − η ∂L/∂θ</c>. Source: Robbins and Monro, "A Stochastic Approximation Method", 1951.</summary>
    Sgd = 0,
}
