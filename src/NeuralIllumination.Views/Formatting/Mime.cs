namespace NeuralIllumination.Views;

/// <summary>
/// The MIME types that values are written in. A cell shows the first three and no other: hosts would show JSON before the page. The last two are
/// written for those who ask for them: another language's cell, and the list of variables.
/// </summary>
internal static class Mime
{
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Plain = "text/plain";
    public const string Json = "application/json";
    public const string Summary = "text/plain+summary";
}
