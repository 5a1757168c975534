using System.Globalization;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>Draws a comparison's panels, two beside each other, each line named at its end.</summary>
internal static class ComparisonPicture
{
    public const double Width = 1000;
    public const double Height = 640;

    private const double Room = 190;

    public static string Draw(IReadOnlyList<NamedRun> runs, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height, description, theme);
        IReadOnlyList<ComparisonPanel> panels = ComparisonPanel.Of(runs);
        int longest = Math.Max(1, runs.Max(run => run.Run.Last.Epoch));
        double[] losses =
        [
            .. runs.SelectMany(run => run.Run.Epochs)
                .SelectMany(e => new[] { e.TrainLoss, e.TestLoss ?? 0 })
                .Where(double.IsFinite),
        ];
        double most = losses.Length == 0 || losses.Max() <= 0 ? 1 : Round(losses.Max());
        for (int p = 0; p < panels.Count; p++)
        {
            ComparisonPanel panel = panels[p];
            (double left, double top) = (500 * (p % 2), panels.Count == 2 ? 150 : 310 * (p / 2));
            Axis y = new(0, panel.IsShare ? 1 : most, top + 246, top + 62);
            Panel drawing = new(svg, new Axis(0, longest, left + 76, left + 280), y);
            drawing.Frame(
                panel.Title,
                Axis.EpochTicks(longest, 4),
                y.Ticks(panel.IsShare ? 5 : 4)
                    .Select(tick =>
                        (
                            tick,
                            panel.IsShare
                                ? $"{Math.Round(100 * tick)}%"
                                : tick.ToString("0.##", CultureInfo.InvariantCulture)
                        )
                    )
            );
            drawing.Lines([.. runs.Select((run, r) => Line(run, r, panel, theme))], Room);
        }

        return svg.ToString();
    }

    private static Curve Line(NamedRun run, int index, ComparisonPanel panel, Theme theme)
    {
        double? last = panel.Value(run.Run.Last);
        string written = last is { } value
            ? panel.IsShare
                ? Numbers.Percent(value)
                : Numbers.Brief(value)
            : "";
        return new Curve(
            run.Name,
            ComparisonPanel.Colour(theme, index),
            ComparisonPanel.IsDashed(index),
            [.. run.Run.Epochs.Select(epoch => (epoch.Epoch, panel.Value(epoch)))],
            // A long name stands without its number, which the table has.
            Words.Width($"{run.Name} {written}", 15) <= Room
                ? written
                : ""
        );
    }

    // The next round number above.
    private static double Round(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * new[] { 1.0, 2, 5, 10 }.First(step => step * power >= value);
    }
}
