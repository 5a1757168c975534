namespace NeuralIllumination.Engine;

/// <summary>Draws points of the plane, of two classes or more, most of them between −1 and 1 both ways.</summary>
/// <remarks>
/// As many of each class, in random order. A point is drawn where its class lies and then moved, up or down and to either side, by a normal
/// number of the noise's standard deviation.
/// </remarks>
public static class Plane
{
    // Fields end this far from their borders, so that without noise there is room between them.
    private const double Margin = 0.04;

    /// <summary>A cloud a class, around places evenly spread over a circle about the middle.</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="classes">How many.</param>
    /// <param name="radius">The circle's.</param>
    /// <param name="turn">Where class 0 lies on it: turns from the x0 axis on, toward x1.</param>
    /// <param name="noise">σ.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Clouds(Samples samples, int classes, double radius, double turn, double noise, Xoshiro256 random)
    {
        Classes.Deal(samples, classes, random);
        for (int i = 0; i < samples.Count; i++)
            PutTurned(samples, i, radius, turn + (double)samples.Labels[i] / classes, noise, random);
    }

    /// <summary>A disc of radius 0.5 (class 0) in a ring from 0.7 to 1 (class 1).</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="noise">σ.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void DiscInRing(Samples samples, double noise, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
        {
            // The root spreads the points evenly over the disc.
            double far = Math.Sqrt(random.NextDouble());
            double radius = samples.Labels[i] == 0 ? 0.5 * far : 0.7 + 0.3 * far;
            PutTurned(samples, i, radius, random.NextDouble(), noise, random);
        }
    }

    /// <summary>Two arms of a spiral, each the other's mirror image in the middle; an arm makes one turn and three quarters.</summary>
    /// <remarks>Source: Lang and Witbrock, "Learning to Tell Two Spirals Apart", 1988, with fewer turns.</remarks>
    /// <param name="samples">2 features.</param>
    /// <param name="noise">σ.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Spirals(Samples samples, double noise, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
        {
            double along = random.NextDouble();
            PutTurned(samples, i, Side(samples, i) * (0.1 + 0.9 * along), 1.75 * along, noise, random);
        }
    }

    /// <summary>Two half circles, each the other's mirror image in the middle, so that one ends inside the other.</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="noise">σ.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Moons(Samples samples, double noise, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
        {
            double side = Side(samples, i) / 1.5;
            double angle = Trigonometry.Pi * random.NextDouble();
            double x = side * (Trigonometry.Cos(angle) - 0.5);
            Put(samples, i, x, side * (Trigonometry.Sin(angle) - 0.25), noise, random);
        }
    }

    /// <summary>Fields of the square, in turn of class 0 and class 1; the one below and left is of class 0.</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="columns">Fields across, an even number.</param>
    /// <param name="rows">Fields up.</param>
    /// <param name="noise">σ.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Fields(Samples samples, int columns, int rows, double noise, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
        {
            int row = random.NextInt(rows);
            int column = 2 * random.NextInt(columns / 2) + ((row + samples.Labels[i]) & 1);
            double x = Within(column, columns, random);
            Put(samples, i, x, Within(row, rows, random), noise, random);
        }
    }

    private static double Side(Samples samples, int sample)
    {
        return samples.Labels[sample] == 0 ? 1 : -1;
    }

    private static double Within(int field, int fields, Xoshiro256 random)
    {
        double size = 2.0 / fields;
        return -1 + size * field + Margin + (size - 2 * Margin) * random.NextDouble();
    }

    private static void PutTurned(
        Samples samples,
        int sample,
        double radius,
        double turn,
        double noise,
        Xoshiro256 random
    )
    {
        double angle = 2 * Trigonometry.Pi * turn;
        Put(samples, sample, radius * Trigonometry.Cos(angle), radius * Trigonometry.Sin(angle), noise, random);
    }

    private static void Put(Samples samples, int sample, double x, double y, double noise, Xoshiro256 random)
    {
        samples.Inputs[2 * sample] = x + noise * random.NextGaussian();
        samples.Inputs[2 * sample + 1] = y + noise * random.NextGaussian();
    }
}
