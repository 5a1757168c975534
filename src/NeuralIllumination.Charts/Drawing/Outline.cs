namespace NeuralIllumination.Charts;

/// <summary>A line of straight pieces, so short that a curve of them looks round.</summary>
internal sealed record Outline(List<Point> Points, bool IsClosed)
{
    /// <summary>A third of a circle's radius times this is as far as a cubic's handle reaches: (4/3) tan(π/8).</summary>
    private const double Kappa = 0.5522847498307936;

    public static Outline Ellipse(Point centre, double rx, double ry, Placement place)
    {
        Outline round = new([place.Of(centre.X + rx, centre.Y)], true);
        (double kx, double ky) = (Kappa * rx, Kappa * ry);
        round.Curve(
            place.Of(centre.X + rx, centre.Y + ky),
            place.Of(centre.X + kx, centre.Y + ry),
            place.Of(centre.X, centre.Y + ry)
        );
        round.Curve(
            place.Of(centre.X - kx, centre.Y + ry),
            place.Of(centre.X - rx, centre.Y + ky),
            place.Of(centre.X - rx, centre.Y)
        );
        round.Curve(
            place.Of(centre.X - rx, centre.Y - ky),
            place.Of(centre.X - kx, centre.Y - ry),
            place.Of(centre.X, centre.Y - ry)
        );
        round.Curve(
            place.Of(centre.X + kx, centre.Y - ry),
            place.Of(centre.X + rx, centre.Y - ky),
            place.Of(centre.X + rx, centre.Y)
        );
        return round;
    }

    /// <summary>A rectangle, its corners rounded by <paramref name="radius"/>.</summary>
    public static Outline Rectangle(double x, double y, double width, double height, double radius, Placement place)
    {
        double r = Math.Min(radius, Math.Min(width, height) / 2);
        if (r <= 0)
            return new(
                [place.Of(x, y), place.Of(x + width, y), place.Of(x + width, y + height), place.Of(x, y + height)],
                true
            );
        double k = r * (1 - Kappa);
        (double right, double bottom) = (x + width, y + height);
        Outline outline = new([place.Of(x + r, y), place.Of(right - r, y)], true);
        outline.Curve(place.Of(right - k, y), place.Of(right, y + k), place.Of(right, y + r));
        outline.Points.Add(place.Of(right, bottom - r));
        outline.Curve(place.Of(right, bottom - k), place.Of(right - k, bottom), place.Of(right - r, bottom));
        outline.Points.Add(place.Of(x + r, bottom));
        outline.Curve(place.Of(x + k, bottom), place.Of(x, bottom - k), place.Of(x, bottom - r));
        outline.Points.Add(place.Of(x, y + r));
        outline.Curve(place.Of(x, y + k), place.Of(x + k, y), place.Of(x + r, y));
        return outline;
    }

    /// <summary>Goes on along a cubic Bézier curve.</summary>
    public void Curve(Point c1, Point c2, Point to)
    {
        Point from = Points[^1];
        double length = (c1 - from).Length + (c2 - c1).Length + (to - c2).Length;
        int pieces = Math.Clamp((int)(1.5 * Math.Sqrt(length)) + 2, 3, 64);
        for (int i = 1; i < pieces; i++)
        {
            double t = (double)i / pieces;
            double u = 1 - t;
            Points.Add(u * u * u * from + 3 * u * u * t * c1 + 3 * u * t * t * c2 + t * t * t * to);
        }

        Points.Add(to);
    }

    /// <summary>The same in dashes.</summary>
    /// <param name="on">A dash's length.</param>
    /// <param name="off">A gap's length.</param>
    public IEnumerable<Outline> Dashed(double on, double off)
    {
        bool isOn = true;
        double left = on;
        List<Point> dash = [Points[0]];
        int corners = IsClosed ? Points.Count + 1 : Points.Count;
        for (int i = 1; i < corners; i++)
        {
            Point from = Points[i - 1];
            Point to = Points[i % Points.Count];
            double length = (to - from).Length;
            double gone = 0;
            while (length - gone > left)
            {
                gone += left;
                Point at = from + gone / length * (to - from);
                if (isOn)
                {
                    dash.Add(at);
                    yield return new Outline(dash, false);
                }

                dash = [at];
                (isOn, left) = (!isOn, isOn ? off : on);
            }

            left -= length - gone;
            dash.Add(to);
        }

        if (isOn && dash.Count > 1)
            yield return new Outline(dash, false);
    }
}
