using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>How a sample's values are laid out when it is shown, and what its classes are called.</summary>
/// <param name="Width">Pixels across; 1 for values that are not a picture (a column).</param>
/// <param name="Height">Pixels down, or values below each other: 2 of a point of the plane.</param>
/// <param name="Classes">The classes' names, by label; of regression the names of the quantities that are to be predicted.</param>
public sealed record PictureShape(int Width, int Height, IReadOnlyList<string> Classes)
{
    /// <summary>What the values are called, in their order; null where they have no names, as pixels and coordinates have none.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>Whether quantities are to be predicted, any numbers, and not classes to be told apart.</summary>
    public bool IsRegression { get; init; }

    /// <summary>What is computed from a point's coordinates and follows them, in order; none but of points of the plane.</summary>
    public IReadOnlyList<PlaneFeature> Added { get; init; } = [];

    /// <summary>Values per sample that are not computed from others.</summary>
    public int Given => Width * Height;

    /// <summary>Values per sample: <see cref="Given"/>, and one for each that is <see cref="Added"/>.</summary>
    public int Features => Given + Added.Count;

    /// <summary>The same with features added to a point's coordinates, in their order.</summary>
    /// <exception cref="ShapeException">There are features, and samples are no points of the plane.</exception>
    internal PictureShape With(IReadOnlyList<PlaneFeature> features) =>
        features.Count == 0 || this is { Width: 1, Height: PlaneFeatures.Coordinates }
            ? this with
            {
                Added = features,
            }
            : throw new ShapeException(
                $"Features are computed from a point's two coordinates; samples of {Width} × {Height} are no points of the plane."
            );

    /// <summary>What an input is called: its own name, or its formula, or by its number, as in <c>x0</c>.</summary>
    /// <param name="input">From 0.</param>
    public string InputName(int input) =>
        input >= Given
            ? FeatureKind.Of(Added[input - Given]).Name
            : Inputs?[input] ?? FormattableString.Invariant($"x{input}");
}
