using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws what a network says of every place of a plane, the samples on it, and each hidden unit's own function beside it.</summary>
/// <param name="headline">What stands over it.</param>
/// <param name="description">What is seen, in words.</param>
/// <param name="plane">What the network makes of the plane.</param>
/// <param name="reading">How its outputs are read.</param>
/// <param name="most">How far quantities reach, both ways of 0.</param>
/// <param name="learned">What it says of the samples to learn from.</param>
/// <param name="tested">What it says of those to be tested on.</param>
/// <param name="theme">The stage's colours.</param>
internal sealed class BoundaryPicture(
    string headline,
    string description,
    PlaneRecord plane,
    Reading reading,
    double most,
    IReadOnlyList<PredictionRecord> learned,
    IReadOnlyList<PredictionRecord> tested,
    Theme theme
)
{
    // More samples of a set would be a cloud.
    private const int MostDrawn = 600;

    // Of a layer.
    private const int MostUnits = 16;
    private const int Across = 4;
    private const double Top = 64;
    private const double Tile = 76;
    private const double Row = 104;
    private const double Radius = 4;

    private bool IsLine => plane.Rows == 1;

    private int Hidden => plane.Architecture.Layers.Count - 2;

    /// <summary>Both pictures, for wide pages and narrow ones.</summary>
    public Markup Pictures() =>
        Figure.Picture(
            new NarrowPicture(Draw(isNarrow: true), WidthOf(true), HeightOf(true)),
            Draw(isNarrow: false),
            description,
            WidthOf(false),
            HeightOf(false)
        );

    /// <summary>A class with the letter that stands in its field: A, B, C.</summary>
    public string NameOf(int label) =>
        !IsLine && Surface.Letter(label) is { } letter ? $"{letter}: {reading.NameOf(label)}" : reading.NameOf(label);

    /// <summary>One of them.</summary>
    public string Draw(bool isNarrow)
    {
        SvgPicture svg = new(WidthOf(isNarrow), HeightOf(isNarrow), description, theme);
        svg.Text(24, 38, Words.Fit(headline, svg.Width - 48, isNarrow ? 17 : 20), size: isNarrow ? 17 : 20, bold: true);
        (Spot at, double side) = Square(isNarrow);
        svg.Add($"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{side}\" height=\"{side}\" fill=\"{theme.Raised}\"/>\n");
        if (IsLine)
            Line(svg, at, side);
        else
            Fields(svg, at, side);
        Axes(svg, at, side);
        double y = Legend(svg, isNarrow ? at.X : at.X + side + 40, isNarrow ? at.Y + side + 62 : at.Y + 14, isNarrow);
        Units(svg, isNarrow ? 24 : at.X + side + 40, y + 22, isNarrow);
        return svg.ToString();
    }

    private void Fields(SvgPicture svg, Spot at, double side)
    {
        Surface.Outputs(svg, plane, reading, most, at, side);
        Samples(svg, at, side, p => new(p.Sample.Pixels[0], p.Sample.Pixels[1]));
        if (!reading.IsRegression)
            Surface.Letters(svg, plane, reading, at, side, 24);
    }

    private void Line(SvgPicture svg, Spot at, double side)
    {
        PlaneDrawing.Curves(svg, plane, reading, PlaneDrawing.Box(reading, most, at, side));
        Samples(svg, at, side, p => new(p.Sample.Pixels[0], PlaneDrawing.HeightOf(p.Sample, reading)));
    }

    private void Samples(SvgPicture svg, Spot at, double side, Func<PredictionRecord, Spot> placeOf)
    {
        FunctionCurve box = IsLine ? PlaneDrawing.Box(reading, most, at, side) : new(at, side, -plane.Span, plane.Span);
        Markup crosses = Markup.Empty;
        foreach ((IReadOnlyList<PredictionRecord> set, bool isTested) in new[] { (learned, false), (tested, true) })
        {
            foreach (
                var alike in set.Take(MostDrawn)
                    .GroupBy(p => PlaneDrawing.HueOf(theme, p.Sample, IsLine))
                    .OrderBy(g => g.Key)
            )
            {
                Markup marks = Markup.Empty;
                foreach (PredictionRecord p in alike)
                {
                    (double x, double y) = placeOf(p);
                    Spot spot = box.Place(Math.Clamp((x / plane.Span + 1) / 2, 0, 1), y);
                    marks.Add(isTested ? PlaneMark.Square(spot, Radius) : PlaneMark.Disc(spot, Radius));
                    if (!p.IsRight && !reading.IsRegression)
                        crosses.Add(PlaneMark.Cross(spot, Radius));
                }

                svg.Add(
                    $"<path fill=\"{alike.Key}\" stroke=\"{(isTested ? theme.Text : theme.Stage)}\" stroke-width=\"1.2\" d=\"{marks}\"/>\n"
                );
            }
        }

        if (!crosses.IsEmpty)
            svg.Add(
                $"<path fill=\"none\" stroke=\"{theme.Stage}\" stroke-width=\"4\" d=\"{crosses}\"/><path fill=\"none\" stroke=\"{theme.Wrong}\" stroke-width=\"2\" d=\"{crosses}\"/>\n"
            );
    }

    private void Axes(SvgPicture svg, Spot at, double side)
    {
        svg.Add(
            $"<path fill=\"none\" stroke=\"{theme.Muted}\" stroke-opacity=\"0.5\" stroke-dasharray=\"2 4\" d=\"M{at.X},{at.Y + side / 2}h{side}M{at.X + side / 2},{at.Y}v{side}\"/><rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{side}\" height=\"{side}\" fill=\"none\" stroke=\"{theme.Edge}\"/>\n"
        );
        (double low, double high) = IsLine ? PlaneDrawing.Ends(reading, most) : (-plane.Span, plane.Span);
        svg.Text(at.X, at.Y + side + 22, Numbers.End(-plane.Span), theme.Muted, anchor: "middle");
        svg.Text(at.X + side, at.Y + side + 22, Numbers.End(plane.Span), theme.Muted, anchor: "middle");
        svg.Text(at.X + side / 2, at.Y + side + 22, IsLine ? "x" : "x0", anchor: "middle");
        svg.Text(at.X - 8, at.Y + side, Numbers.End(low), theme.Muted, anchor: "end");
        svg.Text(at.X - 8, at.Y + 12, Numbers.End(high), theme.Muted, anchor: "end");
        svg.Text(at.X - 8, at.Y + side / 2 + 5, IsLine ? "ŷ" : "x1", anchor: "end");
    }

    /// <summary>What hues, letters and marks mean; gives where it ends.</summary>
    private double Legend(SvgPicture svg, double x, double y, bool isNarrow)
    {
        double room = svg.Width - x - 56;
        if (reading.IsRegression && !IsLine)
        {
            (string, string)[] signs =
            [
                (theme.Positive, $"{reading.NameOf(0)} above 0, up to {Numbers.End(most)}"),
                (theme.Negative, $"{reading.NameOf(0)} below 0"),
            ];
            foreach ((string hue, string words) in signs)
                y = Entry(
                    svg,
                    x,
                    y,
                    $"<path fill=\"{hue}\" d=\"M{x},{y - 12}h14v14h-14z\"/>\n",
                    Words.Fit(words, room, svg.TextSize)
                );
        }
        else if (!reading.IsRegression)
        {
            for (int label = 0; label < Surface.CountOf(reading); label++)
            {
                string name = NameOf(label);
                y = Entry(
                    svg,
                    x,
                    y,
                    $"<path fill=\"{theme.Class(label)}\" d=\"M{x},{y - 12}h14v14h-14z\"/>\n",
                    Words.Fit(name, room, svg.TextSize)
                );
            }
        }

        Spot place = new(x + 7, y - 5);
        y = Entry(
            svg,
            x,
            y,
            $"<path fill=\"{theme.Muted}\" d=\"{PlaneMark.Disc(place, Radius + 1)}\"/>\n",
            Words.Fit($"{Numbers.Count(learned.Count)} to learn from", room, svg.TextSize)
        );
        if (tested.Count > 0)
        {
            place = new(x + 7, y - 5);
            y = Entry(
                svg,
                x,
                y,
                $"<path fill=\"{theme.Muted}\" stroke=\"{theme.Text}\" stroke-width=\"1.2\" d=\"{PlaneMark.Square(place, Radius + 1)}\"/>\n",
                Words.Fit($"{Numbers.Count(tested.Count)} to be tested on", room, svg.TextSize)
            );
        }

        if (!reading.IsRegression)
        {
            place = new(x + 7, y - 5);
            y = Entry(
                svg,
                x,
                y,
                $"<path fill=\"none\" stroke=\"{theme.Wrong}\" stroke-width=\"2\" d=\"{PlaneMark.Cross(place, Radius)}\"/>\n",
                "taken for another class"
            );
        }

        return isNarrow ? y + 6 : y;
    }

    private static double Entry(SvgPicture svg, double x, double y, Markup sign, string words)
    {
        svg.Add(sign);
        svg.Text(x + 24, y, words, svg.Theme.Text);
        return y + 26;
    }

    /// <summary>Each hidden unit's function, layer by layer.</summary>
    private void Units(SvgPicture svg, double x, double y, bool isNarrow)
    {
        for (int layer = 1; layer <= Hidden; layer++)
        {
            int count = plane.Architecture.Layers[layer];
            int shown = Math.Min(count, MostUnits);
            string units = (shown < count ? $"{shown} of " : "") + Numbers.Count(count, "unit");
            svg.Text(x, y, $"hidden layer {layer}: {units}, largest |a|", theme.Muted);
            for (int unit = 0; unit < shown; unit++)
            {
                Spot at = new(x + (Tile + 12) * (unit % Across), y + 12 + Row * (unit / Across));
                UnitTile(svg, layer, unit, at);
            }

            y += 34 + Row * ((shown + Across - 1) / Across);
        }
    }

    private void UnitTile(SvgPicture svg, int layer, int unit, Spot at)
    {
        double[] values = plane.Values(layer, unit);
        double highest = Strength.Most(values);
        svg.Add($"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{Tile}\" height=\"{Tile}\" fill=\"{theme.Raised}\"/>\n");
        if (IsLine)
        {
            double reach = highest > 0 ? highest : 1;
            svg.Add(
                $"<path stroke=\"{theme.Edge}\" d=\"M{at.X},{at.Y + Tile / 2}h{Tile}\"/><path fill=\"none\" stroke=\"{theme.Positive}\" stroke-width=\"2\" d=\"{new FunctionCurve(at, Tile, -reach, reach).Path(values)}\"/>\n"
            );
        }
        else
            Surface.Quantity(svg, values, highest, plane.Side, 3, at, Tile, 0.2);
        svg.Add(
            $"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{Tile}\" height=\"{Tile}\" fill=\"none\" stroke=\"{theme.Edge}\"><title>a from {Numbers.Full(values.Min())} to {Numbers.Full(values.Max())}</title></rect>\n"
        );
        string name = $"{unit}: ";
        double room = Tile + 4 - Words.Width(name, svg.TextSize);
        string written = name + (highest == 0 ? "0" : Numbers.Fitting(highest, room, svg.TextSize));
        svg.Text(at.X, at.Y + Tile + 18, written, theme.Muted);
    }

    private static double WidthOf(bool isNarrow) => isNarrow ? 400 : 960;

    private static (Spot At, double Side) Square(bool isNarrow) => isNarrow ? (new(48, Top), 330) : (new(64, Top), 440);

    private double HeightOf(bool isNarrow)
    {
        (Spot at, double side) = Square(isNarrow);
        int entries =
            (reading.IsRegression ? (IsLine ? 0 : 2) : Surface.CountOf(reading) + 1) + (tested.Count > 0 ? 2 : 1);
        double units = Enumerable
            .Range(1, Hidden)
            .Sum(layer => 34 + Row * ((Math.Min(plane.Architecture.Layers[layer], MostUnits) + Across - 1) / Across));
        return isNarrow
            ? at.Y + side + 62 + 26 * entries + 28 + units
            : Math.Max(at.Y + side + 40, at.Y + 14 + 26 * entries + 22 + units - 16);
    }
}
