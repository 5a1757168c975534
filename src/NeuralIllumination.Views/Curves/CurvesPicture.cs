using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws a run's curves: loss, the same enlarged where the test loss turns, accuracy or R², and the gradient norms of the layers.</summary>
internal static class CurvesPicture
{
    public const double Width = 1000;
    public const double NarrowWidth = 400;

    private const string NormsTitle = "gradient norm per layer, L2, logarithmic, of each epoch's last batch";
    private const string BriefNormsTitle = "gradient norm per layer, logarithmic";
    private const int MostLayers = 8;
    private const double NarrowPitch = 270;

    /// <summary>How high the picture is.</summary>
    public static double Height(RunRecord run) => LossScale.Enlarged(run) is null ? 600 : 680;

    /// <summary>How high the picture for narrow pages is.</summary>
    public static double NarrowHeight(RunRecord run) => 20 + NarrowPitch * (LossScale.Enlarged(run) is null ? 3 : 4);

    public static string Draw(RunRecord run, string description, Theme theme)
    {
        SvgPicture svg = new(Width, Height(run), description, theme);
        int last = Math.Max(1, run.Last.Epoch);
        Axis left = new(0, last, 76, 344);
        Axis right = new(0, last, 552, 820);
        if (LossScale.Enlarged(run) is { } most)
        {
            Loss(svg, run, left, new Axis(0, LossScale.Most(run), 292, 62), isEnlarged: true);
            Enlarged(svg, run, right, new Axis(0, most, 292, 62));
            Accuracy(svg, run, left, 624, 230);
            Norms(svg, run, right, 624, 230);
            return svg.ToString();
        }

        Loss(svg, run, left, new Axis(0, LossScale.Most(run), 258, 62), isEnlarged: false);
        Accuracy(svg, run, right, 258, 196);
        Norms(svg, run, left with { End = 800 }, 538, 178);
        return svg.ToString();
    }

    /// <summary>The same charts below each other, for a narrow page.</summary>
    public static string DrawNarrow(RunRecord run, string description, Theme theme)
    {
        SvgPicture svg = new(NarrowWidth, NarrowHeight(run), description, theme, NarrowText.Size);
        Axis across = new(0, Math.Max(1, run.Last.Epoch), 58, 236);
        double bottom = 220;
        double? enlarged = LossScale.Enlarged(run);
        Loss(svg, run, across, new Axis(0, LossScale.Most(run), bottom, bottom - 164), enlarged is not null);
        if (enlarged is { } most)
            Enlarged(svg, run, across, new Axis(0, most, bottom += NarrowPitch, bottom - 164));
        Accuracy(svg, run, across, bottom += NarrowPitch, 164);
        Norms(svg, run, across, bottom + NarrowPitch, 164);
        return svg.ToString();
    }

    internal static string LossName(RunRecord run) =>
        new Reading(run.Recipe.Architecture.Loss, run.Recipe.Architecture.Outputs, []).LossName;

    private static void Loss(SvgPicture svg, RunRecord run, Axis x, Axis y, bool isEnlarged)
    {
        Panel panel = new(svg, x, y);
        panel.Frame(LossName(run), Epochs(run, 4), y.NamedTicks(5));
        panel.Lines(Losses(svg, run), 160);
        Smallest(svg, run, panel, isNamed: !isEnlarged);
    }

    private static void Enlarged(SvgPicture svg, RunRecord run, Axis x, Axis y)
    {
        Panel panel = new(svg, x, y);
        panel.Frame("the same, enlarged", Epochs(run, 4), y.NamedTicks(5));
        panel.Lines(Losses(svg, run), 160, isCut: true);
        Smallest(svg, run, panel, isNamed: true);
    }

    private static IReadOnlyList<Curve> Losses(SvgPicture svg, RunRecord run) =>
        [
            Of(run, "training", svg.Theme.Backward, false, e => e.TrainLoss, Numbers.Brief),
            Of(run, "test", svg.Theme.Backward, true, e => e.TestLoss, Numbers.Brief),
        ];

    private static void Smallest(SvgPicture svg, RunRecord run, Panel panel, bool isNamed)
    {
        if (run.Last.Epoch == 0 || BestEpoch.Of(run) is not { TestLoss: { } loss } best)
            return;
        string words = $"{Numbers.Brief(loss)}, epoch {Numbers.Count(best.Epoch)}";
        panel.Smallest(best.Epoch, loss, svg.Theme.Backward, isNamed ? [$"smallest: {words}", words] : []);
    }

    private static void Accuracy(SvgPicture svg, RunRecord run, Axis x, double bottom, double height)
    {
        Axis y = new(0, 1, bottom, bottom - height);
        Panel panel = new(svg, x, y);
        bool isRegression = run.Last.IsRegression;
        panel.Frame(
            isRegression ? "R², the share of y's spread that is explained" : "accuracy",
            Epochs(run, 4),
            isRegression ? y.NamedTicks(5) : y.Ticks(5).Select(tick => (tick, $"{Math.Round(100 * tick)}%"))
        );
        Func<double, string> write = isRegression ? Numbers.Brief : Numbers.Percent;
        panel.Lines(
            [
                Of(run, "training", svg.Theme.Right, false, e => Shown(e.TrainScore), write),
                Of(run, "test", svg.Theme.Right, true, e => Shown(e.TestScore), write),
            ],
            150
        );
    }

    // What explains less than the mean of all y does has an R² below 0, without end: there the line has a gap.
    private static double? Shown(double? score) => score < 0 ? null : score;

    private static void Norms(SvgPicture svg, RunRecord run, Axis x, double bottom, double height)
    {
        double top = bottom - height;
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
            Words.Width(NormsTitle, svg.TextSize) < svg.Width - x.Start ? NormsTitle : BriefNormsTitle,
            Epochs(run, x.End - x.Start < Width / 2 ? 4 : 8),
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
