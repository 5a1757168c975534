namespace NeuralIllumination.Learning;

/// <summary>A user's data inside a recipe.</summary>
/// <param name="Shape">How to show a sample, and the classes' names.</param>
/// <param name="Encoding">
/// How a value is written: as a whole number of <c>bits</c> (1 bit), <c>levels</c> (5 bits), <c>bytes</c> (8) or <c>words</c> (16), the first in
/// the lowest bits, or as <c>float64</c> (little-endian).
/// </param>
/// <param name="Pixels">Base64 of all values, the training set's samples first.</param>
/// <param name="Labels">All labels, the training set's first.</param>
public sealed record PackedData(PictureShape Shape, string Encoding, string Pixels, IReadOnlyList<int> Labels)
{
    /// <summary>Of regression, Base64 of all quantities that are to be predicted (little-endian float64), and no labels; else null.</summary>
    public string? Targets { get; init; }

    /// <summary>Of whole numbers what is added to each before <see cref="Per"/> divides it: the least of them.</summary>
    public int Least { get; init; }

    /// <summary>Of whole numbers what divides each sum: 1, or a power of ten where the values have so many decimals.</summary>
    public int Per { get; init; } = 1;

    /// <summary>The most that a recipe carries, in bytes before Base64.</summary>
    public const int MostBytes = 128 * 1024;
}
