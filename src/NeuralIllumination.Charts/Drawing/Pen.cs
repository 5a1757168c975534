namespace NeuralIllumination.Charts;

/// <summary>Draws a line of some width as areas that may overlap: of all of them together, each point is inside or not.</summary>
internal sealed class Pen(double width, bool isRound)
{
    // Where a line turns more than this, a disc fills the corner; less is a curve's own bend.
    private const double Corner = 0.9;
    private const int DiscCorners = 16;

    private static readonly Point[] Disc = MakeDisc();

    private readonly double half = width / 2;

    public IEnumerable<Outline> Draw(Outline line)
    {
        List<Point> points = [line.Points[0]];
        foreach (Point point in line.Points.Skip(1))
        {
            if ((point - points[^1]).Length > 1e-6)
                points.Add(point);
        }

        if (line.IsClosed && points.Count > 1 && (points[0] - points[^1]).Length > 1e-6)
            points.Add(points[0]);
        if (points.Count == 1)
        {
            if (isRound)
                yield return Round(points[0]);
            yield break;
        }

        foreach (Outline area in Along(points, line.IsClosed))
            yield return area;
        if (isRound && !line.IsClosed)
        {
            yield return Round(points[0]);
            yield return Round(points[^1]);
        }
    }

    private IEnumerable<Outline> Along(List<Point> points, bool isClosed)
    {
        List<Point> left = [];
        List<Point> right = [];
        int last = points.Count - 1;
        Point begin = Direction(points[0], points[1]);
        if (isClosed)
            yield return Round(points[0]);
        Side(points[0], begin, 1);
        for (int i = 1; i < last; i++)
        {
            Point after = Direction(points[i], points[i + 1]);
            double cos = begin.X * after.X + begin.Y * after.Y;
            if (cos < Corner)
            {
                Side(points[i], begin, 1);
                yield return Area(left, right);
                yield return Round(points[i]);
                left = [];
                right = [];
                Side(points[i], after, 1);
            }
            else
            {
                // The two edges meet on the bisector, farther out the more the line turns.
                Point middle = 0.5 * (begin + after);
                double length = middle.Length;
                Side(points[i], 1 / length * middle, 1 / length);
            }

            begin = after;
        }

        Side(points[last], begin, 1);
        yield return Area(left, right);

        void Side(Point at, Point direction, double reach)
        {
            Point across = half * reach * new Point(-direction.Y, direction.X);
            left.Add(at + across);
            right.Add(at - across);
        }
    }

    private Outline Round(Point centre) => new([.. Disc.Select(corner => centre + half * corner)], true);

    private static Point Direction(Point from, Point to) => 1 / (to - from).Length * (to - from);

    // Every area turns the same way, so that where two overlap neither takes the other away.
    private static Outline Area(List<Point> left, List<Point> right) =>
        new([.. left.AsEnumerable().Reverse(), .. right], true);

    private static Point[] MakeDisc()
    {
        // Corners by halving angles: square roots are the same on every machine.
        double cos = Math.Sqrt((1 + Math.Sqrt(0.5)) / 2);
        double sin = Math.Sqrt(1 - cos * cos);
        Point[] corners = new Point[DiscCorners];
        corners[0] = new(1, 0);
        for (int i = 1; i < DiscCorners; i++)
            corners[i] = new(
                corners[i - 1].X * cos - corners[i - 1].Y * sin,
                corners[i - 1].X * sin + corners[i - 1].Y * cos
            );
        return corners;
    }
}
