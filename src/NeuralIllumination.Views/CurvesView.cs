using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// A run's curves: loss and accuracy for training and test, the smallest test loss marked and, where it is hard to see, enlarged, and each
/// layer's gradient norm.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class CurvesView : View
{
    private readonly RunRecord run;
    private readonly Theme theme;

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run, with at least the untrained network's record.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">A run without any record.</exception>
    public CurvesView(RunRecord run, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Epochs.Count == 0)
            throw new OptionException(
                "A run needs at least one epoch's record; got none. Run one first: training.Run(1)."
            );
        (this.run, this.theme) = (run, theme ?? Theme.Dark);
    }

    internal override object Content => run;

    /// <inheritdoc/>
    public override string ToSvg() => CurvesPicture.Draw(run, Description, theme);

    /// <inheritdoc/>
    public override string ToHtml() => Figure.Html(Summary, ToMarkup());

    /// <inheritdoc/>
    public override string ToString() => $"{Summary}\n\n{EpochTable.Of(run).ToText()}";

    /// <summary>The picture and the table of its numbers, for views that contain it.</summary>
    internal Markup ToMarkup() => $"{Pictures}{EpochTable.Of(run).ToMarkup()}";

    /// <summary>The picture, wide and narrow, without the table.</summary>
    internal Markup Pictures =>
        Figure.Picture(
            new NarrowPicture(
                CurvesPicture.DrawNarrow(run, Description, theme),
                CurvesPicture.NarrowWidth,
                CurvesPicture.NarrowHeight(run)
            ),
            ToSvg(),
            Description,
            CurvesPicture.Width,
            CurvesPicture.Height(run)
        );

    /// <summary>The run in one line.</summary>
    internal string Summary
    {
        get
        {
            EpochRecord last = run.Last;
            string test = last.TestScore is { } share ? $", test {Score.Name(last)} {Score.Write(last, share)}" : "";
            return $"After {Numbers.Count(last.Epoch, "epoch")}: loss {Numbers.Brief(last.TrainLoss)}, training {Score.Name(last)} {Score.Write(last, last.TrainScore)}{test}";
        }
    }

    /// <summary>What is seen, in words.</summary>
    internal string Description
    {
        get
        {
            EpochRecord first = run.Epochs[0];
            EpochRecord last = run.Last;
            string test = last.TestLoss is { } loss
                ? $" On the test set the loss ends at {Numbers.Brief(loss)} and the {Score.Name(last)} at {Score.Write(last, last.TestScore)}."
                : "";
            if (last.Epoch > 0 && BestEpoch.Of(run) is { TestLoss: { } smallest } best)
                test +=
                    $" The test loss is smallest after epoch {Numbers.Count(best.Epoch)}, at {Numbers.Brief(smallest)}.";
            return $"Curves over {Numbers.Count(last.Epoch, "epoch")}. The training loss goes from {Numbers.Brief(first.TrainLoss)} to {Numbers.Brief(last.TrainLoss)}, the training {Score.Name(last)} from {Score.Write(first, first.TrainScore)} to {Score.Write(last, last.TrainScore)}.{test}";
        }
    }
}
