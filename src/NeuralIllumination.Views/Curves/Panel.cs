namespace NeuralIllumination.Views;

/// <summary>Draws one chart: axes with their ticks, lines, and the lines' names at their right ends, none over another.</summary>
internal sealed class Panel(SvgPicture svg, Axis x, Axis y)
{
    private const double LabelHeight = 21;

    private readonly List<IReadOnlyList<Spot>> drawn = [];

    public void Frame(string title, IEnumerable<int> epochs, IEnumerable<(double Value, string Name)> ticks)
    {
        Theme theme = svg.Theme;
        svg.Text(x.Start - 46, y.End - 18, title, bold: true);
        foreach ((double value, string name) in ticks)
        {
            double at = y.Place(value);
            svg.Add($"<path stroke=\"{theme.Edge}\" stroke-opacity=\"0.5\" d=\"M{x.Start} {at}H{x.End}\"/>");
            svg.Text(x.Start - 8, at + 5, name, theme.Muted, anchor: "end");
        }

        svg.Add($"<path stroke=\"{theme.Edge}\" d=\"M{x.Start} {y.Start}H{x.End}\"/>\n");
        foreach (int epoch in epochs)
        {
            double at = x.Place(epoch);
            svg.Add($"<path stroke=\"{theme.Edge}\" d=\"M{at} {y.Start}v5\"/>");
            svg.Text(at, y.Start + 22, Numbers.Count(epoch), theme.Muted, anchor: "middle");
        }

        svg.Text((x.Start + x.End) / 2, y.Start + 42, "epoch", theme.Muted, anchor: "middle");
    }

    /// <summary>Draws the curves and names them.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="room">How wide a name may be.</param>
    /// <param name="isCut">Whether a curve is cut off where it leaves the axis; else it runs along the edge and is marked.</param>
    public void Lines(IReadOnlyList<Curve> curves, double room, bool isCut = false)
    {
        // Training over test, so that the solid line stays whole.
        foreach (Curve curve in curves.Reverse())
            Line(curve, isCut);
        List<(Curve Curve, double Y)> ends =
        [
            .. curves
                .Where(curve => Known(curve).Any())
                .Select(curve => (curve, y.Place(Known(curve).Last().Value)))
                .OrderBy(e => e.Item2),
        ];
        double[] places = Spread([.. ends.Select(end => end.Y)], y.End + 4, y.Start - 2);
        for (int i = 0; i < ends.Count; i++)
        {
            (Curve curve, double from) = ends[i];
            svg.Add(
                $"<path fill=\"none\" stroke=\"{curve.Colour}\" stroke-opacity=\"0.6\" d=\"M{x.End + 2} {from}L{x.End + 14} {places[i]}\"/>"
            );
            svg.Text(
                x.End + 18,
                places[i] + 5,
                Words.Fit($"{curve.Name} {curve.Last}", Math.Min(room, svg.Width - x.End - 22), svg.TextSize - 1),
                curve.Colour
            );
        }
    }

    /// <summary>Marks a curve's smallest value: a point, a line at its height to the end, so that one sees what came after, and words.</summary>
    /// <param name="epoch">When it was.</param>
    /// <param name="value">The value.</param>
    /// <param name="colour">The curve's colour.</param>
    /// <param name="words">What is written; the first that there is room for.</param>
    public void Smallest(int epoch, double value, string colour, params IReadOnlyList<string> words)
    {
        double across = x.Place(epoch);
        double up = y.Place(value);
        if (x.End - across > 12)
            svg.Add(
                $"<path fill=\"none\" stroke=\"{svg.Theme.Muted}\" stroke-width=\"1.2\" stroke-dasharray=\"2 4\" d=\"M{across + 8} {up}H{x.End}\"/>"
            );
        Ring(epoch, value, colour);
        if (words.Count == 0)
            return;
        double size = svg.TextSize;
        string shown = words.FirstOrDefault(line => Words.Width(line, size) <= x.End - x.Start - 8) ?? words[^1];
        double half = Words.Width(shown, size) / 2;
        double near = Math.Max(x.Start + 4 + half, Math.Min(across, x.End - 4 - half));

        // Below the point or above it, else where no curve is.
        (double Middle, double Base)[] places =
        [
            (near, up + 28),
            (near, up - 16),
            (x.End - 4 - half, up + 28),
            (x.End - 4 - half, up - 16),
            (near, up + 54),
            (x.End - 4 - half, up + 54),
            (x.End - 4 - half, y.End + 18),
            (x.End - 4 - half, y.Start - 8),
            (x.Start + 4 + half, y.Start - 8),
        ];
        (double middle, double at) = places
            .Where(place => place.Base >= y.End + size && place.Base <= y.Start - 6)
            .MinBy(place =>
                Clearance.Crossings(drawn, place.Middle - half, place.Middle + half, place.Base - size, place.Base + 5)
            );
        svg.Text(middle, at, shown, svg.Theme.Text, anchor: "middle");
    }

    /// <summary>A ring around a point of a curve.</summary>
    public void Ring(int epoch, double value, string colour) =>
        svg.Add(
            $"<circle cx=\"{x.Place(epoch)}\" cy=\"{y.Place(value)}\" r=\"5\" fill=\"{svg.Theme.Stage}\" stroke=\"{colour}\" stroke-width=\"2.4\"/>\n"
        );

    private static IEnumerable<(int Epoch, double Value)> Known(Curve curve) =>
        curve.Points.Where(p => p.Value is { } v && double.IsFinite(v)).Select(p => (p.Epoch, p.Value!.Value));

    private void Line(Curve curve, bool isCut)
    {
        (int Epoch, double Value)[] known = [.. Known(curve)];
        if (known.Length == 0)
            return;
        IReadOnlyList<(int Epoch, double Value)> points = Thinned.Of(known);
        Markup path = isCut ? Cut(points) : Markup.Empty;
        if (!isCut)
            foreach ((int epoch, double value) in points)
                path.Add($"{(path.IsEmpty ? "M" : "L")}{x.Place(epoch):0.#} {y.Place(value):0.#}");
        if (path.IsEmpty)
            return;
        drawn.Add([.. points.Select(p => new Spot(x.Place(p.Epoch), y.Place(p.Value)))]);
        Markup dashes = curve.IsDashed ? (Markup)$" stroke-dasharray=\"6 5\"" : Markup.Empty;
        svg.Add(
            $"<path fill=\"none\" stroke=\"{curve.Colour}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{dashes} d=\"{path}\"><title>{curve.Name} {curve.Last}</title></path>\n"
        );
        if (known.Length == 1)
            svg.Add(
                $"<circle cx=\"{x.Place(known[0].Epoch)}\" cy=\"{y.Place(known[0].Value)}\" r=\"4\" fill=\"{curve.Colour}\"/>\n"
            );
        if (!y.IsLogarithmic && !isCut)
            Clipped(curve, known);
    }

    // What lies within the axis: each piece begins and ends where the curve crosses the upper edge.
    private Markup Cut(IReadOnlyList<(int Epoch, double Value)> points)
    {
        Markup path = Markup.Empty;
        for (int i = 0; i < points.Count; i++)
        {
            (int epoch, double value) = points[i];
            bool isInside = value <= y.To;
            bool wasInside = i > 0 && points[i - 1].Value <= y.To;
            if (i > 0 && isInside != wasInside)
            {
                (int Epoch, double Value) before = points[i - 1];
                double share = (y.To - before.Value) / (value - before.Value);
                double from = x.Place(before.Epoch);
                double edge = from + share * (x.Place(epoch) - from);
                path.Add($"{(wasInside ? "L" : "M")}{edge:0.#} {y.End:0.#}");
            }

            if (isInside)
                path.Add($"{(i == 0 ? "M" : "L")}{x.Place(epoch):0.#} {y.Place(value):0.#}");
        }

        return path;
    }

    // A value above the axis is drawn at its edge, and a triangle says that it goes on.
    private void Clipped(Curve curve, (int Epoch, double Value)[] known)
    {
        double last = double.NegativeInfinity;
        foreach ((int epoch, double value) in known.Where(p => p.Value > y.To))
        {
            double at = x.Place(epoch);
            if (at - last < 16)
                continue;
            last = at;
            svg.Add(
                $"<path fill=\"{curve.Colour}\" d=\"M{at} {y.End - 10}l6 9h-12z\"><title>{Numbers.Full(value)} at epoch {epoch}, above the axis</title></path>\n"
            );
        }
    }

    private static double[] Spread(double[] wanted, double top, double bottom)
    {
        double[] places = [.. wanted];
        for (int i = 0; i < places.Length; i++)
            places[i] = Math.Max(places[i], i == 0 ? top : places[i - 1] + LabelHeight);
        double limit = bottom;
        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i] = Math.Min(places[i], limit);
            limit = places[i] - LabelHeight;
        }

        return places;
    }
}
