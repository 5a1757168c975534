namespace NeuralIllumination.Engine;

/// <summary>How much of a plane its square shows: from −span to span, both ways.</summary>
public static class PlaneSpan
{
    /// <summary>The least number of two digits that no value exceeds, such as 1.1; 1 where there is no value, or none that is finite.</summary>
    public static double Of(double[] values)
    {
        double most = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double size = Math.Abs(values[i]);
            if (size > most)
                most = size;
        }

        if (most == 0 || most > 1e300 || most < 1e-300)
            return 1;
        double larger = 1;
        double smaller = 1;
        while (most > 10 * larger)
            larger *= 10;
        while (most * smaller < 1)
            smaller *= 10;

        // Values that are rounded up themselves, such as 0.3 / 0.1, take no digit more.
        double tenths = Math.Ceiling(10 * smaller * most / larger - 1e-9);
        return tenths * larger / (10 * smaller);
    }
}
