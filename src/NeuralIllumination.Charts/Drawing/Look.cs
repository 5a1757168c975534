using System.Globalization;
using System.Xml.Linq;

namespace NeuralIllumination.Charts;

/// <summary>How what stands in an element looks, as far as the elements around it say.</summary>
internal sealed record Look(
    string Fill,
    string Stroke,
    double Opacity,
    double FillOpacity,
    double StrokeOpacity,
    double StrokeWidth,
    bool IsRound,
    (double On, double Off)? Dashes,
    double FontSize,
    bool IsBold,
    string Anchor
)
{
    /// <summary>What SVG has where nothing is said.</summary>
    public static Look Start { get; } = new("#000000", "none", 1, 1, 1, 1, false, null, 16, false, "start");

    /// <summary>With what an element says of itself. A group's opacity is given on to its parts, which here never overlap.</summary>
    public Look With(XElement element) =>
        new(
            element.Attribute("fill")?.Value ?? Fill,
            element.Attribute("stroke")?.Value ?? Stroke,
            Opacity * Number(element, "opacity", 1),
            Number(element, "fill-opacity", FillOpacity),
            Number(element, "stroke-opacity", StrokeOpacity),
            Number(element, "stroke-width", StrokeWidth),
            element.Attribute("stroke-linecap") is { } cap ? cap.Value == "round" : IsRound,
            element.Attribute("stroke-dasharray") is { } dashes ? Pair(dashes.Value) : Dashes,
            Number(element, "font-size", FontSize),
            element.Attribute("font-weight") is { } weight ? weight.Value is "600" or "700" or "bold" : IsBold,
            element.Attribute("text-anchor")?.Value ?? Anchor
        );

    public static double Number(XElement element, string name, double otherwise) =>
        element.Attribute(name) is { } attribute
            ? double.Parse(attribute.Value, CultureInfo.InvariantCulture)
            : otherwise;

    private static (double, double)? Pair(string written)
    {
        double[] numbers = [.. written.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[^1]);
    }
}
