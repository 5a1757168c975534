namespace NeuralIllumination.Views;

/// <summary>A synapse's course from one port to another: it leaves straight, bends over and arrives straight.</summary>
internal readonly record struct Strand(Spot From, Spot To, bool IsStacked)
{
    /// <summary>The same course, run the other way.</summary>
    public Strand Reversed => new(To, From, IsStacked);

    /// <summary>As the data of a path, each coordinate rounded to <paramref name="digits"/> decimals.</summary>
    public Markup Path(int digits = 1)
    {
        double x = Math.Round(From.X, digits);
        double y = Math.Round(From.Y, digits);
        double wide = Math.Round(To.X - x, digits);
        double tall = Math.Round(To.Y - y, digits);
        Markup across =
            $"M{x},{y}c{Math.Round(wide / 2, digits)},0,{Math.Round(wide / 2, digits)},{tall},{wide},{tall}";
        Markup down = $"M{x},{y}c0,{Math.Round(tall / 2, digits)},{wide},{Math.Round(tall / 2, digits)},{wide},{tall}";
        return IsStacked ? down : across;
    }

    /// <summary>The place and the heading, clockwise from rightward, at a share of the way.</summary>
    public (Spot At, double Degrees) At(double t)
    {
        double s = 1 - t;
        double early = s * s * (s + 3 * t);
        double late = t * t * (t + 3 * s);

        // Along its main axis the course bends at half the way, across it only in the middle.
        double along = 1.5 * s * s * t + 1.5 * s * t * t + t * t * t;
        double pace = 1.5 * s * s + 1.5 * t * t;
        double turn = 6 * s * t;
        (double wide, double tall) = (To.X - From.X, To.Y - From.Y);
        return IsStacked
            ? (
                new Spot(early * From.X + late * To.X, From.Y + along * tall),
                Math.Atan2(pace * tall, turn * wide) * 180 / Math.PI
            )
            : (
                new Spot(From.X + along * wide, early * From.Y + late * To.Y),
                Math.Atan2(turn * tall, pace * wide) * 180 / Math.PI
            );
    }
}
