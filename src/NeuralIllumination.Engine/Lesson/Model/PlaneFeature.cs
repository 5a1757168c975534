namespace NeuralIllumination;

/// <summary>What a network can be given beside a point's coordinates x0 and x1.</summary>
/// <remarks>The numeric values are part of the recipe's meaning in the browser; they never change.</remarks>
public enum PlaneFeature
{
    /// <summary>x0².</summary>
    FirstSquared = 0,

    /// <summary>x1².</summary>
    SecondSquared = 1,

    /// <summary>x0 · x1.</summary>
    Product = 2,

    /// <summary>sin 2πx0.</summary>
    FirstSine = 3,

    /// <summary>sin 2πx1.</summary>
    SecondSine = 4,
}
