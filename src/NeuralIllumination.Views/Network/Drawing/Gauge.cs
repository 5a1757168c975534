namespace NeuralIllumination.Views;

/// <summary>
/// A gauge: three quarters of a circle open below, filled from 0 to the value. It serves where a full circle would say too much: one output
/// between two classes, and outputs that are no share of anything. Of a quantity it is a scale to both sides of 0, with a mark where y is.
/// </summary>
internal static class Gauge
{
    private const double Sweep = 270;

    /// <summary>Draws a gauge.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="at">The middle.</param>
    /// <param name="radius">To the middle of the band.</param>
    /// <param name="value">ŷ; beyond the scale it stands at its end, with an arrow that says that it goes on.</param>
    /// <param name="reading">How it is to be read.</param>
    /// <param name="colour">The fill.</param>
    /// <param name="quantity">Of regression, how far the scale reaches to both sides of 0, and y, where it has a mark; else null.</param>
    public static void Draw(
        SvgPicture svg,
        Spot at,
        double radius,
        double value,
        Reading reading,
        string colour,
        (double Reach, double Target)? quantity = null
    )
    {
        Theme theme = svg.Theme;
        (double from, double to) =
            quantity is { } scale ? (-scale.Reach, scale.Reach)
            : reading.IsProbability ? (0, 1)
            : (-0.5, 1.5);
        svg.Add(
            $"<path fill=\"none\" stroke=\"{theme.Edge}\" stroke-width=\"2.5\" stroke-linecap=\"round\" d=\"{Arc(at, radius, Turn(from), Turn(to))}\"/>"
        );
        if (double.IsFinite(value))
        {
            svg.Add(
                $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"6\" d=\"{Arc(at, radius, Turn(0), Turn(value))}\"/>\n"
            );
            if (value < from || value > to)
                Beyond(svg, at, radius, Turn(value), colour);
        }

        if (quantity is { Target: var target })
        {
            Tick(svg, at, radius, Turn(0), 5, theme.Muted);
            Tick(svg, at, radius, Turn(target), 12, theme.Text);
        }
        else if (!reading.IsProbability)
        {
            Tick(svg, at, radius, Turn(0), 5, theme.Muted);
            Tick(svg, at, radius, Turn(1), 5, theme.Muted);
        }

        if (reading.IsSingle)
            Tick(svg, at, radius, Turn(Reading.Threshold), 9, theme.Text);
        if (reading.IsSingle && radius >= 45)
            Names(svg, at, radius, reading);

        double Turn(double v) => Sweep * (Math.Clamp((v - from) / (to - from), 0, 1) - 0.5);
    }

    private static void Names(SvgPicture svg, Spot at, double radius, Reading reading)
    {
        svg.Text(
            at.X,
            at.Y - radius + 26,
            reading.IsProbability ? "50%" : "0.5",
            svg.Theme.Muted,
            svg.TextSize,
            anchor: "middle"
        );
        if (reading.IsProbability)
            return;
        Spot zero = Point(at, radius - 15, -Sweep / 4);
        Spot one = Point(at, radius - 15, Sweep / 4);
        svg.Text(zero.X, zero.Y + 7, "0", svg.Theme.Muted, anchor: "middle");
        svg.Text(one.X, one.Y + 7, "1", svg.Theme.Muted, anchor: "middle");
    }

    private static void Tick(SvgPicture svg, Spot at, double radius, double degrees, double length, string colour)
    {
        Spot inner = Point(at, radius - length / 2 - 1, degrees);
        Spot outer = Point(at, radius + length / 2, degrees);
        svg.Add($"<path stroke=\"{colour}\" stroke-width=\"2\" d=\"M{inner.X} {inner.Y}L{outer.X} {outer.Y}\"/>\n");
    }

    private static void Beyond(SvgPicture svg, Spot at, double radius, double degrees, string colour)
    {
        Spot end = Point(at, radius, degrees);
        double heading = degrees > 0 ? degrees : degrees + 180;
        svg.Add(
            $"<path transform=\"translate({end.X} {end.Y}) rotate({heading:0})\" fill=\"{colour}\" d=\"M-1 -7L11 0L-1 7z\"/>\n"
        );
    }

    private static Markup Arc(Spot at, double radius, double from, double to)
    {
        Spot start = Point(at, radius, from);
        Spot end = Point(at, radius, to);
        int large = Math.Abs(to - from) > 180 ? 1 : 0;
        return $"M{start.X} {start.Y}A{radius} {radius} 0 {large} {(to > from ? 1 : 0)} {end.X} {end.Y}";
    }

    // Degrees run clockwise from the top.
    private static Spot Point(Spot at, double radius, double degrees)
    {
        double angle = degrees * Math.PI / 180;
        return new Spot(at.X + radius * Math.Sin(angle), at.Y - radius * Math.Cos(angle));
    }
}
