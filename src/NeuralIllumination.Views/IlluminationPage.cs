namespace NeuralIllumination.Views;

/// <summary>An illumination as a whole page of its own: one file that needs nothing else, opened from disk, offline.</summary>
public sealed class IlluminationPage
{
    /// <summary>A lit neuron, for the page's tab: without it browsers ask for /favicon.ico.</summary>
    public const string Icon =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='#0B0E14'/><circle cx='16' cy='16' r='11' fill='#4EA8FF' opacity='.28'/><circle cx='16' cy='16' r='6' fill='#EAF4FF'/></svg>";

    /// <summary>What the page may do: run its own script and the engine in it, show its own pictures. It may fetch nothing.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:";

    private readonly IlluminationView view;

    /// <summary>Makes a page.</summary>
    /// <param name="view">What stands on it.</param>
    public IlluminationPage(IlluminationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        this.view = view;
    }

    /// <summary>Whether it trains by itself as soon as it is opened. The viewer finds that at the <c>main</c> around it.</summary>
    public bool PlaysAtOnce { get; init; } = true;

    /// <summary>
    /// The whole document, dark or light as its reader's system is, with the stage dark in both; its root's <c>data-theme</c> says otherwise where a
    /// hand does.
    /// </summary>
    public string ToHtml() =>
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
            <title>Neural Illumination</title>
            <link rel="icon" href="data:image/svg+xml,{{Uri.EscapeDataString(Icon)}}">
            <style>
            :root, :root[data-theme="light"] { color-scheme: light; background: {{Theme.Light.Stage}}; color: {{Theme.Light.Text}}; }
            @media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: {{Theme.Dark.Stage}}; color: {{Theme.Dark.Text}}; } }
            :root[data-theme="dark"] { color-scheme: dark; background: {{Theme.Dark.Stage}}; color: {{Theme.Dark.Text}}; }
            body { margin: 8px; font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
            </style>
            </head>
            <body>
            <main data-autoplay{{(PlaysAtOnce ? "" : "=\"false\"")}}>
            {{view.ToPageHtml()}}
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
}
