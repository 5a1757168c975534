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

    private static string Optimizer(TrainingOptions options) =>
        OptimizerKind.Of(options.Optimizer).Parameters.Contains(Ranges.Momentum)
            ? $"{Terms.Name(options.Optimizer)} {Numbers.Full(options.Momentum)}"
            : Terms.Name(options.Optimizer);

    private static string Penalty(TrainingOptions options) =>
        options.L2 > 0 ? $"L2 penalty {Numbers.Full(options.L2)}, " : "";

    private string Made
    {
        get
        {
            Recipe recipe = run.Recipe;
            TrainingOptions options = recipe.Options;
            string tested = recipe.Data.TestCount > 0 ? $", tested on {Numbers.Count(recipe.Data.TestCount)}" : "";
            return $"Network {recipe.Architecture}, {Numbers.Count(recipe.Architecture.ParameterCount, "parameter")}; {Optimizer(options)}, learning rate {Numbers.Full(options.LearningRate)}, {Penalty(options)}batches of {Numbers.Count(options.BatchSize!.Value)}; learned from {Numbers.Count(recipe.Data.TrainCount, "sample")}{tested}.";
        }
    }
}
