namespace NeuralIllumination.Engine;

/// <summary>Computes further inputs from a point of the plane; which, says a set of bits, bit n for the <see cref="PlaneFeature"/> of number n.</summary>
/// <remarks>Source: Smilkov and Carter, "TensorFlow Playground", 2016, whose sines are sin x over a plane six times as wide.</remarks>
public static class PlaneFeatures
{
    /// <summary>A point's coordinates, which come first.</summary>
    public const int Coordinates = 2;

    private const int Most = 5;

    /// <summary>Samples of a plane with further inputs; classes and quantities stay as they are.</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="chosen">Which.</param>
    public static Samples Beside(Samples samples, int chosen)
    {
        Samples wider = new(samples.Count, Coordinates + CountOf(chosen), samples.Outputs);
        for (int i = 0; i < samples.Count; i++)
        {
            int at = i * wider.Features;
            wider.Inputs[at] = samples.Inputs[Coordinates * i];
            wider.Inputs[at + 1] = samples.Inputs[Coordinates * i + 1];
            Write(wider.Inputs, at, chosen);
            if (!samples.IsRegression)
            {
                wider.Label(i, samples.Labels[i]);
                continue;
            }

            for (int k = 0; k < samples.Outputs; k++)
                wider.Aim(i, k, samples.Targets[i * samples.Outputs + k]);
        }

        return wider;
    }

    /// <summary>Writes a point's further inputs after its coordinates.</summary>
    /// <param name="x">Inputs, the point's coordinates among them.</param>
    /// <param name="at">Where these stand.</param>
    /// <param name="chosen">Which.</param>
    public static void Write(double[] x, int at, int chosen)
    {
        int next = at + Coordinates;
        for (int feature = 0; feature < Most; feature++)
        {
            if (((chosen >> feature) & 1) != 0)
                x[next++] = Of((PlaneFeature)feature, x[at], x[at + 1]);
        }
    }

    private static int CountOf(int chosen)
    {
        int count = 0;
        for (int feature = 0; feature < Most; feature++)
            count += (chosen >> feature) & 1;
        return count;
    }

    private static double Of(PlaneFeature feature, double x, double y)
    {
        switch (feature)
        {
            case PlaneFeature.FirstSquared:
                return x * x;
            case PlaneFeature.SecondSquared:
                return y * y;
            case PlaneFeature.Product:
                return x * y;
            case PlaneFeature.FirstSine:
                return Trigonometry.Sin(2 * Trigonometry.Pi * x);
            case PlaneFeature.SecondSine:
                return Trigonometry.Sin(2 * Trigonometry.Pi * y);
            default:
                return 0;
        }
    }
}
