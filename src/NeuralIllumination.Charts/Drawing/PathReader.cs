using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Charts;

/// <summary>Reads the <c>d</c> of a path into outlines. Beside SVG's commands, <c>O cx cy rx ry</c> is an ellipse: letters have many.</summary>
internal sealed partial class PathReader
{
    private readonly Placement place;
    private readonly string[] words;
    private readonly List<Outline> outlines = [];
    private int next;
    private Point at;
    private Point start;
    private List<Point>? points;

    private PathReader(string path, Placement place)
    {
        this.place = place;
        words = [.. Word().Matches(path).Select(match => match.Value)];
    }

    public static List<Outline> Read(string path, Placement place)
    {
        PathReader reader = new(path, place);
        reader.Run();
        return reader.outlines;
    }

    private void Run()
    {
        char command = 'M';
        while (next < words.Length)
        {
            if (char.IsLetter(words[next][0]))
                command = words[next++][0];
            Do(command);
            command = command switch
            {
                'M' => 'L',
                'm' => 'l',
                _ => command,
            };
        }

        Finish(isClosed: false);
    }

    private void Do(char command)
    {
        Point origin = char.IsLower(command) ? at : default;
        switch (char.ToUpperInvariant(command))
        {
            case 'M':
                Finish(isClosed: false);
                start = at = origin + Pair();
                break;
            case 'L':
                Line(origin + Pair());
                break;
            case 'H':
                Line(new(origin.X + Number(), at.Y));
                break;
            case 'V':
                Line(new(at.X, origin.Y + Number()));
                break;
            case 'C':
                Curve(origin + Pair(), origin + Pair(), origin + Pair());
                break;
            case 'Q':
                Point bend = origin + Pair();
                Point end = origin + Pair();
                Curve(at + 2.0 / 3 * (bend - at), end + 2.0 / 3 * (bend - end), end);
                break;
            case 'A':
                Arc(origin);
                break;
            case 'O':
                Outline round = Outline.Ellipse(Pair(), Number(), Number(), place);
                outlines.Add(round);
                break;
            case 'Z':
                Finish(isClosed: true);
                at = start;
                break;
            default:
                throw new NotSupportedException($"No path here has the command {command}.");
        }
    }

    private double Number() => double.Parse(words[next++], CultureInfo.InvariantCulture);

    private Point Pair() => new(Number(), Number());

    private List<Point> Begun => points ??= [place.Of(at)];

    private void Line(Point to)
    {
        Begun.Add(place.Of(to));
        at = to;
    }

    private void Curve(Point c1, Point c2, Point to)
    {
        new Outline(Begun, false).Curve(place.Of(c1), place.Of(c2), place.Of(to));
        at = to;
    }

    /// <summary>A circle's arc. Source: SVG 2, appendix B.2.4, with one radius.</summary>
    private void Arc(Point origin)
    {
        double radius = Number();
        _ = Pair();
        bool isLarge = Number() != 0;
        bool isClockwise = Number() != 0;
        Point to = origin + Pair();
        Point half = 0.5 * (to - at);
        double reach = half.Length;
        radius = Math.Max(radius, reach);
        double height = Math.Sqrt(Math.Max(0, radius * radius - reach * reach)) * (isLarge == isClockwise ? -1 : 1);
        Point centre =
            at + half + (reach == 0 ? default : new Point(half.Y / reach * -height, half.X / reach * height));
        double from = Math.Atan2(at.Y - centre.Y, at.X - centre.X);
        double turn = Math.Atan2(to.Y - centre.Y, to.X - centre.X) - from;
        if (isClockwise && turn < 0)
            turn += Math.Tau;
        else if (!isClockwise && turn > 0)
            turn -= Math.Tau;
        int pieces = Math.Max(2, (int)Math.Ceiling(Math.Abs(turn) * Math.Sqrt(radius * place.Scale) * 1.5));
        for (int i = 1; i < pieces; i++)
        {
            (double sin, double cos) = Math.SinCos(from + turn * i / pieces);
            Line(centre + new Point(radius * cos, radius * sin));
        }

        Line(to);
    }

    private void Finish(bool isClosed)
    {
        if (points is not null)
            outlines.Add(new Outline(points, isClosed));
        points = null;
    }

    [GeneratedRegex(@"[A-Za-z]|-?(\d+\.?\d*|\.\d+)")]
    private static partial Regex Word();
}
