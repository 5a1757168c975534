using System.Text.Encodings.Web;

namespace NeuralIllumination.Views;

/// <summary>A view as a whole page of its own, dark or light as its reader's system is: one file that needs nothing else.</summary>
internal static class ViewPage
{
    /// <summary>The document.</summary>
    /// <param name="title">What the page is called, as text.</param>
    /// <param name="body">The view's HTML.</param>
    public static string Render(string title, string body) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{{IlluminationPage.Policy}}">
            <meta name="color-scheme" content="light dark">
            <title>{{HtmlEncoder.Default.Encode(title)}}</title>
            <link rel="icon" href="data:image/svg+xml,{{Uri.EscapeDataString(IlluminationPage.Icon)}}">
            <style>
            :root { color-scheme: light dark; background: {{Theme.Light.Stage}}; color: {{Theme.Light.Text}}; }
            @media (prefers-color-scheme: dark) { :root { background: {{Theme.Dark.Stage}}; color: {{Theme.Dark.Text}}; } }
            body { margin: 0; font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
            main { max-width: 1120px; margin: 0 auto; padding: 24px clamp(8px, 2vw, 24px) 48px; }
            </style>
            </head>
            <body>
            <main>
            {{body}}
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
}
