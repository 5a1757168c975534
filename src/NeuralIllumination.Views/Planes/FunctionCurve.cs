namespace NeuralIllumination.Views;

/// <summary>Draws functions of one number as their curves.</summary>
/// <param name="at">The box's upper left corner.</param>
/// <param name="size">Its side.</param>
/// <param name="least">What stands at its foot.</param>
/// <param name="most">What stands at its top.</param>
internal sealed class FunctionCurve(Spot at, double size, double least, double most)
{
    /// <summary>The curve through values that are evenly spread from left to right; what leaves the box runs along its edge.</summary>
    public Markup Path(double[] values)
    {
        Markup path = Markup.Empty;
        for (int i = 0; i < values.Length; i++)
        {
            Spot spot = Place((double)i / (values.Length - 1), values[i]);
            path.Add($"{(i == 0 ? "M" : "L")}{spot.X:0.#},{spot.Y:0.#}");
        }

        return path;
    }

    /// <summary>Where a value stands.</summary>
    /// <param name="across">From 0, left, to 1.</param>
    /// <param name="value">The value; what is no number stands in the middle.</param>
    public Spot Place(double across, double value)
    {
        double share = double.IsNaN(value) ? 0.5 : Math.Clamp((value - least) / (most - least), 0, 1);
        return new(at.X + size * across, at.Y + size * (1 - share));
    }
}
