using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>
/// The length of each layer's gradient, ‖∂L/∂θ‖ over its weights and biases, of each epoch's last batch, on a logarithmic scale: a chart that
/// answers to the pointer.
/// </summary>
public sealed class NormsPlot : PlotView
{
    private readonly RunRecord run;
    private readonly CurvesView curves;

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run, with at least one epoch learned.</param>
    /// <param name="theme">The colours of the still picture; the chart follows its page.</param>
    /// <exception cref="OptionException">A run that has not learned for an epoch: it has no gradient yet.</exception>
    public NormsPlot(RunRecord run, Theme? theme = null)
        : base(theme)
    {
        curves = new CurvesView(run, theme);
        if (run.Last.Epoch == 0)
            throw new OptionException(
                "Gradient norms need a run of at least 1 epoch; got 0. Run one first: training.Run(1)."
            );
        this.run = run;
    }

    /// <summary>The run that is shown.</summary>
    public RunRecord Record => run;

    internal override object Content => run;

    /// <inheritdoc/>
    public override string ToSvg() => curves.ToSvg();

    private protected override string Caption =>
        $"Gradient norm per layer over {Numbers.Count(run.Last.Epoch, "epoch")}, logarithmic";

    private protected override string Words =>
        $"{Caption}. At the end: {string.Join(", ", run.Last.GradientNorms.Select((n, l) => $"layer {l + 1} {Numbers.Brief(n.L2)}"))}.";

    private protected override Markup Still => curves.Pictures;

    private protected override Table Table => EpochTable.Of(run);

    private protected override string Subject => SubjectOf(run);

    private protected override PlotFigure Figure
    {
        get
        {
            PlotFigure figure = new(panels: 1, columns: 1, height: 280);
            for (int l = 0; l < run.Last.GradientNorms.Count; l++)
            {
                int layer = l;
                string colour = Theme.Dark.Layers[l % Theme.Dark.Layers.Count];
                figure.Line(0, $"layer {l + 1}", colour, LearningPlot.Points(run, e => NormOf(e, layer)));
            }

            figure.Panel(
                0,
                "‖∂L/∂θ‖ of each epoch's last batch",
                LearningPlot.Across(run),
                ("type", "log"),
                ("dtick", 1),
                ("exponentformat", "power")
            );
            return figure;
        }
    }

    // Zero has no logarithm; epoch 0 has no gradient.
    private static double? NormOf(EpochRecord epoch, int layer) =>
        layer < epoch.GradientNorms.Count && epoch.GradientNorms[layer].L2 > 0 ? epoch.GradientNorms[layer].L2 : null;
}
