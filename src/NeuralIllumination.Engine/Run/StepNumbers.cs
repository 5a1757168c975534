namespace NeuralIllumination.Engine;

/// <summary>The numbers between the lines: what the formulas of the twelve steps need and a run does not keep.</summary>
public static class StepNumbers
{
    /// <summary>Writes softmax's way: <c>z − m</c> of each output, <c>e^(z − m)</c> of each, then m, the largest z, and <c>Σ e^(z − m)</c>.</summary>
    /// <param name="z">z of the output layer for one sample, [outputs].</param>
    /// <param name="numbers">Receives them, [2 · outputs + 2].</param>
    public static void Softmax(double[] z, double[] numbers)
    {
        int outputs = z.Length;
        double largest = Losses.Largest(z, 0, outputs);
        double sum = 0;
        for (int k = 0; k < outputs; k++)
        {
            double power = PortableMath.Exp(z[k] - largest);
            numbers[k] = z[k] - largest;
            numbers[outputs + k] = power;
            sum += power;
        }

        numbers[2 * outputs] = largest;
        numbers[2 * outputs + 1] = sum;
    }

    /// <summary>Σ a · b over pairs that stand in steps: what samples add to a gradient, or what comes back to a unit.</summary>
    /// <param name="a">One factor of each.</param>
    /// <param name="at">Where the first stands.</param>
    /// <param name="step">How far apart they stand.</param>
    /// <param name="b">The other.</param>
    /// <param name="otherAt">Where its first stands.</param>
    /// <param name="otherStep">How far apart those stand.</param>
    /// <param name="count">How many.</param>
    public static double Products(double[] a, int at, int step, double[] b, int otherAt, int otherStep, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += a[at + i * step] * b[otherAt + i * otherStep];
        return sum;
    }
}
