namespace NeuralIllumination.Charts;

/// <summary>Colours along a way: on it by <paramref name="Along"/>, 0 at its beginning and 1 at its end.</summary>
/// <param name="Stops">Places along the way, in order, and their colours.</param>
/// <param name="Along">How far along a point of the picture is.</param>
internal sealed record Gradient(IReadOnlyList<(double Offset, Colour Colour)> Stops, Func<Point, double> Along)
{
    public Colour At(Point point)
    {
        double t = Along(point);
        if (t <= Stops[0].Offset)
            return Stops[0].Colour;
        for (int i = 1; i < Stops.Count; i++)
        {
            (double from, Colour before) = Stops[i - 1];
            (double to, Colour after) = Stops[i];
            if (t < to)
                return Colour.Between(before, after, (t - from) / (to - from));
        }

        return Stops[^1].Colour;
    }

    /// <summary>From one point to another.</summary>
    public static Func<Point, double> Linear(Point from, Point to)
    {
        Point way = to - from;
        double square = way.X * way.X + way.Y * way.Y;
        return point => ((point.X - from.X) * way.X + (point.Y - from.Y) * way.Y) / square;
    }

    /// <summary>From a centre outward.</summary>
    public static Func<Point, double> Radial(Point centre, double radius) => point => (point - centre).Length / radius;
}
