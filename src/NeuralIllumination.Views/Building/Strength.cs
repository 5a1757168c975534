namespace NeuralIllumination.Views;

/// <summary>Turns sizes into light. Results lie in [0, 1]; numbers that are none give no light.</summary>
internal static class Strength
{
    /// <summary>|value| / most.</summary>
    public static double Linear(double value, double most) => Clamp(Math.Abs(value) / most);

    /// <summary>ln(1 + 20 |value| / most) / ln 21: small activations stay visible, zero gives none.</summary>
    public static double Logarithmic(double value, double most) =>
        Clamp(Math.Log(1 + 20 * Linear(value, most)) / Math.Log(21));

    /// <summary>The largest |value| that is a number; 0 when there is none.</summary>
    public static double Most(IEnumerable<double> values) =>
        values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    private static double Clamp(double share) => double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
}
