using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One training step in twelve, for the batch as a whole: the averages, and what becomes of the parameters.</summary>
public sealed class BatchMathView : View
{
    private readonly StepRecord step;

    /// <summary>Shows a step as far as it has come.</summary>
    /// <param name="step">The step.</param>
    public BatchMathView(StepRecord step)
    {
        ArgumentNullException.ThrowIfNull(step);
        this.step = step;
    }

    /// <summary>The step that is shown.</summary>
    public StepRecord Record => step;

    /// <summary>The steps shown.</summary>
    internal IReadOnlyList<MathStep> Steps => [.. new BatchMath(step).Steps(step.Phase)];

    internal override object Content => step;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = Markup.Empty;
        content.Add($"<div class=\"ni-steps\">\n{Steps.Select(mathStep => mathStep.ToMarkup())}</div>\n");
        return Figure.Html(Caption, content);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Caption).Append("\n\n");
        foreach (MathStep mathStep in Steps)
            text.Append(mathStep.ToText());
        return text.ToString().TrimEnd() + "\n";
    }

    private string Caption
    {
        get
        {
            string loss = step.Loss is { } mean && step.Phase >= Phase.Loss ? $", mean loss {Numbers.Brief(mean)}" : "";
            return $"The average of {When.Of(step)}, {Numbers.Count(step.BatchSize, "sample")}{loss}";
        }
    }
}
