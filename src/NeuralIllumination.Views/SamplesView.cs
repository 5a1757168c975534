using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A data set at a glance: some of its samples and how many there are of each class.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class SamplesView : View
{
    private readonly string title;
    private readonly SampleRecord[] shown;
    private readonly IReadOnlyList<int> countsPerClass;
    private readonly PictureShape shape;
    private readonly Theme theme;

    /// <summary>Shows the first <paramref name="count"/> samples.</summary>
    /// <param name="title">What the set is called.</param>
    /// <param name="samples">Samples of it, at least one.</param>
    /// <param name="countsPerClass">How many samples of each class the whole set has, by label.</param>
    /// <param name="count">How many to show, at least 1.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">No samples, a count below 1, or counts that do not match the classes.</exception>
    public SamplesView(
        string title,
        IReadOnlyList<SampleRecord> samples,
        IReadOnlyList<int> countsPerClass,
        int count = 20,
        Theme? theme = null
    )
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(countsPerClass);
        if (samples.Count == 0 || count < 1)
            throw new OptionException($"At least 1 sample is needed; got {samples.Count}, of which to show {count}.");
        shape = samples[0].Shape;
        if (countsPerClass.Count != shape.Classes.Count)
            throw new OptionException(
                $"One count a class is needed, {shape.Classes.Count}; got {countsPerClass.Count}."
            );
        (this.title, this.countsPerClass, this.theme) = (title, countsPerClass, theme ?? Theme.Dark);
        shown = [.. samples.Take(count)];
    }

    internal override object Content => shown;

    /// <inheritdoc/>
    public override string ToSvg() => Tiles.Draw(Headline, Description, AllTiles, theme);

    /// <inheritdoc/>
    public override string ToHtml() => Figure.Html(title, $"{Pictures}{Counts().ToMarkup()}");

    /// <inheritdoc/>
    public override string ToString() => $"{Headline}\n\n{Counts().ToText()}\n{PixelText.Of(shown[0])}";

    /// <summary>The picture, wide and narrow, without the table.</summary>
    internal Markup Pictures =>
        Tiles.Pictures(Headline, $"The first {Numbers.Count(shown.Length)}", Description, AllTiles, theme);

    private IReadOnlyList<Tiles.Tile> AllTiles =>
        [
            .. shown.Select(s => new Tiles.Tile(
                s,
                theme.Edge,
                [(s.ClassName, theme.Text), ($"{Number}{Numbers.Count(s.Index)}", theme.Muted)]
            )),
        ];

    // A number that is cut off is none: where one is too long, all stand behind a shorter word.
    private string Number =>
        shown.All(s => Words.Width($"number {Numbers.Count(s.Index)}", Tiles.TextSize) <= Tiles.Room)
            ? "number "
            : "no. ";

    private string Headline =>
        $"{title}: {Numbers.Count(countsPerClass.Sum(), "sample")}, {shape.Width} × {shape.Height}, {Numbers.Count(shape.Classes.Count, "class", "classes")}";

    private string Description =>
        $"{Headline}. The first {Numbers.Count(shown.Length)} are shown: {string.Join(", ", shown.Select(s => s.ClassName))}.";

    private Table Counts()
    {
        Table table = new("Samples per class", "class", "samples");
        for (int k = 0; k < shape.Classes.Count; k++)
            table.Add(shape.Classes[k], countsPerClass[k]);
        return table.Add("all", countsPerClass.Sum());
    }
}
