namespace NeuralIllumination.Learning;

/// <summary>What can be said of many numbers in a few. The engine's own sums, in the page too.</summary>
/// <param name="Count">n.</param>
/// <param name="Mean">μ = (1/n) Σ x.</param>
/// <param name="StandardDeviation">√((1/n) Σ (x − μ)²).</param>
/// <param name="Smallest">The smallest.</param>
/// <param name="Largest">The largest.</param>
/// <param name="Norm">√(Σ x²).</param>
public readonly record struct Statistics(
    int Count,
    double Mean,
    double StandardDeviation,
    double Smallest,
    double Largest,
    double Norm
)
{
    /// <summary>Describes numbers.</summary>
    /// <param name="values">The numbers, at least one.</param>
    public static Statistics Of(ReadOnlySpan<double> values) => Of(values.ToArray(), 0, values.Length);

    /// <summary>Describes the numbers from a place up to another, at least one.</summary>
    internal static Statistics Of(double[] values, int from, int to)
    {
        double[] numbers = new double[5];
        Engine.Statistics.Describe(values, from, to, numbers);
        return new(to - from, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
