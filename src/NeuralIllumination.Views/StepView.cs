using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// One training step in twelve: six forward to the loss, six back to the update, each with its formula and its real numbers. Sums of many
/// terms show the largest, and close to the last digit shown.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class StepView : View
{
    private readonly StepRecord step;
    private readonly int row;
    private readonly Phase phase;

    /// <summary>Shows a step as far as it has come.</summary>
    /// <param name="step">The step.</param>
    /// <param name="row">Which sample of its batch to follow, from 0.</param>
    /// <param name="phase">The last phase to show; the last that has run unless said otherwise.</param>
    /// <exception cref="OptionException">No such row, or the step has not come as far as <paramref name="phase"/>.</exception>
    public StepView(StepRecord step, int row = 0, Phase? phase = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        StepChecks.Row(step, row);
        StepChecks.Reached(step, phase ?? step.Phase);
        (this.step, this.row, this.phase) = (step, row, phase ?? step.Phase);
    }

    /// <summary>The step that is shown: its numbers, for a cell that goes on with them.</summary>
    public StepRecord Record => step;

    /// <summary>The same step for the batch as a whole: averages instead of one sample's numbers.</summary>
    public BatchMathView Average() => new(step);

    /// <summary>The steps shown.</summary>
    internal IReadOnlyList<MathStep> Steps => [.. Forward(), .. Backward()];

    internal override object Content => step;

    /// <inheritdoc/>
    public override string? ToSvg() => Picture(phase >= Phase.Backward ? Phase.Backward : Phase.Forward).ToSvg();

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = Picture(Phase.Forward).ToMarkup();
        content.Add(
            $"<h3>Forward: from the input to the loss</h3>\n<div class=\"ni-steps\">\n{Forward().Select(s => s.ToMarkup())}</div>\n"
        );
        if (phase >= Phase.Backward)
        {
            content.Add($"<h3>Backward: from the loss to the weights</h3>\n{Picture(Phase.Backward).PictureMarkup()}");
            content.Add($"<div class=\"ni-steps\">\n{Backward().Select(s => s.ToMarkup())}</div>\n");
        }

        return Figure.Html(Caption, content);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Caption).Append("\n\n");
        text.Append(Picture(Phase.Forward)).Append('\n');
        foreach (MathStep mathStep in Steps)
            text.Append(mathStep.ToText());
        return text.ToString().TrimEnd() + "\n";
    }

    private string Caption
    {
        get
        {
            string loss = step.Loss is { } mean && phase >= Phase.Loss ? $", mean loss {Numbers.Brief(mean)}" : "";
            if (loss.Length > 0 && step.L2 > 0 && step.Penalty is { } penalty)
                loss += $" (and L2 penalty {Numbers.Brief(penalty)})";
            return step.IsLook
                ? $"{char.ToUpperInvariant(When.Of(step)[0])}{When.Of(step)[1..]}: {When.Sample(step.Samples[row])}{loss}"
                : $"One step: {When.Of(step)} of {Numbers.Count(step.BatchSize, "sample")}{loss}";
        }
    }

    private NetworkView Picture(Phase shown) => new(step, row, shown);

    private IEnumerable<MathStep> Forward()
    {
        foreach (MathStep mathStep in ForwardMath.Steps(step, row))
            yield return mathStep;
        if (phase >= Phase.Loss)
            yield return LossMath.Step(step, row);
    }

    private IEnumerable<MathStep> Backward()
    {
        if (phase < Phase.Backward)
            yield break;
        yield return BackwardMath.OutputGradient(step, row);
        yield return BackwardMath.HiddenGradient(step, row);
        yield return BackwardMath.WeightGradients(step);
        if (phase >= Phase.Update)
            yield return UpdateMath.Rule(step);
        yield return BackwardMath.Norms(step);
        if (phase >= Phase.Update)
            yield return CountMath.Step(step);
    }
}
