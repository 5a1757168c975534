using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>Draws where a sweep's trainings ended: a row for each learning rate and batch size, a dot a training, a bar at the median.</summary>
internal static class SweepPicture
{
    public const double Width = 1000;
    public const double NarrowWidth = 388;

    private const double Top = 74;
    private const double RowHeight = 40;
    private const int MostDots = 400;

    public static double Height(IReadOnlyList<SweepGroup> groups) => Top + groups.Count * RowHeight + 44;

    public static double NarrowHeight(IReadOnlyList<SweepGroup> groups) => 2 * Height(groups);

    /// <summary>Accuracy and loss side by side.</summary>
    public static string Draw(IReadOnlyList<SweepGroup> groups, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height(groups), description, theme);
        Accuracies(svg, groups, 0, 24, 190, 560);
        Losses(svg, groups, 0, null, 620, 970);
        return svg.ToString();
    }

    /// <summary>Accuracy above loss, for narrow pages.</summary>
    public static string DrawNarrow(IReadOnlyList<SweepGroup> groups, string description, Theme theme)
    {
        SvgPicture svg = new(NarrowWidth, NarrowHeight(groups), description, theme, textSize: 13);
        double names = 24 + groups.Max(group => Words.Width(group.Name, svg.TextSize));
        Accuracies(svg, groups, 0, 12, names, NarrowWidth - 24);
        Losses(svg, groups, Height(groups), 12, names, NarrowWidth - 24);
        return svg.ToString();
    }

    private static void Accuracies(
        SvgPicture svg,
        IReadOnlyList<SweepGroup> groups,
        double top,
        double? names,
        double from,
        double to
    )
    {
        double lowest = groups.Min(group => group.Score.Lowest);
        Axis axis = new(Math.Floor(10 * Math.Clamp(lowest, groups[0].IsRegression ? -1 : 0, 0.9)) / 10, 1, from, to);
        Frame(
            svg,
            groups,
            top,
            axis,
            $"final {Set(groups)} {(groups[0].IsRegression ? "R²" : "accuracy")}",
            tick => groups[0].IsRegression ? Numbers.Brief(tick) : $"{Math.Round(100 * tick)}%"
        );
        for (int row = 0; row < groups.Count; row++)
        {
            SweepGroup group = groups[row];
            double y = Name(svg, group, top, row, names);
            Dots(
                svg,
                group.Scores,
                axis,
                y,
                svg.Theme.Right,
                group.Score.Median,
                group.IsRegression ? Numbers.Brief : Numbers.Percent
            );
        }
    }

    private static void Losses(
        SvgPicture svg,
        IReadOnlyList<SweepGroup> groups,
        double top,
        double? names,
        double from,
        double to
    )
    {
        double highest = groups.Max(group => group.Loss.Highest);
        Axis axis = new(0, highest > 0 ? highest : 1, from, to);
        Frame(
            svg,
            groups,
            top,
            axis,
            $"final {Set(groups)} loss, nats",
            tick => tick.ToString("0.##", CultureInfo.InvariantCulture)
        );
        for (int row = 0; row < groups.Count; row++)
        {
            SweepGroup group = groups[row];
            double y = Name(svg, group, top, row, names);
            Dots(svg, group.Losses, axis, y, svg.Theme.Backward, group.Loss.Median, Numbers.Brief);
        }
    }

    private static string Set(IReadOnlyList<SweepGroup> groups) => groups[0].IsTested ? "test" : "training";

    /// <summary>Writes a row's name where names are to stand, and says where the row's middle is.</summary>
    private static double Name(SvgPicture svg, SweepGroup group, double top, int row, double? names)
    {
        double y = top + Top + (row + 0.5) * RowHeight;
        if (names is { } x)
            svg.Text(x, y + 5, group.Name);
        return y;
    }

    private static void Frame(
        SvgPicture svg,
        IReadOnlyList<SweepGroup> groups,
        double top,
        Axis x,
        string title,
        Func<double, string> name
    )
    {
        double bottom = top + Top + groups.Count * RowHeight;
        svg.Text(x.Start, top + 34, title, bold: true);
        foreach (double tick in x.Ticks(4))
        {
            double at = x.Place(tick);
            svg.Add(
                $"<line x1=\"{at}\" y1=\"{top + Top - 12}\" x2=\"{at}\" y2=\"{bottom}\" stroke=\"{svg.Theme.Edge}\" stroke-opacity=\"0.5\"/>\n"
            );
            svg.Text(at, bottom + 24, name(tick), svg.Theme.Muted, anchor: "middle");
        }
    }

    private static void Dots(
        SvgPicture svg,
        IReadOnlyList<double> values,
        Axis x,
        double y,
        string colour,
        double median,
        Func<double, string> write
    )
    {
        // Every so many of very many: the shape is the same, and the picture stays small.
        int step = (values.Count + MostDots - 1) / MostDots;
        Markup dots = Markup.Empty;
        for (int i = 0; i < values.Count; i += step)
        {
            // Spread over the row by the golden ratio, so that equal results do not hide each other.
            double spread = i * 0.6180339887498949 % 1 - 0.5;
            dots.Add($"<circle cx=\"{x.Place(values[i])}\" cy=\"{y + spread * (RowHeight - 18)}\" r=\"3\"/>\n");
        }

        svg.Add($"<g fill=\"{colour}\" fill-opacity=\"0.45\">\n{dots}</g>\n");
        double at = x.Place(median);
        svg.Add(
            $"<line x1=\"{at}\" y1=\"{y - 15}\" x2=\"{at}\" y2=\"{y + 15}\" stroke=\"{svg.Theme.Text}\" stroke-width=\"3\"><title>{$"median {write(median)}"}</title></line>\n"
        );
    }
}
