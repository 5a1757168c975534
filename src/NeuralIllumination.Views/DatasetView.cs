using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A data set at a glance: some of the samples to learn from, and how many of each class there are to learn from and to be tested on.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class DatasetView : View
{
    private const int MostListed = 8;

    private readonly DatasetRecord data;
    private readonly SamplesView train;
    private readonly Scatter? points;

    /// <summary>Shows a data set.</summary>
    /// <param name="data">The data.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    public DatasetView(DatasetRecord data, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        this.data = data;
        train = new SamplesView("To learn from", data.Train, data.Train.ClassCounts, theme: theme);
        points = Scatter.Fits(data.Shape) ? new Scatter(data, Headline, theme ?? Theme.Dark) : null;
    }

    /// <summary>The data that are shown.</summary>
    public DatasetRecord Record => data;

    internal override object Content => data;

    /// <inheritdoc/>
    public override string? ToSvg() => points?.Draw(isNarrow: false) ?? train.ToSvg();

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(
            Headline,
            $"{points?.Pictures() ?? train.Pictures}{Understood()?.ToMarkup()}{Counts().ToMarkup()}{First()?.ToMarkup()}"
        );

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Headline}\n\n{Understood()?.ToText()}{Counts().ToText()}\n{First()?.ToText() ?? PixelText.Of(data.Train[0])}";

    private string Headline =>
        $"{data.Name}: {Numbers.Count(data.Train.Count, "sample")} to learn from, {Numbers.Count(data.Test.Count)} to be tested on";

    /// <summary>What was understood of a file; null where there is none.</summary>
    private Table? Understood()
    {
        if (data.Understood.Count == 0)
            return null;
        Table table = new("What was understood of the file", "", "");
        foreach (string line in data.Understood)
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            table.Add(line[..colon], line[(colon + 2)..]);
        }

        return table;
    }

    /// <summary>The first samples with all their values, where these are no picture.</summary>
    private Table? First()
    {
        if (points is null)
            return null;
        IEnumerable<string> names = Enumerable.Range(0, data.Shape.Features).Select(data.Shape.InputName);
        Table table = new(
            $"The first {Numbers.Count(Math.Min(MostListed, data.Train.Count), "sample")} to learn from",
            ["sample", .. names, data.Shape.IsRegression ? data.Shape.Classes[0] : "class"]
        );
        foreach (SampleRecord sample in data.Train.Take(MostListed))
            table.Add([
                Numbers.Count(sample.Index),
                .. sample.Pixels.Select(Cell.Plain),
                sample.Targets is { } y ? Cell.Plain(y[0]) : sample.ClassName,
            ]);
        return table;
    }

    private Table Counts()
    {
        IReadOnlyList<int> learned = data.Train.ClassCounts;
        IReadOnlyList<int> tested = data.Test.ClassCounts;
        if (data.Shape.IsRegression)
            return new Table("Samples", "", "to learn from", "to be tested on").Add(
                "all",
                data.Train.Count,
                data.Test.Count
            );
        Table table = new("Samples per class", "class", "to learn from", "to be tested on");
        for (int k = 0; k < data.Shape.Classes.Count; k++)
            table.Add(data.Shape.Classes[k], learned[k], tested[k]);
        return table.Add("all", data.Train.Count, data.Test.Count);
    }
}
