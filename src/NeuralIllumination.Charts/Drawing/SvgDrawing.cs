using System.Xml.Linq;

namespace NeuralIllumination.Charts;

/// <summary>Draws the SVG of a view onto pixels, at rest: what moves in it is left out, as for readers who asked for less motion.</summary>
/// <remarks>It knows the elements that views write, and refuses any other rather than draw half a picture.</remarks>
internal sealed class SvgDrawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement root;
    private readonly Dictionary<string, XElement> named;
    private readonly Canvas canvas;

    private SvgDrawing(XElement root, Canvas canvas)
    {
        (this.root, this.canvas) = (root, canvas);
        named = root.Descendants()
            .Where(e => e.Attribute("id") is not null)
            .ToDictionary(e => e.Attribute("id")!.Value);
    }

    /// <summary>The picture's pixels.</summary>
    /// <param name="svg">The document.</param>
    /// <param name="scale">Pixels for each unit of the picture.</param>
    public static Canvas Draw(string svg, double scale)
    {
        XElement root = XElement.Parse(svg);
        (double width, double height) = Size(root);
        Canvas canvas = new((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        SvgDrawing drawing = new(root, canvas);
        Look look = Look.Start.With(root);
        foreach (XElement element in root.Elements())
            drawing.Element(element, look, Placement.Scaled(scale));
        return canvas;
    }

    /// <summary>The width and height of a document.</summary>
    public static (double Width, double Height) Size(XElement root) =>
        (Look.Number(root, "width", 0), Look.Number(root, "height", 0));

    private void Element(XElement element, Look outer, Placement place)
    {
        // Rings, particles and sparkles exist only while they move.
        string[] classes = element.Attribute("class")?.Value.Split(' ') ?? [];
        if (classes.Any(name => name.EndsWith("-m", StringComparison.Ordinal)))
            return;
        Look look = outer.With(element);
        if (look.Opacity == 0)
            return;
        Placement own = place.Then(element.Attribute("transform")?.Value);
        switch (element.Name.LocalName)
        {
            case "g":
                foreach (XElement child in element.Elements())
                    Element(child, look, own);
                break;
            case "use":
                string name = element.Attribute("href")!.Value[1..];
                Element(named[name], look, own.Then(Shift(element)));
                break;
            case "path":
                Shape(PathReader.Read(element.Attribute("d")!.Value, own), look, own);
                break;
            case "circle":
                double radius = Look.Number(element, "r", 0);
                Point centre = new(Look.Number(element, "cx", 0), Look.Number(element, "cy", 0));
                Shape([Outline.Ellipse(centre, radius, radius, own)], look, own);
                break;
            case "rect":
                Shape([Rectangle(element, own)], look, own);
                break;
            case "text":
                Text(element, look, own);
                break;
            case "title" or "style" or "defs":
                break;
            default:
                throw new NotSupportedException($"No picture here has a {element.Name.LocalName}.");
        }
    }

    private static Placement Shift(XElement element) =>
        new(1, 0, 0, 1, Look.Number(element, "x", 0), Look.Number(element, "y", 0));

    private static Outline Rectangle(XElement element, Placement place) =>
        Outline.Rectangle(
            Look.Number(element, "x", 0),
            Look.Number(element, "y", 0),
            Look.Number(element, "width", 0),
            Look.Number(element, "height", 0),
            Look.Number(element, "rx", 0),
            place
        );

    private void Shape(List<Outline> outlines, Look look, Placement place)
    {
        if (look.Fill != "none")
            Paint(outlines, look.Fill, look.Opacity * look.FillOpacity, place, isUnion: false);
        if (look.Stroke == "none")
            return;
        Pen pen = new(look.StrokeWidth * place.Scale, look.IsRound);
        IEnumerable<Outline> lines = look.Dashes is { } dashes
            ? outlines.SelectMany(line => line.Dashed(dashes.On * place.Scale, dashes.Off * place.Scale))
            : outlines;
        Paint([.. lines.SelectMany(pen.Draw)], look.Stroke, look.Opacity * look.StrokeOpacity, place, isUnion: true);
    }

    private void Text(XElement element, Look look, Placement place)
    {
        string text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value));
        Point at = new(Look.Number(element, "x", 0), Look.Number(element, "y", 0));
        List<Outline> ways = [.. Lettering.Set(text, at, look.Anchor, look.FontSize, place)];
        double width = Lettering.Pen(look.FontSize, look.IsBold) * place.Scale;

        // Words stand clear of the lines that cross behind them: all text of views has an edge of the stage's colour.
        Pen edge = new(width + 3 * place.Scale, isRound: true);
        Pen pen = new(width, isRound: true);
        if (Edge() is { } stage)
            Paint([.. ways.SelectMany(edge.Draw)], stage, look.Opacity, place, isUnion: true);
        Paint([.. ways.SelectMany(pen.Draw)], look.Fill, look.Opacity * look.FillOpacity, place, isUnion: true);
    }

    private string? Edge() => root.Elements(Svg + "rect").FirstOrDefault()?.Attribute("fill")?.Value;

    private void Paint(List<Outline> areas, string paint, double opacity, Placement place, bool isUnion)
    {
        if (areas.Count == 0 || opacity == 0)
            return;
        if (!paint.StartsWith("url(#", StringComparison.Ordinal))
        {
            canvas.Fill(areas, Colour.Of(paint, opacity), isUnion);
            return;
        }

        XElement gradient = named[paint[5..^1]];
        if (gradient.Name.LocalName == "linearGradient")
        {
            Point from = new(Look.Number(gradient, "x1", 0), Look.Number(gradient, "y1", 0));
            Point to = new(Look.Number(gradient, "x2", 0), Look.Number(gradient, "y2", 0));
            canvas.Fill(areas, new(Stops(gradient), Gradient.Linear(place.Of(from), place.Of(to))), opacity, isUnion);
            return;
        }

        // A halo is a circle each, and each has the whole gradient.
        foreach (Outline area in areas)
        {
            double left = area.Points.Min(p => p.X);
            double top = area.Points.Min(p => p.Y);
            double radius = (area.Points.Max(p => p.X) - left) / 2;
            Point centre = new(left + radius, (top + area.Points.Max(p => p.Y)) / 2);
            canvas.Fill([area], new(Stops(gradient), Gradient.Radial(centre, radius)), opacity, isUnion);
        }
    }

    private static (double Offset, Colour Colour)[] Stops(XElement gradient) =>
        [
            .. gradient
                .Elements()
                .Select(stop =>
                    (
                        Look.Number(stop, "offset", 0),
                        Colour.Of(stop.Attribute("stop-color")!.Value, Look.Number(stop, "stop-opacity", 1))
                    )
                ),
        ];
}
