namespace NeuralIllumination.Engine;

/// <summary>How much of a plane its square shows: from −span to span, both ways.</summary>
public static class PlaneSpan
{
    /// <summary>The least of 1, 2 and 5 times a power of ten that holds every value; 1 where there is none, or none that is finite.</summary>
    public static double Of(double[] values)
    {
        double most = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double size = Math.Abs(values[i]);
            if (size > most)
                most = size;
        }

        if (most == 0 || most > 1e300)
            return 1;
        double span = 1;
        int step = 0;
        while (span < most)
        {
            span *= step % 3 == 1 ? 2.5 : 2;
            step++;
        }

        while (step <= 0)
        {
            double smaller = span / (step % 3 == -1 ? 2.5 : 2);
            if (smaller < most)
                break;
            span = smaller;
            step--;
        }

        return span;
    }
}
