namespace NeuralIllumination;

/// <summary>Which data set is drawn from a seed.</summary>
/// <remarks>The numeric values are part of the recipe's meaning in the browser; they never change.</remarks>
public enum Generator
{
    /// <summary>8×8 binary pictures of circles (class 0) and squares (class 1).</summary>
    CirclesAndSquares = 0,
}
