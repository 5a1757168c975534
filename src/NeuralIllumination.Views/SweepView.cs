using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A sweep: for each learning rate and batch size, where its trainings ended, as a picture with a dot a training and as a table.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class SweepView : View
{
    private readonly IReadOnlyList<SweepResult> results;
    private readonly IReadOnlyList<SweepGroup> groups;
    private readonly SweepPlan plan;
    private readonly Theme theme;

    /// <summary>Shows a sweep.</summary>
    /// <param name="plan">What was to be run.</param>
    /// <param name="results">What came of it.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">No result.</exception>
    public SweepView(SweepPlan plan, IReadOnlyList<SweepResult> results, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 0)
            throw new OptionException("A sweep to show needs at least 1 result; got none.");
        this.plan = plan;
        this.results = results;
        this.theme = theme ?? Theme.Dark;
        groups = SweepGroup.Of(results);
    }

    /// <summary>The results that are shown, in the plan's order.</summary>
    public IReadOnlyList<SweepResult> Results => results;

    internal override object Content => results;

    /// <inheritdoc/>
    public override string? ToSvg() => SweepPicture.Draw(groups, Summary, theme);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup picture = Figure.Picture(
            new NarrowPicture(
                SweepPicture.DrawNarrow(groups, Summary, theme),
                SweepPicture.NarrowWidth,
                SweepPicture.NarrowHeight(groups)
            ),
            ToSvg()!,
            Summary,
            SweepPicture.Width,
            SweepPicture.Height(groups)
        );
        return Figure.Html(Summary, $"{picture}{Rows.ToMarkup()}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Summary}\n{Rows.ToText()}";

    private string Summary
    {
        get
        {
            double best = groups.Max(group => group.Score.Median);
            string[] names = [.. groups.Where(group => group.Score.Median == best).Select(group => group.Name)];
            string set = groups[0].IsTested ? "test" : "training";
            return $"{Numbers.Count(results.Count, "training")} of {plan.Architecture}, {Numbers.Count(plan.Epochs, "epoch")} each. Best median {set} {Name}: {Written(best).Text}, with {string.Join("; with ", names)}";
        }
    }

    private bool IsRegression => groups[0].IsRegression;

    private string Name => IsRegression ? "R²" : "accuracy";

    private Cell Written(double score) => IsRegression ? score : Cell.Percent(score);

    private Table Rows
    {
        get
        {
            string set = groups[0].IsTested ? "test" : "training";
            Table table = new(
                "Where the trainings ended",
                "learning rate η, batch size",
                "trainings",
                $"{set} {Name}, median",
                "lowest",
                "highest",
                $"{set} loss, median",
                "diverged"
            );
            foreach (SweepGroup group in groups)
            {
                table.Add(
                    group.Name,
                    group.Results.Count,
                    Written(group.Score.Median).Strong(),
                    Written(group.Score.Lowest),
                    Written(group.Score.Highest),
                    group.Loss.Median,
                    group.Diverged
                );
            }

            return table;
        }
    }
}
