namespace NeuralIllumination.Studio.Pages;

/// <summary>The signs on buttons: strokes on a grid of 16, in the colour of the text around them.</summary>
internal static class Icon
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["run"] = "<path d=\"M5 3.2v9.6L12.8 8z\" fill=\"currentColor\"/>",
        ["next"] = "<path d=\"M3.5 3.2v9.6L10 8z\" fill=\"currentColor\"/><path d=\"M12.5 3.5v9\"/>",
        ["stop"] = "<rect x=\"4\" y=\"4\" width=\"8\" height=\"8\" rx=\"1\" fill=\"currentColor\"/>",
        ["restart"] = "<path d=\"M12.6 6.2A5 5 0 1 0 13 8.6\"/><path d=\"M13 2.8v3.6H9.4\"/>",
        ["save"] = "<path d=\"M8 2.5v7.3M4.8 6.9 8 10l3.2-3.1M3 13h10\"/>",
        ["teach"] = "<rect x=\"2\" y=\"3\" width=\"12\" height=\"8\" rx=\"1\"/><path d=\"M8 11v2.5M5.5 13.5h5\"/>",
        ["more"] = "<path d=\"M3.5 8h.01M8 8h.01M12.5 8h.01\" stroke-width=\"2.4\"/>",
        ["look"] = "<circle cx=\"8\" cy=\"8\" r=\"5\"/><path d=\"M8 3a5 5 0 0 1 0 10z\" fill=\"currentColor\"/>",
        ["above"] = "<path d=\"M8 9.5v-6M5 6.5h6M3 13h10\"/>",
        ["below"] = "<path d=\"M8 6.5v6M5 9.5h6M3 3h10\"/>",
        ["up"] = "<path d=\"M8 13V3.5M4.2 7.2 8 3.4l3.8 3.8\"/>",
        ["down"] = "<path d=\"M8 3v9.5M4.2 8.8 8 12.6l3.8-3.8\"/>",
        ["remove"] = "<path d=\"M3.5 4.5h9M6.5 4.5V3h3v1.5M5 4.5l.6 8.5h4.8l.6-8.5\"/>",
        ["back"] = "<path d=\"M10 3.5 5.5 8l4.5 4.5\"/>",
        ["forth"] = "<path d=\"M6 3.5 10.5 8 6 12.5\"/>",
    };

    /// <summary>A sign as HTML; whoever cannot see it hears the button's name.</summary>
    public static string Html(string name) =>
        $"<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{Paths[name]}</svg>";
}
