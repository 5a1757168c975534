namespace NeuralIllumination.Learning;

/// <summary>How a sample's values are laid out when it is shown, and what its classes are called.</summary>
/// <param name="Width">Pixels across; 1 for values that are not a picture (a column).</param>
/// <param name="Height">Pixels down; <c>Width · Height</c> is the number of values.</param>
/// <param name="Classes">The classes' names, by label; of regression the names of the quantities that are to be predicted.</param>
public sealed record PictureShape(int Width, int Height, IReadOnlyList<string> Classes)
{
    /// <summary>What the values are called, in their order; null where they have no names, as pixels and coordinates have none.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>Whether quantities are to be predicted, any numbers, and not classes to be told apart.</summary>
    public bool IsRegression { get; init; }

    /// <summary>Values per sample.</summary>
    public int Features => Width * Height;
}
