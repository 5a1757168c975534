using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One of the twelve steps: its formula, what it means, and its real numbers.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Formula">The formula, in the words used everywhere: z = W x + b, W[out, in].</param>
internal sealed record MathStep(int Number, string Title, string Formula)
{
    /// <summary>A step by its name and formula.</summary>
    public MathStep(StepKind kind)
        : this(kind.Number, kind.Name, kind.Formula) { }

    /// <summary>Step 5, by the output function that belongs to a loss.</summary>
    public static MathStep OfOutput(LossFunction loss) =>
        new(StepKind.Prediction.Number, LossKind.Of(loss).OutputTitle, LossKind.Of(loss).OutputFormula);

    /// <summary>Step 6, by the loss.</summary>
    public static MathStep OfLoss(LossFunction loss) =>
        new(StepKind.Loss.Number, LossKind.Of(loss).Title, LossKind.Of(loss).Formula);

    /// <summary>One sentence about the numbers; may be empty.</summary>
    public string Prose { get; init; } = "";

    /// <summary>The formula with its numbers plugged in, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The numbers.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    public Markup ToMarkup()
    {
        Markup prose = Prose.Length == 0 ? Markup.Empty : (Markup)$"<p>{Prose}</p>\n";
        Markup lines = Markup.Empty;
        foreach (string line in Lines)
            lines.Add($"<p class=\"ni-formula\"><code>{line}</code></p>\n");
        return $"<section class=\"ni-step\"><h4>{Number}. {Title}</h4>\n<p class=\"ni-formula\"><code>{Formula}</code></p>\n{prose}{lines}{Tables.Select(table => table.ToMarkup())}</section>\n";
    }

    public string ToText()
    {
        StringBuilder text = new();
        text.Append($"{Number}. {Title}\n  {Formula}\n");
        if (Prose.Length > 0)
            text.Append($"  {Prose}\n");
        foreach (string line in Lines)
            text.Append($"  {line}\n");
        foreach (Table table in Tables)
            text.Append(table.ToText());
        return text.Append('\n').ToString();
    }
}
