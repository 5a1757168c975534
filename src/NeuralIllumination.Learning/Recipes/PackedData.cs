namespace NeuralIllumination.Learning;

/// <summary>A user's data inside a recipe.</summary>
/// <param name="Shape">How to show a sample, and the classes' names.</param>
/// <param name="Encoding"><c>bits</c> (every value 0 or 1, eight to a byte, first in the lowest bit) or <c>float64</c> (little-endian).</param>
/// <param name="Pixels">Base64 of all values, the training set's samples first.</param>
/// <param name="Labels">All labels, the training set's first.</param>
public sealed record PackedData(PictureShape Shape, string Encoding, string Pixels, IReadOnlyList<int> Labels)
{
    /// <summary>Of regression, Base64 of all quantities that are to be predicted (little-endian float64), and no labels; else null.</summary>
    public string? Targets { get; init; }

    /// <summary>The most that a recipe carries, in bytes before Base64.</summary>
    public const int MostBytes = 50 * 1024;
}
