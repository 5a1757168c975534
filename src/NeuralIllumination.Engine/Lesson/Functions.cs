namespace NeuralIllumination.Engine;

/// <summary>Draws samples of a function: where it is asked for, evenly from −1 to 1, and what it gives there, moved by noise.</summary>
public static class Functions
{
    /// <summary>A plane that rises: y = (x0 + x1) / 2.</summary>
    /// <param name="samples">2 features, 1 output.</param>
    /// <param name="noise">The standard deviation by which y is moved.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Slope(Samples samples, double noise, Xoshiro256 random)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            double x = Place(samples, 2 * i, random);
            Aim(samples, i, (x + Place(samples, 2 * i + 1, random)) / 2, noise, random);
        }
    }

    /// <summary>Two hills, about (½, ½) and (−½, −½): y = Σ e^(−8 r²), r the distance from each.</summary>
    /// <param name="samples">2 features, 1 output.</param>
    /// <param name="noise">The standard deviation by which y is moved.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void TwoHills(Samples samples, double noise, Xoshiro256 random)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            double x = Place(samples, 2 * i, random);
            double y = Place(samples, 2 * i + 1, random);
            Aim(samples, i, Hill(x - 0.5, y - 0.5) + Hill(x + 0.5, y + 0.5), noise, random);
        }
    }

    /// <summary>A whole wave: y = sin(π x).</summary>
    /// <param name="samples">1 feature, 1 output.</param>
    /// <param name="noise">The standard deviation by which y is moved.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Sine(Samples samples, double noise, Xoshiro256 random)
    {
        for (int i = 0; i < samples.Count; i++)
            Aim(samples, i, Trigonometry.Sin(Trigonometry.Pi * Place(samples, i, random)), noise, random);
    }

    /// <summary>A step: y = 1 where x ≥ 0, else 0.</summary>
    /// <param name="samples">1 feature, 1 output.</param>
    /// <param name="noise">The standard deviation by which y is moved.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Step(Samples samples, double noise, Xoshiro256 random)
    {
        for (int i = 0; i < samples.Count; i++)
            Aim(samples, i, Place(samples, i, random) < 0 ? 0 : 1, noise, random);
    }

    private static double Place(Samples samples, int at, Xoshiro256 random)
    {
        samples.Inputs[at] = 2 * random.NextDouble() - 1;
        return samples.Inputs[at];
    }

    private static double Hill(double x, double y)
    {
        return PortableMath.Exp(-8 * (x * x + y * y));
    }

    private static void Aim(Samples samples, int sample, double value, double noise, Xoshiro256 random)
    {
        samples.Aim(sample, 0, value + noise * random.NextGaussian());
    }
}
