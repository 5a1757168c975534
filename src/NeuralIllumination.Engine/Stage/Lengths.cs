namespace NeuralIllumination.Engine;

/// <summary>Compares lengths, none of which is NaN.</summary>
internal static class Lengths
{
    /// <summary>The smaller.</summary>
    public static double Smaller(double a, double b)
    {
        return a < b ? a : b;
    }

    /// <summary>The larger.</summary>
    public static double Larger(double a, double b)
    {
        return a > b ? a : b;
    }
}
