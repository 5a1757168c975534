using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A run: what came of it, its curves, its recipe and its fingerprint.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class RunView : View
{
    private readonly RunRecord run;
    private readonly CurvesView curves;

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run, with at least the untrained network's record.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">A run without any record.</exception>
    public RunView(RunRecord run, Theme? theme = null)
    {
        curves = new CurvesView(run, theme);
        this.run = run;
    }

    /// <summary>The run that is shown: its numbers, for a cell that goes on with them.</summary>
    public RunRecord Record => run;

    internal override object Content => run;

    /// <inheritdoc/>
    public override string? ToSvg() => curves.ToSvg();

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = $"<p>{Made}</p>\n{curves.ToMarkup()}";
        content.Add(
            $"<p>Fingerprint of all weights: <code>{run.Fingerprint}</code></p>\n<details><summary>The recipe, which makes this run again bit for bit</summary><pre>{run.Recipe.ToJson()}</pre></details>\n"
        );
        return Figure.Html(curves.Summary, content);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Made}\n{curves}\n  fingerprint {run.Fingerprint}\n";

    private static string OptimizerOf(TrainingOptions options)
    {
        IReadOnlyList<NumberRange> asked = OptimizerKind.Of(options.Optimizer).Parameters;
        string said = Terms.Name(options.Optimizer);
        if (asked.Contains(Ranges.Momentum))
            said += $" {Numbers.Full(options.Momentum)}";
        if (asked.Contains(Ranges.Beta1) && options.Beta1 != Ranges.Beta1.Default)
            said += $" β₁ {Numbers.Full(options.Beta1)}";
        if (asked.Contains(Ranges.Beta2) && options.Beta2 != Ranges.Beta2.Default)
            said += $" β₂ {Numbers.Full(options.Beta2)}";
        return said;
    }

    private static string Penalty(TrainingOptions options) =>
        options.L2 > 0 ? $"L2 penalty {Numbers.Full(options.L2)}, " : "";

    private string Made
    {
        get
        {
            Recipe recipe = run.Recipe;
            TrainingOptions options = recipe.Options;
            string tested = recipe.Data.TestCount > 0 ? $", tested on {Numbers.Count(recipe.Data.TestCount)}" : "";
            return $"Network {recipe.Architecture}, {Numbers.Count(recipe.Architecture.ParameterCount, "parameter")}; {OptimizerOf(options)}, learning rate {Numbers.Full(options.LearningRate)}, {Penalty(options)}batches of {Numbers.Count(options.BatchSize!.Value)}; learned from {Numbers.Count(recipe.Data.TrainCount, "sample")}{tested}.";
        }
    }
}
