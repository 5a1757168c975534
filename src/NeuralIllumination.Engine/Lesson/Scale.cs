namespace NeuralIllumination.Engine;

/// <summary>
/// Makes values small by what the samples to learn from say: each value by itself, or all of a picture's by the same two numbers. What is tested
/// on is moved as far, and may lie beyond.
/// </summary>
public static class Scale
{
    /// <summary>Scales both sets' values in place. A value that is always the same becomes 0.</summary>
    /// <param name="kind">How.</param>
    /// <param name="train">What is learned from, at least 1 sample.</param>
    /// <param name="test">What is tested on, with as many features.</param>
    /// <param name="isTogether">Whether all of a sample's values are of one kind, as a picture's pixels are.</param>
    public static void Apply(Scaling kind, Samples train, Samples test, bool isTogether)
    {
        int step = isTogether ? 1 : train.Features;
        for (int first = 0; first < step; first++)
        {
            double shift =
                kind == Scaling.ZeroToOne ? Least(train.Inputs, first, step) : Mean(train.Inputs, first, step);
            double reach =
                kind == Scaling.ZeroToOne
                    ? Most(train.Inputs, first, step) - shift
                    : Deviation(train.Inputs, first, step, shift);
            Move(train.Inputs, first, step, shift, reach);
            Move(test.Inputs, first, step, shift, reach);
        }
    }

    private static void Move(double[] values, int first, int step, double shift, double reach)
    {
        double divisor = reach > 0 ? reach : 1;
        // Values so far apart cannot be told apart any more; no number says so to whoever checks.
        if (divisor > double.MaxValue)
            divisor = double.NaN;
        for (int i = first; i < values.Length; i += step)
            values[i] = (values[i] - shift) / divisor;
    }

    private static double Least(double[] values, int first, int step)
    {
        double least = values[first];
        for (int i = first; i < values.Length; i += step)
        {
            if (values[i] < least)
                least = values[i];
        }

        return least;
    }

    private static double Most(double[] values, int first, int step)
    {
        double most = values[first];
        for (int i = first; i < values.Length; i += step)
        {
            if (values[i] > most)
                most = values[i];
        }

        return most;
    }

    private static double Mean(double[] values, int first, int step)
    {
        double sum = 0;
        int count = 0;
        for (int i = first; i < values.Length; i += step)
        {
            sum += values[i];
            count++;
        }

        return sum / count;
    }

    /// <summary>√((1/n) Σ (x − x̄)²), the deviation of the samples themselves and not of what they are drawn from.</summary>
    private static double Deviation(double[] values, int first, int step, double mean)
    {
        double sum = 0;
        int count = 0;
        for (int i = first; i < values.Length; i += step)
        {
            sum += (values[i] - mean) * (values[i] - mean);
            count++;
        }

        return Math.Sqrt(sum / count);
    }
}
