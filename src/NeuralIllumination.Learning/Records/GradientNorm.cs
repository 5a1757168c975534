using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>How large a layer's gradient is, weights and biases together.</summary>
/// <param name="L2">√(Σ g²).</param>
/// <param name="MeanAbsolute">The mean of |g| over the layer's parameters.</param>
/// <remarks>Source: MATH_EXPLAINED.md, step 11.</remarks>
public readonly record struct GradientNorm(double L2, double MeanAbsolute)
{
    /// <summary>Of a layer, out of an array laid out as the parameters.</summary>
    internal static GradientNorm Of(double[] gradients, DenseLayer layer) =>
        new(
            Engine.Statistics.Norm(gradients, layer.WeightsAt, layer.End),
            Engine.Statistics.MeanSize(gradients, layer.WeightsAt, layer.End)
        );
}
