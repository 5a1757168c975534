namespace NeuralIllumination.Views;

/// <summary>Says how much of a line of words would lie over curves.</summary>
internal static class Clearance
{
    private const double Step = 4;

    /// <summary>At how many places, 4 px apart, a curve runs through a box.</summary>
    /// <param name="curves">Each curve's points, in px, from left to right.</param>
    /// <param name="left">The box's left edge.</param>
    /// <param name="right">Its right edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="bottom">Its lower edge.</param>
    public static int Crossings(
        IEnumerable<IReadOnlyList<Spot>> curves,
        double left,
        double right,
        double top,
        double bottom
    )
    {
        int crossings = 0;
        foreach (IReadOnlyList<Spot> curve in curves)
        {
            for (int i = 1; i < curve.Count; i++)
            {
                (Spot from, Spot to) = (curve[i - 1], curve[i]);
                int steps = 1 + (int)((Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y)) / Step);
                for (int s = 0; s < steps; s++)
                {
                    double x = from.X + (to.X - from.X) * s / steps;
                    double y = from.Y + (to.Y - from.Y) * s / steps;
                    crossings += x >= left && x <= right && y >= top && y <= bottom ? 1 : 0;
                }
            }
        }

        return crossings;
    }
}
