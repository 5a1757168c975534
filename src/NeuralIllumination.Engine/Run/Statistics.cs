namespace NeuralIllumination.Engine;

/// <summary>What can be said of many numbers in a few. Sums run in the order of the numbers.</summary>
public static class Statistics
{
    /// <summary>√(Σ x²) of the numbers from a place up to another.</summary>
    public static double Norm(double[] values, int from, int to)
    {
        double squares = 0;
        for (int i = from; i < to; i++)
            squares += values[i] * values[i];
        return Math.Sqrt(squares);
    }

    /// <summary>The mean of |x| over the numbers from a place up to another, at least one.</summary>
    public static double MeanSize(double[] values, int from, int to)
    {
        double sum = 0;
        for (int i = from; i < to; i++)
            sum += Math.Abs(values[i]);
        return sum / (to - from);
    }

    /// <summary>Mean, standard deviation, smallest, largest and norm of the numbers from a place up to another, at least one.</summary>
    public static void Describe(double[] values, int from, int to, double[] numbers)
    {
        double sum = 0;
        double smallest = values[from];
        double largest = values[from];
        for (int i = from; i < to; i++)
        {
            double x = values[i];
            sum += x;
            smallest = x < smallest ? x : smallest;
            largest = x > largest ? x : largest;
        }

        double mean = sum / (to - from);
        double deviations = 0;
        for (int i = from; i < to; i++)
            deviations += (values[i] - mean) * (values[i] - mean);
        numbers[0] = mean;
        numbers[1] = Math.Sqrt(deviations / (to - from));
        numbers[2] = smallest;
        numbers[3] = largest;
        numbers[4] = Norm(values, from, to);
    }

    /// <summary>Where the finite number of the largest size stands among the first so many; of equal ones the first.</summary>
    public static int Largest(double[] values, int count)
    {
        int at = 0;
        double most = -1;
        for (int i = 0; i < count; i++)
        {
            double size = Math.Abs(values[i]);
            if (size > most && size <= double.MaxValue)
            {
                most = size;
                at = i;
            }
        }

        return at;
    }

    /// <summary>One size beside another that is not 0: <c>‖Δθ‖ / ‖θ‖</c>.</summary>
    public static double Ratio(double size, double whole)
    {
        return size / whole;
    }

    /// <summary>How many of the numbers are not 0.</summary>
    public static int NonZero(double[] values)
    {
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
                count++;
        }

        return count;
    }
}
