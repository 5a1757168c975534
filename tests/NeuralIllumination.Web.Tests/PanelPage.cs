using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>A page with one module's panel in it, in a shadow root and in the viewer's colours, as it stands in the viewer.</summary>
/// <remarks>The page knows <c>module</c> (the panel's exports), <c>container</c> (where it goes) and the engine (<c>ni</c>, <c>niModule</c>).</remarks>
public sealed class PanelPage : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly EnginePage page = new();

    private OpenedPage Opened { get; set; } = null!;

    /// <summary>The page.</summary>
    public IPage Page => Opened.Page;

    /// <summary>Opens a page around a module of <c>Web/</c>.</summary>
    public static async Task<PanelPage> OpenAsync(
        TestBrowser browser,
        string module,
        string theme = "dark",
        int width = 280
    )
    {
        string css = await File.ReadAllTextAsync(
            Repository.Path("src", "NeuralIllumination.Views", "Web", "panels.css")
        );
        string palette = JsonSerializer.Serialize(theme == "dark" ? Theme.Dark : Theme.Light, Json);
        string body = $$"""
            <main><h1>Viewer</h1><h2>Panels</h2><neural-illumination></neural-illumination></main>
            <script>
            window.ni = {{PageScript.Bundle("start.js")}};
            window.niModule = "{{EngineModule.Base64}}";
            window.module = {{PageScript.Bundle(module)}};
            {
              const shadow = document.querySelector("neural-illumination").attachShadow({ mode: "open" });
              const style = document.createElement("style");
              style.textContent = `.viewer { background: var(--stage); font-family: sans-serif; padding: 16px; }` + {{JsonSerializer.Serialize(
                css
            )}};
              const root = document.createElement("div");
              root.className = "viewer";
              window.container = document.createElement("div");
              container.style.width = "{{width}}px";
              root.append(container);
              shadow.append(style, root);
              ({{PageScript.Bundle("page/theme.js")}}).paint(root, {{palette}}, "{{theme}}");
              window.heard = [];
              document.addEventListener("keydown", (event) => heard.push(event.key));
            }
            </script>
            """;
        PanelPage opened = new();
        opened.Opened = await opened.page.OpenAsync(browser, EnginePage.Page("", body), "panel");
        return opened;
    }

    /// <summary>The first element that a selector finds in the panel.</summary>
    public ILocator Find(string selector) => Page.Locator(selector).First;

    /// <summary>The panel's attribute as it is now.</summary>
    public async Task<string> AttributeAsync(string selector, string name) =>
        await Find(selector).GetAttributeAsync(name) ?? "";

    /// <summary>Nothing that a reader with a screen reader, or weak eyes, would stumble over; nothing on the console, no request.</summary>
    public async Task IsSoundAsync()
    {
        AxeResult result = await Page.RunAxe(BrowserFixture.Violations);
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(found => $"{found.Impact} {found.Id}: {found.Nodes[0].Html}"));
        Assert.Empty(Opened.Complaints);
        Assert.Single(Opened.Requests);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => page.DisposeAsync();
}
