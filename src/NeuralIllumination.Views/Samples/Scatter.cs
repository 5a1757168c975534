using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// Draws a data set's samples as points over two of their values: a mark and a hue a class, filled to learn from, hollow to be tested on. A
/// quantity of one value stands above it, as its graph; of two, it is the strength of the hue.
/// </summary>
internal sealed class Scatter
{
    /// <summary>More points of a set than this are not drawn: they would be a cloud.</summary>
    public const int Most = 600;

    private const double WideWidth = 760;
    private const double NarrowWidth = 400;
    private const double Top = 62;
    private const double Below = 44;
    private const double Line = 28;
    private const double Reach = 4.5;

    private readonly DatasetRecord data;
    private readonly string headline;
    private readonly Theme theme;
    private readonly bool isGraph;
    private readonly double most;
    private readonly (int Across, int Up) values;
    private readonly (double Across, double Up) spans;
    private readonly (double Across, double Up) from;

    /// <summary>Two values of a data set: of the plane both, else the last two.</summary>
    public Scatter(DatasetRecord data, string headline, Theme theme)
    {
        (this.data, this.headline, this.theme) = (data, headline, theme);
        isGraph = IsGraph(data.Shape);
        // The last of two numbers is the quantity itself.
        values = isGraph ? (0, 1) : (data.Shape.Given - 2, data.Shape.Given - 1);
        most = data.Train.Concat(data.Test).Max(sample => Math.Abs(sample.Targets?[0] ?? 0));
        spans = (Span(values.Across), Span(values.Up));
        from = (Least(values.Across), Least(values.Up));
    }

    /// <summary>Whether a data set is shown best so: two values, or a few with names.</summary>
    public static bool Fits(PictureShape shape) =>
        shape is { Width: 1, Height: 2 } || (shape.Inputs is not null && shape.Features > 2) || IsGraph(shape);

    private static bool IsGraph(PictureShape shape) => shape is { IsRegression: true, Features: 1, Classes.Count: 1 };

    /// <summary>Both pictures, for wide pages and narrow ones.</summary>
    public Markup Pictures() =>
        Figure.Picture(
            new NarrowPicture(Draw(isNarrow: true), NarrowWidth, Height(isNarrow: true)),
            Draw(isNarrow: false),
            Description,
            WideWidth,
            Height(isNarrow: false)
        );

    /// <summary>One of them.</summary>
    public string Draw(bool isNarrow)
    {
        (double left, double side) = Square(isNarrow);
        SvgPicture svg = new(isNarrow ? NarrowWidth : WideWidth, Height(isNarrow), Description, theme);
        svg.Text(24, 36, Words.Fit(data.Name, svg.Width - 40, 20), size: 20, bold: true);
        Axes(svg, left, side);
        foreach ((SampleSet set, bool isFilled) in new[] { (data.Train, true), (data.Test, false) })
        {
            foreach (
                var alike in set.Take(Most)
                    .GroupBy(sample => (Mark: MarkOf(sample), Level: LevelOf(sample)))
                    .OrderBy(g => g.Key)
            )
            {
                IEnumerable<Markup> marks = alike.Select(sample => Mark(alike.Key.Mark, Place(sample, left, side)));
                Draw(svg, alike.Key.Mark, isFilled, marks, alike.Key.Level);
            }
        }

        Legend(svg, isNarrow ? left : left + side + 32, isNarrow ? Top + side + Below + 24 : Top + 20);
        return svg.ToString();
    }

    private string Description =>
        $"{headline}. Points over {NameOf(values.Across)} and {NameOf(values.Up)}, {(data.Shape.IsRegression ? "with the quantity" : "by class")}: {Words.Listed([.. Names])}.{Cut}";

    private string Cut =>
        data.Train.Count > Most || data.Test.Count > Most
            ? $" Of each set the first {Numbers.Count(Most)} are shown."
            : "";

    private static (double Left, double Side) Square(bool isNarrow) => isNarrow ? (56, 320) : (64, 400);

    private double Height(bool isNarrow) =>
        Top + Square(isNarrow).Side + Below + (isNarrow ? Line * (Names.Count + (IsShaded ? 3 : 2)) + 16 : 8);

    private void Axes(SvgPicture svg, double left, double side)
    {
        svg.Add(
            $"<rect x=\"{left}\" y=\"{Top}\" width=\"{side}\" height=\"{side}\" rx=\"4\" fill=\"{theme.Raised}\" stroke=\"{theme.Edge}\"/>\n"
        );
        double across = left + side * (0 - from.Across) / (spans.Across - from.Across);
        double up = Top + side - side * (0 - from.Up) / (spans.Up - from.Up);
        svg.Add($"<path stroke=\"{theme.Edge}\" d=\"M{left},{up:0.#}h{side}M{across:0.#},{Top}v{side}\"/>\n");
        double bottom = Top + side;
        svg.Text(left, bottom + 22, Numbers.End(from.Across), theme.Muted, anchor: "middle");
        svg.Text(left + side, bottom + 22, Numbers.End(spans.Across), theme.Muted, anchor: "middle");
        svg.Text(left + side / 2, bottom + 22, NameOf(values.Across), theme.Text, anchor: "middle");
        svg.Text(left - 8, bottom + 4, Numbers.End(from.Up), theme.Muted, anchor: "end");
        svg.Text(left - 8, Top + 8, Numbers.End(spans.Up), theme.Muted, anchor: "end");
        if (data.Shape.Inputs is null)
            svg.Text(left - 8, Top + side / 2 + 5, NameOf(values.Up), theme.Text, anchor: "end");
        else
            svg.Text(left + 8, Top + 20, NameOf(values.Up), theme.Text);
    }

    private void Legend(SvgPicture svg, double x, double y)
    {
        double room = svg.Width - x - 40;
        for (int k = 0; k < Names.Count; k++, y += Line)
        {
            Draw(svg, k, isFilled: true, [Mark(k, new Spot(x + 8, y - 5))]);
            svg.Text(x + 26, y, Words.Fit(Names[k], room, svg.TextSize));
        }

        if (IsShaded)
            svg.Text(x, y, "fuller: further from 0", theme.Muted);
        y += IsShaded ? Line : 0;
        (string learned, string tested) = IsShaded ? ("thick", "thin") : ("filled", "hollow");
        svg.Text(x, y, $"{learned}: {Numbers.Count(data.Train.Count)} to learn from", theme.Muted);
        if (data.Test.Count > 0)
            svg.Text(x, y + Line, $"{tested}: {Numbers.Count(data.Test.Count)} to be tested on", theme.Muted);
    }

    /// <summary>Whether marks are as full as the quantity over them is large.</summary>
    private bool IsShaded => data.Shape.IsRegression && !isGraph;

    /// <summary>What each mark stands for.</summary>
    private IReadOnlyList<string> Names =>
        IsShaded
            ? [$"{data.Shape.Classes[0]} above 0, up to {Numbers.Brief(most)}", $"{data.Shape.Classes[0]} below 0"]
            : data.Shape.Classes;

    private int MarkOf(SampleRecord sample) =>
        data.Shape.IsRegression ? (!isGraph && sample.Targets![0] < 0 ? 1 : 0) : sample.Label;

    /// <summary>How strong a quantity's hue is, of 6; a class's is always the same.</summary>
    private int LevelOf(SampleRecord sample) =>
        IsShaded && most > 0 ? (int)Math.Round(6 * Math.Abs(sample.Targets![0]) / most) : 6;

    /// <summary>The values' names; coordinates are called as in the network's picture.</summary>
    private string NameOf(int value) =>
        isGraph ? (value == 0 ? "x" : data.Shape.Classes[0]) : data.Shape.InputName(value);

    private void Draw(SvgPicture svg, int label, bool isFilled, IEnumerable<Markup> marks, int level = 6)
    {
        string hue = theme.Class(label);
        Markup fill = isFilled || IsShaded ? (Markup)$"{hue}" : $"none";
        svg.Add(
            $"<path fill=\"{fill}\" fill-opacity=\"{0.85 * level / 6:0.##}\" stroke=\"{hue}\" stroke-width=\"{(IsShaded && !isFilled ? 0.6 : 1.5):0.##}\" d=\"{marks}\"/>\n"
        );
    }

    /// <summary>Circle, square, triangle, diamond, and again from the start.</summary>
    private static Markup Mark(int label, Spot at) =>
        (label % 4) switch
        {
            0 => $"M{at.X - Reach:0.#},{at.Y:0.#}a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z",
            1 => $"M{at.X - 4:0.#},{at.Y - 4:0.#}h8v8h-8z",
            2 => $"M{at.X:0.#},{at.Y - 5:0.#}l5,9h-10z",
            _ => $"M{at.X:0.#},{at.Y - 6:0.#}l5,6l-5,6l-5,-6z",
        };

    private Spot Place(SampleRecord sample, double left, double side) =>
        new(
            left + side * Share(ValueOf(sample, values.Across), from.Across, spans.Across),
            Top + side - side * Share(ValueOf(sample, values.Up), from.Up, spans.Up)
        );

    private double ValueOf(SampleRecord sample, int value) =>
        isGraph && value == 1 ? sample.Targets![0] : sample.Pixels[value];

    private static double Share(double value, double least, double most) =>
        Math.Clamp((value - least) / (most - least), 0, 1);

    private IEnumerable<double> All(int value) => data.Train.Concat(data.Test).Select(sample => ValueOf(sample, value));

    private double Span(int value) =>
        data.Shape.Inputs is null && !isGraph
            ? PlaneSpan.Of([.. All(values.Across), .. All(values.Up)])
            : PlaneSpan.Of([.. All(value)]);

    private double Least(int value) => All(value).Any(x => x < 0) || data.Shape.Inputs is null ? -Span(value) : 0;
}
