namespace NeuralIllumination.Engine;

/// <summary>Draws the samples of any generated data set.</summary>
public static class Generators
{
    /// <summary>Fills <paramref name="samples"/>, inputs and classes.</summary>
    /// <param name="generator">Which data set.</param>
    /// <param name="samples">As many features and outputs as it has.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Fill(Generator generator, Samples samples, Xoshiro256 random)
    {
        switch (generator)
        {
            case Generator.CirclesAndSquares:
                CirclesAndSquares.Fill(samples, random);
                break;
            default:
                break;
        }
    }
}
