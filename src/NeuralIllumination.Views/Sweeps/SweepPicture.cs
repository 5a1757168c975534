using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>Draws where a sweep's trainings ended: a row for each learning rate and batch size, a dot a training, a bar at the median.</summary>
internal static class SweepPicture
{
    public const double Width = 1000;

    private const double Top = 74;
    private const double RowHeight = 40;
    private const int MostDots = 400;

    public static double Height(IReadOnlyList<SweepGroup> groups) => Top + groups.Count * RowHeight + 44;

    public static string Draw(IReadOnlyList<SweepGroup> groups, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height(groups), description, theme);
        string set = groups[0].IsTested ? "test" : "training";
        double lowest = groups.Min(group => group.Accuracy.Lowest);
        double highest = groups.Max(group => group.Loss.Highest);
        Axis accuracy = new(Math.Floor(10 * Math.Min(lowest, 0.9)) / 10, 1, 190, 560);
        Axis loss = new(0, highest > 0 ? highest : 1, 620, 970);
        Frame(svg, groups, accuracy, $"final {set} accuracy", tick => $"{Math.Round(100 * tick)}%");
        Frame(
            svg,
            groups,
            loss,
            $"final {set} loss, nats",
            tick => tick.ToString("0.##", CultureInfo.InvariantCulture)
        );
        for (int row = 0; row < groups.Count; row++)
        {
            SweepGroup group = groups[row];
            double y = Top + (row + 0.5) * RowHeight;
            svg.Text(24, y + 5, group.Name);
            Dots(svg, group.Accuracies, accuracy, y, theme.Right, group.Accuracy.Median, Numbers.Percent);
            Dots(svg, group.Losses, loss, y, theme.Backward, group.Loss.Median, Numbers.Brief);
        }

        return svg.ToString();
    }

    private static void Frame(
        SvgPicture svg,
        IReadOnlyList<SweepGroup> groups,
        Axis x,
        string title,
        Func<double, string> name
    )
    {
        double bottom = Top + groups.Count * RowHeight;
        svg.Text(x.Start, 34, title, bold: true);
        foreach (double tick in x.Ticks(4))
        {
            double at = x.Place(tick);
            svg.Add(
                $"<line x1=\"{at}\" y1=\"{Top - 12}\" x2=\"{at}\" y2=\"{bottom}\" stroke=\"{svg.Theme.Edge}\" stroke-opacity=\"0.5\"/>\n"
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
