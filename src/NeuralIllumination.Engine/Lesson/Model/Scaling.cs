namespace NeuralIllumination;

/// <summary>How values of one's own are made small before a network learns from them.</summary>
/// <remarks>The numeric values are part of the recipe's meaning in the browser; they never change.</remarks>
public enum Scaling
{
    /// <summary>The smallest value becomes 0, the largest 1.</summary>
    ZeroToOne = 0,

    /// <summary>The mean becomes 0, the standard deviation 1.</summary>
    Standard = 1,
}
