namespace NeuralIllumination.Views;

/// <summary>Draws small pictures of numbers: pixels, or units' weights.</summary>
internal static class Cells
{
    private const int PixelLevels = 8;
    private const int WeightLevels = 4;

    /// <summary>Pixels as light: 0 (or the least) is dark, the largest is bright.</summary>
    public static void Pixels(
        SvgPicture svg,
        IReadOnlyList<double> values,
        int columns,
        Spot at,
        double cell,
        double gap
    )
    {
        double most = Math.Max(1, Strength.Most(values));
        Theme theme = svg.Theme;
        Grid grid = new(
            [.. values.Select(value => (int)Math.Round(PixelLevels * Strength.Linear(value, most)))],
            columns,
            at
        );
        int rows = (values.Count + columns - 1) / columns;
        svg.Add(
            $"<rect x=\"{at.X:0.##}\" y=\"{at.Y:0.##}\" width=\"{cell * columns:0.##}\" height=\"{cell * rows:0.##}\" fill=\"{theme.Raised}\"/>"
        );
        Draw(svg, [grid], cell, level => (theme.Forward, level == 0 ? 0 : 0.15 + 0.85 * level / PixelLevels));
        if (gap <= 0)
            return;
        IEnumerable<Markup> across = Enumerable
            .Range(1, rows)
            .Select(r => (Markup)$"M{at.X:0.##},{at.Y + cell * r - gap / 2:0.##}h{cell * columns:0.##}");
        IEnumerable<Markup> down = Enumerable
            .Range(1, columns)
            .Select(c => (Markup)$"M{at.X + cell * c - gap / 2:0.##},{at.Y:0.##}v{cell * rows:0.##}");
        svg.Add($"<path stroke=\"{theme.Stage}\" stroke-width=\"{gap}\" d=\"{across}{down}\"/>\n");
    }

    /// <summary>The weights of units by hue: brighter is larger, each to its own largest, dark is none.</summary>
    public static void Weights(
        SvgPicture svg,
        IEnumerable<(double[] Values, Spot At)> units,
        int columns,
        double cell,
        double dim
    )
    {
        // In the dark fewer shades are told apart.
        int levels = dim < 0.5 ? 2 : WeightLevels;
        Draw(
            svg,
            [.. units.Select(unit => new Grid(Levels(unit.Values, levels), columns, unit.At))],
            cell,
            level => (svg.Theme.Sign(level), dim * Math.Abs(level) / levels)
        );
    }

    private static int[] Levels(double[] values, int levels)
    {
        double most = Strength.Most(values);
        return [.. values.Select(v => (v < 0 ? -1 : 1) * (int)Math.Round(levels * Strength.Linear(v, most)))];
    }

    private sealed record Grid(int[] Levels, int Columns, Spot At);

    // One path of thick strokes a level over all pictures, neighbours in a row joined: hundreds of cells stay small.
    private static void Draw(
        SvgPicture svg,
        IReadOnlyList<Grid> grids,
        double cell,
        Func<int, (string Colour, double Alpha)> look
    )
    {
        if (grids.Count == 0)
            return;
        Spot origin = grids[0].At;
        Markup place = $"translate({origin.X:0.##},{origin.Y + cell / 2:0.##})scale({cell:0.####})";
        svg.Group(
            $"fill=\"none\" transform=\"{place}\"",
            () =>
            {
                foreach (int level in grids.SelectMany(grid => grid.Levels).Distinct().Order())
                {
                    (string colour, double alpha) = look(level);
                    if (alpha <= 0)
                        continue;
                    Markup path = Markup.Empty;
                    foreach (Grid grid in grids)
                        Strokes(path, grid, level, (grid.At.X - origin.X) / cell, (grid.At.Y - origin.Y) / cell);
                    svg.Add($"<path stroke=\"{colour}\" stroke-opacity=\"{alpha:0.##}\" d=\"{path}\"/>\n");
                }
            }
        );
    }

    // The first stroke of a picture is placed, the others stand in whole steps from the one before.
    private static void Strokes(Markup path, Grid grid, int level, double x, double y)
    {
        (int Column, int Row)? last = null;
        for (int i = 0; i < grid.Levels.Length; i++)
        {
            if (grid.Levels[i] != level)
                continue;
            int first = i;
            while ((i + 1) % grid.Columns != 0 && i + 1 < grid.Levels.Length && grid.Levels[i + 1] == level)
                i++;
            (int column, int row) = (first % grid.Columns, first / grid.Columns);
            int wide = i - first + 1;
            if (last is { } end)
                path.Add($"m{column - end.Column},{row - end.Row}h{wide}");
            else
                path.Add($"M{x + column:0.#},{y + row:0.#}h{wide}");
            last = (column + wide, row);
        }
    }
}
