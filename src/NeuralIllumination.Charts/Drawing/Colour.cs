using System.Globalization;

namespace NeuralIllumination.Charts;

/// <summary>A colour and how much of it: red, green and blue 0 to 255, alpha 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue, double Alpha)
{
    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    public static Colour Of(string written, double alpha) =>
        new(Part(written, 1), Part(written, 3), Part(written, 5), alpha);

    public Colour Faded(double share) => this with { Alpha = Alpha * share };

    /// <summary>The colour between two.</summary>
    public static Colour Between(Colour from, Colour to, double share) =>
        new(
            from.Red + share * (to.Red - from.Red),
            from.Green + share * (to.Green - from.Green),
            from.Blue + share * (to.Blue - from.Blue),
            from.Alpha + share * (to.Alpha - from.Alpha)
        );

    private static int Part(string written, int at) =>
        int.Parse(written.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
