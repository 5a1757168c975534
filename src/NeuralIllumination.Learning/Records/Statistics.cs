namespace NeuralIllumination.Learning;

/// <summary>What can be said of many numbers in a few. Sums run in the order of the numbers, so that the browser comes to the same bits.</summary>
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
    public static Statistics Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double squares = 0;
        double smallest = values[0];
        double largest = values[0];
        foreach (double x in values)
        {
            sum += x;
            squares += x * x;
            smallest = x < smallest ? x : smallest;
            largest = x > largest ? x : largest;
        }

        double mean = sum / values.Length;
        double deviations = 0;
        foreach (double x in values)
            deviations += (x - mean) * (x - mean);
        return new Statistics(
            values.Length,
            mean,
            Math.Sqrt(deviations / values.Length),
            smallest,
            largest,
            Math.Sqrt(squares)
        );
    }
}
