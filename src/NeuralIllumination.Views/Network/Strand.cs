using NeuralIllumination.Engine;

namespace NeuralIllumination.Views;

/// <summary>A synapse's course from one port to another: it leaves straight, bends over and arrives straight.</summary>
internal readonly record struct Strand(Spot From, Spot To, bool IsStacked)
{
    private const double Bend = StageLayout.Bend;

    /// <summary>The same course, run the other way.</summary>
    public Strand Reversed => new(To, From, IsStacked);

    /// <summary>As the data of a path, each coordinate rounded to <paramref name="digits"/> decimals.</summary>
    public Markup Path(int digits = 1)
    {
        double x = Math.Round(From.X, digits);
        double y = Math.Round(From.Y, digits);
        double wide = Math.Round(To.X - x, digits);
        double tall = Math.Round(To.Y - y, digits);
        // The inner points, from either end the same share of the way.
        double first = Math.Round((IsStacked ? tall : wide) * Bend, digits);
        double second = Math.Round((IsStacked ? tall : wide) * (1 - Bend), digits);
        Markup across = $"M{x},{y}c{first},0,{second},{tall},{wide},{tall}";
        Markup down = $"M{x},{y}c0,{first},{wide},{second},{wide},{tall}";
        return IsStacked ? down : across;
    }

    /// <summary>The place and the heading, clockwise from rightward, at a share of the way.</summary>
    public (Spot At, double Degrees) At(double t)
    {
        double s = 1 - t;
        double early = s * s * (s + 3 * t);
        double late = t * t * (t + 3 * s);

        // Along its main axis the course bends where the stage says, across it only in the middle.
        double along = 3 * Bend * s * s * t + 3 * (1 - Bend) * s * t * t + t * t * t;
        double pace = 3 * Bend * s * s + 6 * (1 - 2 * Bend) * s * t + 3 * Bend * t * t;
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
