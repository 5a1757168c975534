using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>A run's loss and accuracy, for training and test, epoch by epoch: a chart that answers to the pointer.</summary>
/// <remarks>Of runs longer than 2,000 epochs about 600 are drawn, peaks included; each shows its own exact numbers.</remarks>
public sealed class LearningPlot : PlotView
{
    private const int MostEpochs = 2000;

    private readonly RunRecord run;
    private readonly CurvesView curves;

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run, with at least the untrained network's record.</param>
    /// <param name="theme">The colours of the still picture; the chart follows its page.</param>
    /// <exception cref="OptionException">A run without any record.</exception>
    public LearningPlot(RunRecord run, Theme? theme = null)
        : base(theme)
    {
        curves = new CurvesView(run, theme);
        this.run = run;
    }

    /// <summary>The run that is shown.</summary>
    public RunRecord Record => run;

    internal override object Content => run;

    /// <inheritdoc/>
    public override string ToSvg() => curves.ToSvg();

    private protected override string Caption => curves.Summary;

    private protected override string Words => curves.Description;

    private protected override Markup Still => curves.Pictures;

    private protected override Table Table => EpochTable.Of(run);

    private protected override string Subject => SubjectOf(run);

    private protected override PlotFigure Figure
    {
        get
        {
            double? enlarged = LossScale.Enlarged(run);
            int accuracy = enlarged is null ? 1 : 2;
            PlotFigure figure = new(panels: accuracy + 1, columns: 2, height: 250);
            Theme dark = Theme.Dark;
            string score = Score.Name(run.Last);
            for (int p = 0; p < accuracy; p++)
                Losses(figure, p);
            figure.Line(accuracy, $"training {score}", dark.Right, Points(run, e => e.TrainScore));
            if (run.Last.TestScore is not null)
                figure.Line(accuracy, $"test {score}", dark.Right, Points(run, e => e.TestScore), isDashed: true);
            figure.Panel(0, CurvesPicture.LossName(run), Across(run), Losses(LossScale.Most(run)));
            if (enlarged is { } most)
                figure.Panel(1, "the same, enlarged", Across(run), Losses(most));

            // Alone in its row it has the whole width.
            (string, object)[] across = enlarged is null ? Across(run) : [.. Across(run), ("domain", new[] { 0, 1 })];
            figure.Panel(accuracy, score, across, Shares);
            return figure;
        }
    }

    private void Losses(PlotFigure figure, int panel)
    {
        string colour = Theme.Dark.Backward;
        Add("training loss", Points(run, e => e.TrainLoss), isDashed: false);
        if (run.Last.TestLoss is not null)
            Add("test loss", Points(run, e => e.TestLoss), isDashed: true);
        if (run.Last.Epoch > 0 && BestEpoch.Of(run) is { } best)
            Add(
                $"smallest test loss (epoch {Numbers.Count(best.Epoch)})",
                [(best.Epoch, best.TestLoss)],
                isDashed: false
            );

        void Add(string name, IEnumerable<(int, double?)> points, bool isDashed) =>
            figure.Line(panel, name, colour, points, isDashed, group: (name, IsFirst: panel == 0));
    }

    internal static (string, object)[] Losses(double most) => [("range", new[] { 0, most }), ("nticks", 6)];

    internal static (string, object)[] Shares =>
        [("range", new[] { -0.02, 1.02 }), ("tickvals", new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 }), ("tickformat", ".0%")];

    internal static (string, object)[] Across(RunRecord run) => [("range", new[] { 0, Math.Max(1, run.Last.Epoch) })];

    /// <summary>A run's values by epoch, fewer where there are too many to be told apart.</summary>
    internal static IEnumerable<(int Epoch, double? Value)> Points(RunRecord run, Func<EpochRecord, double?> value)
    {
        IEnumerable<(int Epoch, double? Value)> all = run.Epochs.Select(epoch => (epoch.Epoch, value(epoch)));
        if (run.Epochs.Count <= MostEpochs)
            return all;
        (int, double)[] known =
        [
            .. all.Where(p => p.Value is { } v && double.IsFinite(v)).Select(p => (p.Epoch, p.Value!.Value)),
        ];
        return Thinned.Of(known).Select(p => (p.Epoch, (double?)p.Value));
    }
}
