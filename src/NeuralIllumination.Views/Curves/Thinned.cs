namespace NeuralIllumination.Views;

/// <summary>Fewer points of a long curve, its peaks kept: of each stretch the smallest and the largest value, in their order.</summary>
internal static class Thinned
{
    /// <summary>How many points a curve may have; more than pixels show nothing more.</summary>
    public const int Most = 600;

    public static IReadOnlyList<(int Epoch, double Value)> Of(IReadOnlyList<(int Epoch, double Value)> points)
    {
        if (points.Count <= Most)
            return points;

        // The first and the last point stand by themselves, so that a curve begins and ends where the run does.
        int stretches = (Most - 2) / 2;
        int inner = points.Count - 2;
        List<(int Epoch, double Value)> kept = [points[0]];
        for (int s = 0; s < stretches; s++)
        {
            int from = 1 + (int)((long)inner * s / stretches);
            int to = 1 + (int)((long)inner * (s + 1) / stretches);
            int least = from;
            int most = from;
            for (int i = from + 1; i < to; i++)
            {
                least = points[i].Value < points[least].Value ? i : least;
                most = points[i].Value > points[most].Value ? i : most;
            }

            kept.Add(points[Math.Min(least, most)]);
            if (least != most)
                kept.Add(points[Math.Max(least, most)]);
        }

        kept.Add(points[^1]);
        return kept;
    }
}
