namespace NeuralIllumination.Engine;

/// <summary>Draws the samples of any generated data set.</summary>
public static class Generators
{
    /// <summary>Fills both sets, inputs and classes or quantities: the samples to learn from first, then those to be tested on.</summary>
    /// <param name="generator">Which data set.</param>
    /// <param name="train">As many features and outputs as it has.</param>
    /// <param name="test">The same; may be empty.</param>
    /// <param name="noise">How far from what is meant, as the data set measures it. As many draws are made whatever it is.</param>
    /// <param name="random">Where the draws come from.</param>
    public static void Fill(Generator generator, Samples train, Samples test, double noise, Xoshiro256 random)
    {
        switch (generator)
        {
            case Generator.CirclesAndSquares:
                CirclesAndSquares.Fill(train, noise, random);
                CirclesAndSquares.Fill(test, noise, random);
                break;
            case Generator.Lines:
                Lines.Fill(train, noise, random);
                Lines.Fill(test, noise, random);
                break;
            case Generator.TwoGaussians:
                Plane.Clouds(train, 2, 0.7, 0.625, noise, random);
                Plane.Clouds(test, 2, 0.7, 0.625, noise, random);
                break;
            case Generator.CircleInRing:
                Plane.DiscInRing(train, noise, random);
                Plane.DiscInRing(test, noise, random);
                break;
            case Generator.ExclusiveOr:
                Plane.Fields(train, 2, 2, noise, random);
                Plane.Fields(test, 2, 2, noise, random);
                break;
            case Generator.TwoSpirals:
                Plane.Spirals(train, noise, random);
                Plane.Spirals(test, noise, random);
                break;
            case Generator.TwoMoons:
                Plane.Moons(train, noise, random);
                Plane.Moons(test, noise, random);
                break;
            case Generator.Stripes:
                Plane.Fields(train, 4, 1, noise, random);
                Plane.Fields(test, 4, 1, noise, random);
                break;
            case Generator.Checkerboard:
                Plane.Fields(train, 4, 4, noise, random);
                Plane.Fields(test, 4, 4, noise, random);
                break;
            case Generator.ThreeClasses:
                Plane.Clouds(train, 3, 0.65, 0.25, noise, random);
                Plane.Clouds(test, 3, 0.65, 0.25, noise, random);
                break;
            case Generator.FourClasses:
                Plane.Clouds(train, 4, 0.75, 0.125, noise, random);
                Plane.Clouds(test, 4, 0.75, 0.125, noise, random);
                break;
            case Generator.TruthTableAnd:
                TruthTables.Fill(train, TruthTables.And);
                TruthTables.Fill(test, TruthTables.And);
                break;
            case Generator.TruthTableOr:
                TruthTables.Fill(train, TruthTables.Or);
                TruthTables.Fill(test, TruthTables.Or);
                break;
            case Generator.TruthTableExclusiveOr:
                TruthTables.Fill(train, TruthTables.ExclusiveOr);
                TruthTables.Fill(test, TruthTables.ExclusiveOr);
                break;
            case Generator.Irises:
                Irises.Fill(train, test, random);
                break;
            case Generator.Slope:
                Functions.Slope(train, noise, random);
                Functions.Slope(test, noise, random);
                break;
            case Generator.TwoHills:
                Functions.TwoHills(train, noise, random);
                Functions.TwoHills(test, noise, random);
                break;
            case Generator.Sine:
                Functions.Sine(train, noise, random);
                Functions.Sine(test, noise, random);
                break;
            case Generator.Step:
                Functions.Step(train, noise, random);
                Functions.Step(test, noise, random);
                break;
            default:
                break;
        }
    }
}
