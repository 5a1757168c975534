using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// What a network says of every place of a plane: the classes' fields with their borders, or a quantity's height, with the samples on it, and
/// beside it each hidden unit's own function. Of a network of one input the functions are curves.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class BoundaryView : View
{
    private readonly RunRecord run;
    private readonly PlaneRecord plane;
    private readonly IReadOnlyList<PredictionRecord> learned;
    private readonly IReadOnlyList<PredictionRecord> tested;
    private readonly Reading reading;
    private readonly BoundaryPicture picture;

    /// <summary>Shows a network.</summary>
    /// <param name="run">The run that it comes of.</param>
    /// <param name="network">The network, over a line or a plane, with what is added to its coordinates.</param>
    /// <param name="learned">What it says of the samples to learn from, at least one.</param>
    /// <param name="tested">What it says of those to be tested on.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    /// <exception cref="ShapeException">The samples are no points of a plane or of a line.</exception>
    public BoundaryView(
        RunRecord run,
        NetworkRecord network,
        IReadOnlyList<PredictionRecord> learned,
        IReadOnlyList<PredictionRecord> tested,
        Theme? theme = null
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(tested);
        if (learned.Count == 0)
            throw new OptionException("At least 1 sample is needed to draw a boundary; got none.");
        (this.run, this.learned, this.tested) = (run, learned, tested);
        PictureShape shape = learned[0].Sample.Shape;
        PlaneRecord.Check(shape);
        PlaneReach reach = PlaneReach.Of(learned.Select(p => p.Sample));
        plane = PlaneRecord.Of(network, reach.Inputs, added: shape.Added);
        reading = Reading.Of(network.Architecture.Loss, network.Architecture.Layers[^1], shape);
        picture = new BoundaryPicture(
            Verdict,
            Description,
            plane,
            reading,
            reach.Targets,
            learned,
            tested,
            theme ?? Theme.Dark
        );
    }

    /// <summary>What is drawn, number by number.</summary>
    public PlaneRecord Record => plane;

    internal override object Content => plane;

    /// <inheritdoc/>
    public override string ToSvg() => picture.Draw(isNarrow: false);

    /// <inheritdoc/>
    public override string ToHtml() => Figure.Html(Headline, $"{picture.Pictures()}{Table().ToMarkup()}");

    /// <inheritdoc/>
    public override string ToString() => $"{Headline}\n\n{Description}\n\n{Table().ToText()}";

    private bool IsLine => plane.Rows == 1;

    private string Headline =>
        $"{(IsLine ? "Curve" : "Boundary")} of {string.Join('-', plane.Architecture.Layers)} after {Place}";

    private string Place =>
        Numbers.Count(run.Recipe.Epochs, "epoch")
        + (run.Recipe.Batches > 0 ? $" and {Numbers.Count(run.Recipe.Batches, "batch", "batches")}" : "");

    private string Description
    {
        get
        {
            string what = IsLine
                ? $"What the network says of each value from {Numbers.End(-plane.Span)} to {Numbers.End(plane.Span)}"
                : $"What the network says of each place of the plane from {Numbers.End(-plane.Span)} to {Numbers.End(plane.Span)}, both ways";
            string names = reading.IsRegression
                ? reading.NameOf(0)
                : Words.Listed([.. Enumerable.Range(0, Surface.CountOf(reading)).Select(reading.NameOf)]);
            return $"{what}: {names}. {Score(learned, "samples to learn from")}{(tested.Count > 0 ? " " + Score(tested, "to be tested on") : "")}";
        }
    }

    /// <summary>How good it is, in a line over the picture.</summary>
    private string Verdict =>
        reading.IsRegression
            ? $"mean loss {Numbers.Brief(learned.Average(p => p.Loss))}{(tested.Count > 0 ? $", tested {Numbers.Brief(tested.Average(p => p.Loss))}" : "")}"
            : $"{Share(learned)} right{(tested.Count > 0 ? $", {Share(tested)} of those tested" : "")}";

    private static string Share(IReadOnlyList<PredictionRecord> set) =>
        $"{Numbers.Count(set.Count(p => p.IsRight))} of {Numbers.Count(set.Count)}";

    private string Score(IReadOnlyList<PredictionRecord> set, string name) =>
        reading.IsRegression
            ? $"Mean loss of {Numbers.Count(set.Count)} {name}: {Numbers.Brief(set.Average(p => p.Loss))}."
            : $"{Share(set)} {name} are right.";

    private Table Table()
    {
        if (reading.IsRegression)
            return new Table("Samples", "", "samples", "mean loss")
                .Add("to learn from", learned.Count, learned.Average(p => p.Loss))
                .Add("to be tested on", tested.Count, tested.Count > 0 ? tested.Average(p => p.Loss) : 0);
        Table table = new("Right and wrong", "class", "to learn from", "wrong", "to be tested on", "wrong");
        for (int label = 0; label < Surface.CountOf(reading); label++)
        {
            (int all, int wrong) = Count(learned, label);
            (int unseen, int mistaken) = Count(tested, label);
            table.Add(picture.NameOf(label), all, wrong, unseen, mistaken);
        }

        return table;
    }

    private static (int All, int Wrong) Count(IReadOnlyList<PredictionRecord> set, int label)
    {
        PredictionRecord[] own = [.. set.Where(p => p.Sample.Label == label)];
        return (own.Length, own.Count(p => !p.IsRight));
    }
}
