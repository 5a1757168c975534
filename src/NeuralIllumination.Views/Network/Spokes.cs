namespace NeuralIllumination.Views;

/// <summary>Draws the sign of a gradient: six spokes around a unit, slowly turning.</summary>
internal static class Spokes
{
    public const int Count = 6;

    /// <summary>Spokes around every unit whose strength is above 0, from <c>Inner</c> outward, longer for a larger |δ|.</summary>
    public static void Draw(SvgPicture svg, IEnumerable<(Spot At, double Inner, double Outer, double Strength)> units)
    {
        (Spot At, double Inner, double Outer, double Strength)[] turning = [.. units.Where(unit => unit.Strength > 0)];
        if (turning.Length == 0)
            return;
        Motion.Spokes(svg);
        svg.Group(
            $"stroke=\"{svg.Theme.Backward}\" stroke-width=\"2\" stroke-linecap=\"round\" class=\"{SvgPicture.Name("turn")}\"",
            () =>
            {
                foreach ((Spot at, double inner, double outer, double strength) in turning)
                    svg.Add(
                        $"<g transform=\"translate({at.X:0.#},{at.Y:0.#})\" opacity=\"{0.35 + 0.65 * strength:0.#}\"><use href=\"{Shape(svg, inner, outer, strength)}\"/></g>\n"
                    );
            }
        );
    }

    private static Markup Shape(SvgPicture svg, double inner, double outer, double strength)
    {
        double end = inner + (outer - inner) * (0.4 + 0.2 * Math.Ceiling(3 * strength));
        return svg.Shape(
            $"k{inner:0}-{end:0}",
            id => $"<path id=\"{id}\" d=\"{Enumerable.Range(0, Count).Select(i => Spoke(i, inner, end))}\"/>"
        );
    }

    private static Markup Spoke(int index, double inner, double outer)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * index / Count);
        return $"M{inner * sin:0.#},{-inner * cos:0.#}L{outer * sin:0.#},{-outer * cos:0.#}";
    }
}
