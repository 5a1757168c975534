using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>A page with the engine in it, opened in one of the places where an output may stand.</summary>
public sealed class EnginePage : IAsyncDisposable
{
    /// <summary>The policy that VS Code's notebook output has when it has one.</summary>
    public const string NotebookPolicy =
        "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src https: http: data:; font-src https:; connect-src https:; child-src https: data:";

    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-page-").FullName;
    private readonly List<IBrowserContext> opened = [];

    /// <summary>The script that puts the engine's words into the window.</summary>
    private static string Script =>
        $"<script>window.ni = {PageScript.Bundle("start.js")}; window.niModule = \"{EngineModule.Base64}\";</script>";

    /// <summary>Opens it from a file, under a policy or in a sandboxed frame, and returns the frame that holds the engine.</summary>
    public async Task<(OpenedPage Opened, IFrame Frame)> OpenAsync(TestBrowser browser, string place)
    {
        ArgumentNullException.ThrowIfNull(browser);
        string html = place switch
        {
            "file" => Page("", Script),
            "policy" => Page($"<meta http-equiv=\"Content-Security-Policy\" content=\"{NotebookPolicy}\">", Script),
            "sandbox" => Page(
                "",
                $"<iframe sandbox=\"allow-scripts\" srcdoc=\"{System.Net.WebUtility.HtmlEncode(Page("", Script))}\"></iframe>"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "file, policy or sandbox"),
        };
        OpenedPage opened = await OpenAsync(browser, html, place);
        IFrame frame = place == "sandbox" ? opened.Page.Frames[1] : opened.Page.MainFrame;
        await frame.WaitForFunctionAsync("() => window.ni !== undefined");
        return (opened, frame);
    }

    /// <summary>Opens any HTML from a file.</summary>
    public async Task<OpenedPage> OpenAsync(TestBrowser browser, string html, string name)
    {
        ArgumentNullException.ThrowIfNull(browser);
        string path = Path.Combine(folder, name + ".html");
        await File.WriteAllTextAsync(path, html);
        OpenedPage page = await browser.OpenAsync(new Uri(path).AbsoluteUri);
        opened.Add(page.Page.Context);
        return page;
    }

    /// <summary>A whole page around <paramref name="body"/>.</summary>
    public static string Page(string head, string body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>engine</title>{head}</head><body>{body}</body></html>";

    /// <summary>Closes what was opened: a page that nobody looks at any more goes on drawing all the same.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext context in opened)
            await context.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }
}
