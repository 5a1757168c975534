namespace NeuralIllumination.Learning;

/// <summary>Quotes a stranger's text in a message: short, on one line, and without what would steer a terminal.</summary>
internal static class Quoted
{
    private const int Most = 40;

    public static string Of(string? text) => $"\"{OneLine.Cut(OneLine.Escaped(text ?? ""), Most)}\"";
}
