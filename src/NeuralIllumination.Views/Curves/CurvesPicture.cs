using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws a run's curves: loss and accuracy beside each other, the gradient norms of the layers below.</summary>
internal static class CurvesPicture
{
    public const double Width = 1000;
    public const double Height = 600;
    public const double NarrowWidth = 400;
    public const double NarrowHeight = 830;

    private const string NormsTitle = "gradient norm per layer, L2, logarithmic, of each epoch's last batch";
    private const int MostLayers = 8;

    public static string Draw(RunRecord run, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height, description, theme);
        int last = Math.Max(1, run.Last.Epoch);
        Loss(svg, run, new Axis(0, last, 76, 356), new Axis(0, MostLoss(run), 258, 62));
        Accuracy(svg, run, new Axis(0, last, 596, 836), new Axis(0, 1, 258, 62));
        Norms(svg, run, new Axis(0, last, 76, 800), 538, 360);
        return svg.ToString();
    }

    /// <summary>The same charts below each other, for a narrow page.</summary>
    public static string DrawNarrow(RunRecord run, string description, Theme theme)
    {
        SvgPicture svg = new(NarrowWidth, NarrowHeight, description, theme, StackedLayout.TextSize);
        int last = Math.Max(1, run.Last.Epoch);
        Axis across = new(0, last, 58, 236);
        Loss(svg, run, across, new Axis(0, MostLoss(run), 220, 56));
        Accuracy(svg, run, across, new Axis(0, 1, 490, 326));
        Norms(svg, run, across, 760, 596);
        return svg.ToString();
    }

    /// <summary>
    /// Softmax losses are drawn within 0 to 2 nats, so that runs can be compared by eye; others have no such scale of their own and get the
    /// next round number above where the run begins.
    /// </summary>
    private static double MostLoss(RunRecord run)
    {
        if (run.Recipe.Architecture.Loss == LossFunction.SoftmaxCrossEntropy)
            return 2;
        double first = Math.Max(run.Epochs[0].TrainLoss, run.Epochs[0].TestLoss ?? 0);
        if (!double.IsFinite(first) || first < 0.1)
            return first < 0.1 ? 0.1 : 2;
        double power = Math.Pow(10, Math.Floor(Math.Log10(first)));
        return power * new[] { 1.0, 2, 5, 10 }.First(step => step * power >= first);
    }

    internal static string LossName(RunRecord run) =>
        new Reading(run.Recipe.Architecture.Loss, run.Recipe.Architecture.Outputs, []).LossName;

    private static void Loss(SvgPicture svg, RunRecord run, Axis x, Axis y)
    {
        Panel panel = new(svg, x, y);
        panel.Frame(
            LossName(run),
            Epochs(run, 4),
            y.Ticks(4).Select(tick => (tick, tick.ToString(y.To < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture)))
        );
        panel.Lines(
            [
                Of(run, "training", svg.Theme.Backward, false, e => e.TrainLoss, Numbers.Brief),
                Of(run, "test", svg.Theme.Backward, true, e => e.TestLoss, Numbers.Brief),
            ],
            160
        );
    }

    private static void Accuracy(SvgPicture svg, RunRecord run, Axis x, Axis y)
    {
        Panel panel = new(svg, x, y);
        panel.Frame("accuracy", Epochs(run, 4), y.Ticks(5).Select(tick => (tick, $"{Math.Round(100 * tick)}%")));
        panel.Lines(
            [
                Of(run, "training", svg.Theme.Right, false, e => e.TrainAccuracy, Numbers.Percent),
                Of(run, "test", svg.Theme.Right, true, e => e.TestAccuracy, Numbers.Percent),
            ],
            150
        );
    }

    private static void Norms(SvgPicture svg, RunRecord run, Axis x, double bottom, double top)
    {
        int layers = Math.Min(MostLayers, run.Last.GradientNorms.Count);
        double[] sizes =
        [
            .. run
                .Epochs.SelectMany(e => e.GradientNorms.Take(layers))
                .Select(n => n.L2)
                .Where(v => v > 1e-300 && double.IsFinite(v)),
        ];
        double low = sizes.Length == 0 ? 0.01 : Math.Pow(10, Math.Floor(Math.Log10(sizes.Min())));
        double high = sizes.Length == 0 ? 1 : Math.Pow(10, Math.Ceiling(Math.Log10(sizes.Max())));
        Axis y = new(low, high > low ? high : 10 * low, bottom, top) { IsLogarithmic = true };
        Panel panel = new(svg, x, y);
        panel.Frame(
            Words.Width(NormsTitle, svg.TextSize) < svg.Width ? NormsTitle : "gradient norm per layer, logarithmic",
            Epochs(run, svg.Width < Width ? 4 : 8),
            y.Ticks(5).Select(tick => (tick, Axis.PowerName(tick)))
        );
        if (sizes.Length == 0)
            svg.Text((x.Start + x.End) / 2, (bottom + top) / 2, "no gradient yet", svg.Theme.Muted, anchor: "middle");
        IReadOnlyList<string> colours = svg.Theme.Layers;
        panel.Lines(
            [
                .. Enumerable
                    .Range(0, layers)
                    .Select(l =>
                        Of(run, $"layer {l + 1}", colours[l % colours.Count], false, e => NormOf(e, l), Numbers.Brief)
                    ),
            ],
            180
        );
    }

    // Zero has no logarithm; the line has a gap there.
    private static double? NormOf(EpochRecord epoch, int layer) =>
        layer < epoch.GradientNorms.Count && epoch.GradientNorms[layer].L2 > 0 ? epoch.GradientNorms[layer].L2 : null;

    private static IEnumerable<int> Epochs(RunRecord run, int wanted) => Axis.EpochTicks(run.Last.Epoch, wanted);

    private static Curve Of(
        RunRecord run,
        string name,
        string colour,
        bool isDashed,
        Func<EpochRecord, double?> value,
        Func<double, string> write
    ) =>
        new(
            name,
            colour,
            isDashed,
            [.. run.Epochs.Select(epoch => (epoch.Epoch, value(epoch)))],
            value(run.Last) is { } last ? write(last) : ""
        );
}
