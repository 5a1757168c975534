using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>Draws a comparison's panels, two beside each other or one below the other, each line named at its end.</summary>
internal static class ComparisonPicture
{
    public const double Width = 1000;
    public const double NarrowWidth = 400;

    private const double NameHeight = 21;

    /// <summary>How high the picture is: as many rows of two as the runs have panels.</summary>
    public static double Height(IReadOnlyList<NamedRun> runs) =>
        20 + (PlotHeight(runs) + 126) * ((ComparisonPanel.Of(runs).Count + 1) / 2);

    /// <summary>The same where the panels stand below each other.</summary>
    public static double NarrowHeight(IReadOnlyList<NamedRun> runs) =>
        20 + (PlotHeight(runs) + 116) * ComparisonPanel.Of(runs).Count;

    public static string Draw(IReadOnlyList<NamedRun> runs, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height(runs), description, theme);
        double height = PlotHeight(runs);
        for (int p = 0; p < ComparisonPanel.Of(runs).Count; p++)
        {
            (double left, double top) = (500 * (p % 2), 62 + (height + 126) * (p / 2));
            Draw(svg, runs, p, left + 76, left + 280, top, 190);
        }

        return svg.ToString();
    }

    /// <summary>The picture for narrow pages.</summary>
    public static string DrawNarrow(IReadOnlyList<NamedRun> runs, string description, Theme theme)
    {
        SvgPicture svg = new(NarrowWidth, NarrowHeight(runs), description, theme, NarrowText.Size);
        for (int p = 0; p < ComparisonPanel.Of(runs).Count; p++)
            Draw(svg, runs, p, 58, 228, 56 + (PlotHeight(runs) + 116) * p, 150);
        return svg.ToString();
    }

    // Every run's name has a line of its own beside the plot.
    private static double PlotHeight(IReadOnlyList<NamedRun> runs) => Math.Max(184, NameHeight * runs.Count + 8);

    private static void Draw(
        SvgPicture svg,
        IReadOnlyList<NamedRun> runs,
        int index,
        double left,
        double right,
        double top,
        double room
    )
    {
        ComparisonPanel panel = ComparisonPanel.Of(runs)[index];
        int longest = Math.Max(1, runs.Max(run => run.Run.Last.Epoch));
        double most = panel.IsShare ? 1 : LossScale.Most([.. runs.Select(run => run.Run)]);
        Axis y = new(0, most, top + PlotHeight(runs), top);
        Panel drawing = new(svg, new Axis(0, longest, left, right), y);
        drawing.Frame(
            panel.TitleWith("ring"),
            Axis.EpochTicks(longest, 4),
            panel.IsShare ? y.Ticks(5).Select(tick => (tick, $"{Math.Round(100 * tick)}%")) : y.NamedTicks(5)
        );
        int[] colours = RunColours.Of([.. runs.Select(run => run.Name)]);
        drawing.Lines([.. runs.Select((run, r) => Line(run, colours[r], panel, svg, room))], room);
        if (!panel.MarksSmallest)
            return;
        for (int r = 0; r < runs.Count; r++)
        {
            if (BestEpoch.Of(runs[r].Run) is { TestLoss: { } loss } best)
                drawing.Ring(best.Epoch, loss, ComparisonPanel.Colour(svg.Theme, colours[r]));
        }
    }

    private static Curve Line(NamedRun run, int colour, ComparisonPanel panel, SvgPicture svg, double room)
    {
        double? last = panel.Value(run.Run.Last);
        string written = last is { } value
            ? panel.IsShare
                ? Numbers.Percent(value)
                : Numbers.Brief(value)
            : "";
        return new Curve(
            run.Name,
            ComparisonPanel.Colour(svg.Theme, colour),
            ComparisonPanel.IsDashed(colour),
            [.. run.Run.Epochs.Select(epoch => (epoch.Epoch, panel.Value(epoch)))],
            // A long name stands without its number, which the table has.
            Words.Width($"{run.Name} {written}", svg.TextSize - 1) <= room
                ? written
                : ""
        );
    }
}
