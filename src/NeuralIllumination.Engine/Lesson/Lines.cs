namespace NeuralIllumination.Engine;

/// <summary>Draws 8×8 binary pictures of one line, upright or lying: no pixel tells which, only pixels together do.</summary>
public static class Lines
{
    private const int Side = CirclesAndSquares.Side;
    private const int Shortest = 4;

    /// <summary>Fills <paramref name="samples"/> with as many upright lines (label 0) as lying ones (label 1), in random order.</summary>
    /// <param name="samples">64 features, 2 outputs; with an odd count there is one upright line more.</param>
    /// <param name="flip">The probability that a pixel flips, 0 to 0.5.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Fill(Samples samples, double flip, Xoshiro256 random)
    {
        Classes.Deal(samples, 2, random);
        for (int i = 0; i < samples.Count; i++)
        {
            int lane = random.NextInt(Side);
            int length = Shortest + random.NextInt(Side - Shortest + 1);
            int start = random.NextInt(Side - length + 1);
            for (int pixel = 0; pixel < Side * Side; pixel++)
            {
                int across = samples.Labels[i] == 0 ? pixel % Side : pixel / Side;
                int along = samples.Labels[i] == 0 ? pixel / Side : pixel % Side;
                bool on = across == lane && along >= start && along < start + length;
                if (random.NextDouble() < flip)
                    on = !on;
                samples.Inputs[i * Side * Side + pixel] = on ? 1 : 0;
            }
        }
    }
}
