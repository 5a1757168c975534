using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A gradient check: whether backpropagation and central differences, extrapolated, agree, and where they agree least.</summary>
public sealed class GradientCheckView : View
{
    private const int MostRows = 10;

    private readonly GradientCheckRecord check;

    /// <summary>Shows a check.</summary>
    /// <param name="check">The check.</param>
    public GradientCheckView(GradientCheckRecord check)
    {
        ArgumentNullException.ThrowIfNull(check);
        this.check = check;
    }

    /// <summary>The check that is shown: its numbers, for a cell that goes on with them.</summary>
    public GradientCheckRecord Record => check;

    internal override object Content => check;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = Markup.Empty;
        foreach (string line in Lines)
            content.Add($"<p>{line}</p>\n");
        return Figure.Html(Headline, content.Add(Worst().ToMarkup()));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Headline}\n{string.Join('\n', Lines)}\n\n{Worst().ToText()}";

    private string Headline
    {
        get
        {
            if (check.Worst is not { } worst)
                return "✗ nothing could be compared";
            string error = $"worst relative error {Numbers.Brief(worst.RelativeError)} ({worst.Name})";
            return check.Passes
                ? $"✓ all {Numbers.Count(check.Compared.Count())} derivatives compared agree; {error}"
                : $"✗ {Numbers.Count(check.Compared.Count(Differs))} of {Numbers.Count(check.Compared.Count(), "derivative")} {(check.Compared.Count(Differs) == 1 ? "differs" : "differ")}; {error}";
        }
    }

    private IReadOnlyList<string> Lines
    {
        get
        {
            List<string> lines =
            [
                $"Each of {Numbers.Count(check.Entries.Count, "parameter")} was nudged up and down, and the change of the loss of {Numbers.Count(check.BatchSize, "sample")} compared with its derivative by backpropagation.",
                $"Relative error = |a − n| / max(|a|, |n|, 10⁻⁸); below {Axis.PowerName(GradientCheckRecord.Tolerance)} counts as equal, and so does a difference that is smaller than what the nudges can resolve (at most 10⁻¹¹).",
            ];
            if (check.Kinks > 0)
                lines.Add(
                    $"{Numbers.Count(check.Kinks, "parameter")} not compared: even a small nudge switches a ReLU on or off, where the loss has no derivative."
                );
            return lines;
        }
    }

    private static bool Differs(GradientCheckEntry entry) =>
        entry.Differs && !(entry.RelativeError < GradientCheckRecord.Tolerance);

    private Table Worst()
    {
        Table table = new(
            "Where they agree least",
            "parameter",
            "backpropagation a",
            "central differences n, extrapolated",
            "relative error",
            "verdict"
        );
        foreach (
            GradientCheckEntry e in check
                .Compared.OrderByDescending(entry => entry.Differs)
                .ThenByDescending(e => e.RelativeError)
                .Take(MostRows)
        )
        {
            string verdict =
                Differs(e) ? "✗"
                : e.Differs ? "✓"
                : "✓\u00A0closer\u00A0than can\u00A0be\u00A0resolved";
            table.Add(e.Name, e.Analytic, e.Numeric, e.RelativeError, verdict);
        }

        return table;
    }
}
