using System.Text;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Pages;

/// <summary>What every page has: one self-contained document that asks for nothing and whose only scripts are its outputs', dark or light as its reader's system is.</summary>
internal static class PageShell
{
    /// <summary>
    /// What a page may do, whoever serves it: show its own pictures, wear its own styles, and run what its cells' outputs bring along, WebAssembly
    /// from bytes in the page included. It may fetch nothing and send nothing anywhere.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Styles = new(() => Resource("web/page.css"));

    /// <summary>A whole page.</summary>
    /// <param name="title">The title, as text.</param>
    /// <param name="body">The body, as HTML.</param>
    public static string Render(string title, string body) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Escape(title)}</title>
            <link rel="icon" href="data:image/svg+xml,{Uri.EscapeDataString(IlluminationPage.Icon)}">
            <style>
            {Styles.Value}
            </style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """.ReplaceLineEndings("\n");

    private static string Resource(string name)
    {
        using Stream stream = typeof(PageShell).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
