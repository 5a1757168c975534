using NeuralIllumination.Engine;

namespace NeuralIllumination.Views;

/// <summary>Where a function over a square is at least as high as a level, as paths in a picture.</summary>
/// <param name="side">Crossings in a row of the function's grid.</param>
/// <param name="every">Of these, each so many are looked at.</param>
/// <param name="at">The square's upper left corner.</param>
/// <param name="size">Its side, in the picture.</param>
internal sealed class Areas(int side, int every, Spot at, double size)
{
    private readonly Contours contours = new((side - 1) / every + 1);

    /// <summary>The area, to be filled; empty where the level is not reached.</summary>
    /// <param name="values">The function at the crossings.</param>
    /// <param name="level">The level.</param>
    /// <param name="isTurned">Whether −f is looked at.</param>
    public Markup Fill(double[] values, double level, bool isTurned = false)
    {
        contours.Trace(values, 0, every, isTurned, level);
        Markup path = Markup.Empty;
        for (int ring = 0; ring < contours.Rings; ring++)
        {
            foreach ((string letter, Spot spot) in Ring(ring).Select((spot, i) => (i == 0 ? "M" : "L", spot)))
                path.Add($"{letter}{spot.X:0.#},{spot.Y:0.#}");
            path.Add($"z");
        }

        return path;
    }

    /// <summary>The area's border inside the square, to be drawn.</summary>
    /// <inheritdoc cref="Fill"/>
    public Markup Border(double[] values, double level)
    {
        contours.Trace(values, 0, every, false, level);
        Markup path = Markup.Empty;
        for (int ring = 0; ring < contours.Rings; ring++)
        {
            Spot[] spots = [.. Ring(ring)];
            bool isDown = false;
            for (int i = 0; i < spots.Length; i++)
            {
                (Spot from, Spot to) = (spots[i], spots[(i + 1) % spots.Length]);
                if (IsEdge(from.X, to.X, at.X) || IsEdge(from.Y, to.Y, at.Y))
                {
                    isDown = false;
                    continue;
                }

                if (!isDown)
                    path.Add($"M{from.X:0.#},{from.Y:0.#}");
                path.Add($"L{to.X:0.#},{to.Y:0.#}");
                isDown = true;
            }
        }

        return path;
    }

    private IEnumerable<Spot> Ring(int ring)
    {
        for (int p = ring == 0 ? 0 : contours.Ends[ring - 1]; p < contours.Ends[ring]; p++)
            yield return new(at.X + size * contours.Points[2 * p], at.Y + size * contours.Points[2 * p + 1]);
    }

    private bool IsEdge(double a, double b, double start) => a == b && (a == start || a == start + size);
}
