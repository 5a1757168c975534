namespace NeuralIllumination.Views;

/// <summary>The MIME types that values are written in. JSON and JavaScript are none: hosts would show them before the page.</summary>
internal static class Mime
{
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Plain = "text/plain";
}
