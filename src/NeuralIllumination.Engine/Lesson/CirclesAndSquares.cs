namespace NeuralIllumination.Engine;

/// <summary>Draws 8×8 binary pictures of circles and squares: the task of the first lesson.</summary>
/// <remarks>
/// Each is a disc (filled) or an outline, with a random centre and size, and every pixel may flip. The same draws in the same order for every
/// shape, so that a seed names one data set for good.
/// </remarks>
public static class CirclesAndSquares
{
    /// <summary>Pixels along a side.</summary>
    public const int Side = 8;

    /// <summary>The probability that a pixel flips, unless another is asked for.</summary>
    public const double Flip = 0.03;

    /// <summary>Fills <paramref name="samples"/> with as many circles (label 0) as squares (label 1), in random order.</summary>
    /// <param name="samples">64 features, 2 outputs; with an odd count there is one circle more.</param>
    /// <param name="flip">The probability that a pixel flips, 0 to 0.5.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Fill(Samples samples, double flip, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
            Draw(samples.Inputs, i * Side * Side, samples.Labels[i] == 1, flip, random);
    }

    private static void Draw(double[] pixels, int at, bool square, double flip, Xoshiro256 random)
    {
        bool filled = random.NextDouble() < 0.5;
        double centreX = 3.5 + 1.2 * (random.NextDouble() - 0.5);
        double centreY = 3.5 + 1.2 * (random.NextDouble() - 0.5);
        double radius = 2 + 1.2 * random.NextDouble();
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double dx = Math.Abs(x - centreX);
                double dy = Math.Abs(y - centreY);
                double larger = dx > dy ? dx : dy;
                double distance = square ? larger : Math.Sqrt(dx * dx + dy * dy);
                double fromEdge = distance - radius;
                bool on = filled ? fromEdge <= 0.5 : Math.Abs(fromEdge) <= 0.5;
                if (random.NextDouble() < flip)
                    on = !on;
                pixels[at + y * Side + x] = on ? 1 : 0;
            }
        }
    }
}
