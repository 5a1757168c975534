namespace NeuralIllumination.Learning;

/// <summary>Parameters as Base64 of little-endian 64-bit numbers: every bit is kept.</summary>
internal static class ParameterText
{
    public static string Write(IReadOnlyList<double> parameters) =>
        Convert.ToBase64String(DoubleBytes.Of([.. parameters]));

    public static double[] Read(string text, int count)
    {
        byte[] bytes = Base64Text.Read(text, "parameters");

        if (bytes.Length != count * 8L)
            throw new ShapeException(
                $"parameters must be {count} numbers, {count * 8L} bytes; got {bytes.Length} bytes."
            );

        double[] values = DoubleBytes.Read(bytes);
        int at = Array.FindIndex(values, value => !double.IsFinite(value));
        return at < 0
            ? values
            : throw new OptionException($"parameters must be finite numbers; number {at} is {values[at]}.");
    }
}
