namespace NeuralIllumination.Engine;

/// <summary>Applies a gradient to parameters.</summary>
public static class Updates
{
    /// <summary>Stochastic gradient descent: <c>θ[i] = θ[i] − η g[i]</c>.</summary>
    /// <param name="parameters">θ, changed in place.</param>
    /// <param name="gradients">g = ∂L/∂θ, the mean over the batch.</param>
    /// <param name="learningRate">η.</param>
    public static void Sgd(double[] parameters, double[] gradients, double learningRate)
    {
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] -= learningRate * gradients[i];
    }
}
