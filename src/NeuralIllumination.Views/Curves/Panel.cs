namespace NeuralIllumination.Views;

/// <summary>Draws one chart: axes with their ticks, lines, and the lines' names at their right ends, none over another.</summary>
internal sealed class Panel(SvgPicture svg, Axis x, Axis y)
{
    private const double LabelHeight = 21;

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

    public void Lines(IReadOnlyList<Curve> curves, double room)
    {
        // Training over test, so that the solid line stays whole.
        foreach (Curve curve in curves.Reverse())
            Line(curve);
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

    private static IEnumerable<(int Epoch, double Value)> Known(Curve curve) =>
        curve.Points.Where(p => p.Value is { } v && double.IsFinite(v)).Select(p => (p.Epoch, p.Value!.Value));

    private void Line(Curve curve)
    {
        (int Epoch, double Value)[] known = [.. Known(curve)];
        if (known.Length == 0)
            return;
        Markup path = Markup.Empty;
        foreach ((int epoch, double value) in Thinned.Of(known))
            path.Add($"{(path.IsEmpty ? "M" : "L")}{x.Place(epoch):0.#} {y.Place(value):0.#}");

        Markup dashes = curve.IsDashed ? (Markup)$" stroke-dasharray=\"6 5\"" : Markup.Empty;
        svg.Add(
            $"<path fill=\"none\" stroke=\"{curve.Colour}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{dashes} d=\"{path}\"><title>{curve.Name} {curve.Last}</title></path>\n"
        );
        if (known.Length == 1)
            svg.Add(
                $"<circle cx=\"{x.Place(known[0].Epoch)}\" cy=\"{y.Place(known[0].Value)}\" r=\"4\" fill=\"{curve.Colour}\"/>\n"
            );
        if (!y.IsLogarithmic)
            Clipped(curve, known);
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
