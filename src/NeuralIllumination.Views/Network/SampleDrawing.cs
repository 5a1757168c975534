using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws what enters the network: a picture's pixels, or a column of values.</summary>
internal static class SampleDrawing
{
    public static void Draw(
        SvgPicture svg,
        StepRecord step,
        int row,
        LayerLayout input,
        IReadOnlyList<Contribution> bright,
        bool backward,
        bool isStacked
    )
    {
        Matrix x = step.Layers[0].X;
        if (input.IsPicture)
            DrawPixels(svg, x.Row(row).ToArray(), step.Shape.Width, input, bright, backward);
        else
            DrawColumn(svg, x, row, input, isStacked);
    }

    private static void DrawPixels(
        SvgPicture svg,
        double[] pixels,
        int columns,
        LayerLayout input,
        IReadOnlyList<Contribution> bright,
        bool backward
    )
    {
        UnitLayout first = input.Units[0];
        double gap = first.Width >= 14 ? 2 : 0;
        Cells.Pixels(svg, pixels, columns, new Spot(first.X, first.Y), first.Width, gap);
        UnitLayout last = input.Units[^1];
        svg.Add(
            $"<rect x=\"{first.X - 4}\" y=\"{first.Y - 4}\" width=\"{last.X + last.Width - first.X + 8 - gap}\" height=\"{last.Y + last.Height - first.Y + 8 - gap}\" rx=\"4\" fill=\"none\" stroke=\"{svg.Theme.Edge}\"/>\n"
        );

        // A bead on each pixel that a bright synapse leaves, in the hue of the strongest: the line itself begins at the edge.
        foreach (IGrouping<int, Contribution> pixel in bright.Where(c => c.Layer == 1).GroupBy(c => c.Input))
        {
            UnitLayout place = input.Units[pixel.Key];
            Contribution strongest = pixel.MaxBy(c => Math.Abs(c.Value));
            string hue = backward ? svg.Theme.Backward : svg.Theme.Sign(strongest.Weight);
            double radius = Math.Max(1.5, 0.2 * place.Width);
            svg.Add(
                $"<circle cx=\"{place.Centre.X - gap / 2}\" cy=\"{place.Centre.Y - gap / 2}\" r=\"{radius}\" fill=\"{hue}\" stroke=\"{svg.Theme.Stage}\" stroke-width=\"1.5\"/>"
            );
            svg.Add($"<circle cx=\"{place.Out.X}\" cy=\"{place.Out.Y}\" r=\"2\" fill=\"{hue}\"/>\n");
        }
    }

    private static void DrawColumn(SvgPicture svg, Matrix x, int row, LayerLayout input, bool isStacked)
    {
        double most = Strength.Most(x.Row(row).ToArray());
        foreach (UnitLayout unit in input.Units)
        {
            double value = x[row, unit.Unit];
            double radius = Math.Min(6, unit.Height / 2);
            Spot lamp = isStacked ? new(unit.Out.X, unit.Out.Y - radius) : new(unit.Out.X - radius, unit.Out.Y);
            Glow.Halo(svg, lamp, radius, Strength.Logarithmic(value, most), backward: false);
            svg.Add(
                $"<circle cx=\"{lamp.X}\" cy=\"{lamp.Y}\" r=\"{radius}\" fill=\"{(value == 0 ? svg.Theme.Raised : svg.Theme.Forward)}\" stroke=\"{svg.Theme.Edge}\"><title>x[{unit.Unit}] = {Numbers.Full(value)}</title></circle>\n"
            );
            if (isStacked)
            {
                svg.Text(lamp.X + radius + 4, lamp.Y + 5, $"x{unit.Unit}", svg.Theme.Muted);
                string written = Numbers.Fitting(value, StackedLayout.ValueRoom, svg.TextSize);
                svg.Text(lamp.X, lamp.Y - radius - 8, written, anchor: "middle");
                continue;
            }

            svg.Text(unit.X, unit.Out.Y + 5.5, $"x{unit.Unit}", svg.Theme.Muted);
            svg.Text(lamp.X - radius - 8, unit.Out.Y + 5.5, Numbers.Plain(value), anchor: "end");
        }
    }
}
