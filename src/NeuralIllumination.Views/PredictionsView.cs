using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Predictions as a grid: right with a blue border and ✓, wrong with a red border and ✗. Quantities as points against the true ones.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class PredictionsView : View
{
    /// <summary>The most that are drawn and listed; the title counts all.</summary>
    public const int MostDrawn = 240;

    private readonly PredictionRecord[] shown;
    private readonly PredictionRecord[] drawn;
    private readonly Theme theme;
    private readonly string title;
    private readonly AgainstTruth? against;

    /// <summary>Shows the first <paramref name="count"/> predictions.</summary>
    /// <param name="predictions">The predictions, at least one.</param>
    /// <param name="count">How many, at least 1; of more than 240 the first 240 are drawn and listed.</param>
    /// <param name="set">Which samples they are of: "test samples".</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">No predictions, or a count below 1.</exception>
    public PredictionsView(
        IReadOnlyList<PredictionRecord> predictions,
        int count = 20,
        string set = "test samples",
        Theme? theme = null
    )
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0 || count < 1)
            throw new OptionException(
                $"At least 1 prediction is needed; got {predictions.Count}, of which to show {count}."
            );
        shown = [.. predictions.Take(count)];
        drawn = [.. shown.Take(MostDrawn)];
        this.theme = theme ?? Theme.Dark;
        bool isRegression = shown[0].Sample.Targets is not null;
        title = isRegression
            ? $"{Numbers.Count(shown.Length)} {set}, mean loss {Numbers.Brief(shown.Average(p => p.Loss))}"
            : $"{Numbers.Count(shown.Count(p => p.IsRight))} of {Numbers.Count(shown.Length)} {set} right";
        if (drawn.Length < shown.Length)
            title += $"; the first {Numbers.Count(drawn.Length)} are shown";
        against = isRegression ? new AgainstTruth(drawn, title, this.theme) : null;
    }

    /// <summary>The predictions that the title counts: their numbers, for a cell that goes on with them.</summary>
    public IReadOnlyList<PredictionRecord> Records => Array.AsReadOnly(shown);

    internal override object Content => Records;

    /// <inheritdoc/>
    public override string ToSvg() =>
        against?.Draw(isNarrow: false) ?? Tiles.Draw(title, Description, [.. drawn.Select(Tile)], theme);

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(
            title,
            $"{against?.Pictures() ?? Tiles.Pictures(title, title, Description, [.. drawn.Select(Tile)], theme)}{Table().ToMarkup()}"
        );

    /// <inheritdoc/>
    public override string ToString() => $"{title}\n\n{Table().ToText()}";

    private string Description
    {
        get
        {
            string[] wrong =
            [
                .. drawn
                    .Where(p => !p.IsRight)
                    .Select(p => $"sample {p.Sample.Index} taken for {Name(p)}, is {p.Sample.ClassName}"),
            ];
            string which = wrong.Length == 0 ? "" : $" Wrong: {string.Join("; ", wrong)}.";
            return $"{title}.{which}";
        }
    }

    private static Reading ReadingOf(PredictionRecord p) =>
        Reading.Of(p.LossFunction, p.Probabilities.Count, p.Sample.Shape);

    private static string Name(PredictionRecord p) => ReadingOf(p).NameOf(p.Choice);

    private static string Support(PredictionRecord p)
    {
        Reading reading = ReadingOf(p);
        return reading.IsProbability
            ? reading.Support([.. p.Probabilities], p.Choice)
            : "ŷ " + Numbers.Fitting(p.Probabilities[reading.OutputOf(p.Choice)], 72, 16);
    }

    private Tiles.Tile Tile(PredictionRecord p)
    {
        string colour = p.IsRight ? theme.Right : theme.Wrong;
        List<(string, string)> lines = [($"{(p.IsRight ? "✓" : "✗")} {Name(p)}", colour), (Support(p), theme.Text)];
        if (!p.IsRight)
            lines.Add(($"is {p.Sample.ClassName}", theme.Muted));
        return new(p.Sample, colour, lines);
    }

    private static Cell Value(PredictionRecord p)
    {
        Reading reading = ReadingOf(p);
        double prediction = p.Probabilities[reading.OutputOf(p.Choice)];
        bool isComplement = reading is { IsSingle: true, IsProbability: true } && p.Choice == 0;
        return isComplement ? Cell.Of(Numbers.Complement(prediction), 1 - prediction) : reading.Cell(prediction);
    }

    /// <summary>Of regression: what was predicted, what it is, how far apart the two are.</summary>
    private Table Quantities()
    {
        Table table = new("The predictions in numbers", "sample", "quantity", "ŷ", "y", "ŷ − y", "loss")
        {
            IsFolded = true,
        };
        foreach (PredictionRecord p in drawn)
        {
            for (int k = 0; k < p.Probabilities.Count; k++)
            {
                (double predicted, double target) = (p.Probabilities[k], p.Sample.Targets![k]);
                table.Add(
                    Numbers.Count(p.Sample.Index),
                    p.Sample.Shape.Classes[k],
                    predicted,
                    target,
                    predicted - target,
                    p.Loss
                );
            }
        }

        return table;
    }

    private Table Table()
    {
        if (against is not null)
            return Quantities();
        Table table = new(
            "The predictions in numbers",
            "sample",
            "class",
            "prediction",
            ReadingOf(shown[0]).IsProbability ? "probability" : "ŷ",
            "loss",
            "verdict"
        )
        {
            IsFolded = true,
        };
        foreach (PredictionRecord p in drawn)
        {
            table.Add(
                Numbers.Count(p.Sample.Index),
                p.Sample.ClassName,
                Name(p),
                Value(p),
                p.Loss,
                p.IsRight ? "✓" : "✗ wrong"
            );
        }

        return table;
    }
}
