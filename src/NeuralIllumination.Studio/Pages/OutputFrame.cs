using NeuralIllumination.Charts;

namespace NeuralIllumination.Studio.Pages;

/// <summary>An output as a document of its own, for a frame that has no origin. It tells the page around it its height, and nothing else.</summary>
internal static class OutputFrame
{
    /// <summary>The document.</summary>
    /// <param name="html">The output.</param>
    /// <param name="look">dark, light, or null for what the reader's system is.</param>
    public static string Render(string html, string? look) =>
        $"""
            <!DOCTYPE html>
            <html lang="en"{(look is null ? "" : $" data-theme=\"{look}\"")}{(
                html.Contains(PlotScript.Name, StringComparison.Ordinal) ? $" data-plot=\"{PlotScript.Name}\"" : ""
            )}>
            <head>
            <meta charset="utf-8">
            <title>Output</title>
            <style>{WebFiles.Text("frame.css")}</style>
            <script>{WebFiles.Bundle("frame.js")}</script>
            </head>
            <body>
            {html}
            </body>
            </html>

            """;
}
