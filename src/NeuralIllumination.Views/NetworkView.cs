using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// The network's picture for one sample of a step: the sample, hidden units as pictures of their own weights, outputs as dials, and the
/// synapses that matter most. Every number in it is the record's.
/// </summary>
public sealed class NetworkView : View
{
    private readonly StepRecord step;
    private readonly int row;
    private readonly bool backward;
    private readonly Theme theme;

    /// <summary>Shows a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="row">Which sample of its batch, from 0.</param>
    /// <param name="phase">What runs: up to <see cref="Phase.Loss"/> the signal, from <see cref="Phase.Backward"/> on the gradient.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">No such row, or the step has not come as far as <paramref name="phase"/>.</exception>
    public NetworkView(StepRecord step, int row = 0, Phase phase = Phase.Forward, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        StepChecks.Row(step, row);
        StepChecks.Reached(step, phase);
        (this.step, this.row, this.theme) = (step, row, theme ?? Theme.Dark);
        backward = phase >= Phase.Backward;
    }

    /// <summary>Where everything stands: of layers too wide to show, the units that matter most for this sample.</summary>
    public NetworkLayout Layout =>
        NetworkLayout.Of(step.Architecture, step.Shape, (layer, count) => Importance.Units(step, row, layer, count));

    /// <inheritdoc/>
    public override string ToSvg() => Draw(Layout);

    /// <summary>The picture for narrow pages: the layers below each other, the signal running down.</summary>
    public string ToNarrowSvg() => Draw(NarrowLayout);

    /// <summary>Where everything stands in the picture for narrow pages.</summary>
    public NetworkLayout NarrowLayout =>
        NetworkLayout.Of(
            step.Architecture,
            step.Shape,
            (layer, count) => Importance.Units(step, row, layer, count),
            isStacked: true
        );

    private string Draw(NetworkLayout layout)
    {
        SvgPicture svg = new(
            layout.Width,
            layout.Height,
            Description,
            theme,
            layout.IsStacked ? StackedLayout.TextSize : 16
        );
        IReadOnlyList<Contribution> bright = Contribution.Largest(step, row, layout, backward);
        Synapses.Base(svg, step, layout, backward);
        for (int l = 1; l < layout.Layers.Count - 1; l++)
            HiddenDrawing.Halos(svg, step, row, layout.Layers[l], backward);
        DialDrawing.Halos(svg, step, row, layout.Layers[^1], backward);
        Synapses.Bright(svg, step, layout, bright, backward);
        SampleDrawing.Draw(svg, step, row, layout.Layers[0], bright, backward, layout.IsStacked);
        for (int l = 1; l < layout.Layers.Count - 1; l++)
            HiddenDrawing.Draw(svg, step, row, layout.Layers[l], backward, layout.IsStacked);
        DialDrawing.Draw(svg, step, row, layout, backward);
        if (layout.IsStacked)
            Surroundings.NarrowHeader(svg, step, row, backward);
        else
            Surroundings.Header(svg, step, row, backward);
        Surroundings.Columns(svg, step, row, layout, backward);
        if (!layout.IsStacked)
            Surroundings.Direction(svg, layout, backward);
        Surroundings.Legend(svg, step, bright.Count, backward, layout.IsStacked);
        return svg.ToString();
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(
            $"Network {string.Join('-', step.Architecture.Layers)}, {(backward ? "backward" : "forward")}",
            ToMarkup()
        );

    /// <inheritdoc/>
    public override string ToString() => NetworkText.Of(step, row, backward);

    /// <summary>The picture and the table of its numbers, for views that contain it.</summary>
    internal Markup ToMarkup() => $"{PictureMarkup()}{NetworkText.Outputs(step, row, backward).ToMarkup()}";

    /// <summary>The picture alone.</summary>
    internal Markup PictureMarkup()
    {
        NetworkLayout layout = Layout;
        NetworkLayout narrow = NarrowLayout;
        return Figure.Picture(
            new NarrowPicture(Draw(narrow), narrow.Width, narrow.Height),
            Draw(layout),
            Description,
            layout.Width,
            layout.Height
        );
    }

    /// <summary>What is seen, in words.</summary>
    internal string Description
    {
        get
        {
            StringBuilder words = new();
            words.Append($"Network {string.Join('-', step.Architecture.Layers)}, {Surroundings.Place(step, row)}, ");
            words.Append(
                backward
                    ? "backward: the error runs from right to left. "
                    : "forward: the signal runs from left to right. "
            );
            Verdict verdict = Verdict.Of(step, row);
            words.Append($"{verdict.Sentence}. ");
            if (verdict.Reading is { IsSingle: true, IsProbability: true } reading)
                words.Append($"{reading.Both(step.Probabilities[row, 0])}. ");
            for (int l = 0; l < step.Layers.Count - 1; l++)
                words.Append(Hidden(l));
            return words.ToString().Trim();
        }
    }

    private string Hidden(int l)
    {
        LayerStepRecord layer = step.Layers[l];
        double[] values = (backward ? layer.Delta! : layer.A).Row(row).ToArray();
        int active = Enumerable
            .Range(0, values.Length)
            .Count(u => values[u] != 0 && (backward || !Functions.IsDim(layer.Activation, layer.Z[row, u])));
        int strongest = Array.IndexOf(values, values.MaxBy(value => double.IsFinite(value) ? Math.Abs(value) : 0));
        string what = backward ? "have a gradient" : "are active";
        string others =
            !backward && layer.Activation == Activation.LeakyRelu && active < values.Length ? ", the others dim" : "";
        string symbol = backward ? "δ" : "a";
        return $"In hidden layer {l + 1}, {active} of {Numbers.Count(values.Length, "unit")} {what}{others}; the strongest is unit {strongest} with {symbol} = {Numbers.Brief(values[strongest])}. ";
    }
}
