namespace NeuralIllumination.Learning;

/// <summary>Quotes a stranger's text in a message: short, on one line, and without what would steer a terminal.</summary>
internal static class Quoted
{
    private const int Most = 40;

    public static string Of(string? text)
    {
        string shown = new([
            .. (text ?? "").Select(c =>
                char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
                    ? '\uFFFD'
                    : c
            ),
        ]);
        return shown.Length <= Most ? $"\"{shown}\"" : $"\"{shown[..Most]}…\"";
    }
}
