namespace NeuralIllumination.Views;

/// <summary>Draws a small picture of numbers: pixels, or a unit's weights.</summary>
internal static class Cells
{
    private const int Levels = 8;

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
        Draw(
            svg,
            values.Count,
            columns,
            at,
            cell,
            gap,
            i => Level(values[i], most),
            level => level == 0 ? (theme.Raised, 1) : (theme.Forward, 0.15 + 0.85 * level / Levels)
        );
    }

    /// <summary>Weights by hue: brighter is larger, dark is none.</summary>
    public static void Weights(
        SvgPicture svg,
        IReadOnlyList<double> values,
        int columns,
        Spot at,
        double cell,
        double dim
    )
    {
        double most = Strength.Most(values);
        Draw(
            svg,
            values.Count,
            columns,
            at,
            cell,
            0,
            i => (values[i] < 0 ? -1 : 1) * Level(values[i], most),
            level => (svg.Theme.Sign(level), dim * Math.Abs(level) / Levels)
        );
    }

    private static int Level(double value, double most) => (int)Math.Round(Levels * Strength.Linear(value, most));

    // One path a level, neighbours in a row joined: a picture of 784 cells stays small.
    private static void Draw(
        SvgPicture svg,
        int count,
        int columns,
        Spot at,
        double cell,
        double gap,
        Func<int, int> levelOf,
        Func<int, (string Colour, double Alpha)> look
    )
    {
        int[] levels = [.. Enumerable.Range(0, count).Select(levelOf)];
        svg.Add($"<g transform=\"translate({at.X} {at.Y}) scale({cell:0.####})\">");
        foreach (int level in levels.Distinct().Order())
        {
            (string colour, double alpha) = look(level);
            if (alpha <= 0)
                continue;
            Markup path = Markup.Empty;
            for (int i = 0; i < count; i++)
            {
                if (levels[i] != level)
                    continue;
                int first = i;
                while (gap == 0 && i + 1 < count && (i + 1) % columns != 0 && levels[i + 1] == level)
                    i++;
                double wide = i - first + 1 - gap / cell;
                path.Add($"M{first % columns} {first / columns}h{wide}v{1 - gap / cell}h{-wide}z");
            }

            svg.Add($"<path fill=\"{colour}\" fill-opacity=\"{alpha}\" d=\"{path}\"/>");
        }

        svg.Add($"</g>\n");
    }
}
