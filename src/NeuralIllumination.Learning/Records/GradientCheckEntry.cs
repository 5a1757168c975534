namespace NeuralIllumination.Learning;

/// <summary>One parameter's derivative, found in two ways.</summary>
/// <param name="Layer">The layer, from 1.</param>
/// <param name="Output">The unit the parameter belongs to, from 0.</param>
/// <param name="Input">The input the weight comes from, from 0; null for a bias.</param>
/// <param name="Analytic">a: by backpropagation.</param>
/// <param name="Numeric">n: by central differences.</param>
/// <param name="Resolution">How exact n is, by its own estimate, at most 1e-11: a loss in double precision gives no more digits of its slope.</param>
/// <param name="CrossesKink">Whether even a small nudge switches a ReLU on or off, where the loss has no derivative.</param>
/// <remarks>Source: MATH_EXPLAINED.md, "Is the gradient right? Nudge and see".</remarks>
public sealed record GradientCheckEntry(
    int Layer,
    int Output,
    int? Input,
    double Analytic,
    double Numeric,
    double Resolution,
    bool CrossesKink
)
{
    /// <summary>|a − n| / max(|a|, |n|, 1e-8).</summary>
    public double RelativeError =>
        Math.Abs(Analytic - Numeric) / Math.Max(Math.Max(Math.Abs(Analytic), Math.Abs(Numeric)), 1e-8);

    /// <summary>Whether a and n lie further apart than n is exact.</summary>
    public bool Differs => !(Math.Abs(Analytic - Numeric) <= Resolution);

    /// <summary>For example <c>W1[3, 17]</c> or <c>b2[0]</c>.</summary>
    public string Name => Input is { } input ? $"W{Layer}[{Output}, {input}]" : $"b{Layer}[{Output}]";
}
