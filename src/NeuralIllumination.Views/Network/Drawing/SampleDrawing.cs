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
        bool isStacked,
        PlaneRecord? plane
    )
    {
        Matrix x = step.Layers[0].X;
        if (input.IsPicture)
        {
            DrawPixels(svg, x.Row(row).ToArray(), step.Shape.Width, input, bright, backward);
            return;
        }

        if (input.PlaneSide > 0 && plane is not null)
            PlaneDrawing.Draw(svg, step, row, input, plane);
        DrawColumn(svg, x, row, input, step.Shape, isStacked);
    }

    private static void DrawPixels(
        SvgPicture svg,
        double[] values,
        int columns,
        LayerLayout input,
        IReadOnlyList<Contribution> bright,
        bool backward
    )
    {
        UnitLayout first = input.Units[0];
        double gap = first.Width >= 14 ? 2 : 0;
        Cells.Pixels(svg, values, columns, new Spot(first.X, first.Y), first.Width, gap);
        UnitLayout last = input.Units[^1];
        svg.Add(
            $"<rect x=\"{first.X - 4:0.#}\" y=\"{first.Y - 4:0.#}\" width=\"{last.X + last.Width - first.X + 8 - gap}\" height=\"{last.Y + last.Height - first.Y + 8 - gap}\" rx=\"4\" fill=\"none\" stroke=\"{svg.Theme.Edge}\"/>\n"
        );

        // A bead on each pixel that a bright synapse leaves, in the hue of the strongest: the line itself begins at the edge.
        var beads =
            from c in bright
            where c.Layer == 1
            group c by c.Input into pixel
            let strongest = pixel.MaxBy(c => Math.Abs(c.Value))
            group input.Units[pixel.Key] by backward ? svg.Theme.Backward : svg.Theme.Sign(strongest.Weight);
        foreach (IGrouping<string, UnitLayout> hue in beads.OrderBy(g => g.Key))
        {
            double radius = Math.Max(1.5, 0.2 * first.Width);
            Markup pixels = Markup.Empty;
            Markup ports = Markup.Empty;
            foreach (UnitLayout place in hue)
            {
                pixels.Add($"M{place.Centre.X - gap / 2:0.#},{place.Centre.Y - gap / 2:0.#}h0");
                ports.Add($"M{place.Out.X:0.#},{place.Out.Y:0.#}h0");
            }

            svg.Add(
                $"<g stroke=\"{hue.Key}\" stroke-linecap=\"round\"><path stroke=\"{svg.Theme.Stage}\" stroke-width=\"{2 * radius + 3:0.#}\" d=\"{pixels}\"/><path stroke-width=\"{2 * radius:0.#}\" d=\"{pixels}\"/><path stroke-width=\"4\" d=\"{ports}\"/></g>\n"
            );
        }
    }

    private static void DrawColumn(
        SvgPicture svg,
        Matrix x,
        int row,
        LayerLayout input,
        PictureShape shape,
        bool isStacked
    )
    {
        double most = Strength.Most(x.Row(row).ToArray());
        foreach (UnitLayout unit in input.Units)
        {
            double value = x[row, unit.Unit];
            double radius = Math.Min(6, unit.Height / 2);
            Spot lamp = isStacked ? new(unit.Out.X, unit.Out.Y - radius) : new(unit.Out.X - radius, unit.Out.Y);
            svg.Group(
                $"fill=\"{Glow.Light(svg, backward: false)}\"",
                () => Glow.Halo(svg, lamp, 2 * radius, Strength.Logarithmic(value, most))
            );
            svg.Add(
                $"<circle cx=\"{lamp.X:0.#}\" cy=\"{lamp.Y:0.#}\" r=\"{radius:0.#}\" fill=\"{(value == 0 ? svg.Theme.Raised : svg.Theme.Forward)}\" stroke=\"{svg.Theme.Edge}\"><title>x[{unit.Unit}] = {Numbers.Full(value)}</title></circle>\n"
            );
            if (isStacked)
            {
                svg.Text(lamp.X + radius + 4, lamp.Y + 5, shape.InputName(unit.Unit), svg.Theme.Muted);
                string written = Numbers.Fitting(value, NarrowText.ValueRoom, svg.TextSize);
                svg.Text(lamp.X, lamp.Y - radius - 8, written, anchor: "middle");
                continue;
            }

            svg.Text(unit.X, unit.Out.Y + 5.5, shape.InputName(unit.Unit), svg.Theme.Muted);
            svg.Text(lamp.X - radius - 8, unit.Out.Y + 5.5, Numbers.Plain(value), anchor: "end");
        }
    }
}
