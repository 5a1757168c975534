using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Pages;

/// <summary>What every page of the Studio's own has: its styles and modules are files of this address, and nothing stands inline.</summary>
internal static class StudioShell
{
    /// <summary>A whole page.</summary>
    /// <param name="title">The title, as text.</param>
    /// <param name="body">What the body element holds, as HTML.</param>
    /// <param name="look">dark, light, or null for what the reader's system is.</param>
    /// <param name="module">The module that makes the page alive; null for none.</param>
    /// <param name="head">Further HTML for the head.</param>
    public static string Render(string title, string body, string? look, string? module = null, string head = "") =>
        $"""
            <!DOCTYPE html>
            <html lang="en"{(look is null ? "" : $" data-theme=\"{look}\"")}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Escape(title)}</title>
            <link rel="icon" href="data:image/svg+xml,{Uri.EscapeDataString(IlluminationPage.Icon)}">
            <link rel="stylesheet" href="/web/page.css">
            <link rel="stylesheet" href="/web/studio.css">
            {(module is null ? "" : $"<script type=\"module\" src=\"/web/{module}\"></script>")}
            {head}
            </head>
            <body>
            {body}
            </body>
            </html>

            """.ReplaceLineEndings("\n");
}
