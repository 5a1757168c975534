using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// The network's picture for one sample of a step: the sample, hidden units as pictures of their own weights, outputs as dials, and the
/// synapses that matter most. Every number in it is the record's.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class NetworkView : View
{
    private readonly StepRecord step;
    private readonly int row;
    private readonly Phase phase;
    private readonly Theme theme;

    /// <summary>Shows a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="row">Which sample of its batch, from 0.</param>
    /// <param name="phase">What runs: forward the signal, backward the gradient; loss and update are the moments after each, at which nothing travels.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">No such row, or the step has not come as far as <paramref name="phase"/>.</exception>
    public NetworkView(StepRecord step, int row = 0, Phase phase = Phase.Forward, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        StepChecks.Row(step, row);
        StepChecks.Reached(step, phase);
        (this.step, this.row, this.phase, this.theme) = (step, row, phase, theme ?? Theme.Dark);
    }

    private bool IsBackward => phase >= Phase.Backward;

    /// <summary>Where everything stands: of layers too wide to show, the units that matter most for this sample.</summary>
    public NetworkLayout Layout =>
        NetworkLayout.Of(step.Architecture, step.Shape, (layer, count) => Importance.Units(step, row, layer, count));

    internal override object Content => step;

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

    /// <summary>The picture in which forward and backward take turns; it needs a step that has come as far as its gradients.</summary>
    internal string DrawLiving() => LivingPicture.Draw(step, row, Layout, theme);

    /// <summary>That picture and the table of its numbers, as an output keeps them where no script runs.</summary>
    internal string ToLivingHtml()
    {
        NetworkLayout layout = Layout;
        NetworkLayout narrow = NarrowLayout;
        // A second living one would take as much room again: on a narrow page it stands.
        Markup picture = Figure.Picture(
            new NarrowPicture(Still(narrow), narrow.Width, narrow.Height),
            DrawLiving(),
            Description,
            layout.Width,
            layout.Height
        );
        return Figure.Html(
            $"Network {string.Join('-', step.Architecture.Layers)}, forward and backward",
            $"{picture}{NetworkText.Outputs(step, row, backward: true).ToMarkup()}"
        );
    }

    private string Still(NetworkLayout layout) =>
        new NetworkDrawing(step, row, layout, theme, Description).Draw(phase, isStill: true);

    private string Draw(NetworkLayout layout) => new NetworkDrawing(step, row, layout, theme, Description).Draw(phase);

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html($"Network {string.Join('-', step.Architecture.Layers)}, {Terms.Name(phase)}", ToMarkup());

    /// <inheritdoc/>
    public override string ToString() => NetworkText.Of(step, row, IsBackward);

    /// <summary>The picture and the table of its numbers, for views that contain it.</summary>
    internal Markup ToMarkup() => $"{PictureMarkup()}{NetworkText.Outputs(step, row, IsBackward).ToMarkup()}";

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
                phase switch
                {
                    Phase.Forward => "forward: the signal runs from left to right. ",
                    Phase.Loss => $"loss: this sample's is {Numbers.Brief(step.SampleLosses![row])}. ",
                    Phase.Backward => "backward: the error runs from right to left. ",
                    Phase.Update => "update: each weight takes its step. ",
                }
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
        double[] values = (IsBackward ? layer.Delta! : layer.A).Row(row).ToArray();
        int active = Enumerable
            .Range(0, values.Length)
            .Count(u => values[u] != 0 && (IsBackward || !Gate.IsDim(layer, row, u)));
        int strongest = Array.IndexOf(values, values.MaxBy(value => double.IsFinite(value) ? Math.Abs(value) : 0));
        string what = IsBackward ? "have a gradient" : "are active";
        string others =
            !IsBackward && ActivationKind.Of(layer.Activation).IsDimBelow && active < values.Length
                ? ", the others dim"
                : "";
        string symbol = IsBackward ? "δ" : "a";
        return $"In hidden layer {l + 1}, {active} of {Numbers.Count(values.Length, "unit")} {what}{others}; the strongest is unit {strongest} with {symbol} = {Numbers.Brief(values[strongest])}. ";
    }
}
