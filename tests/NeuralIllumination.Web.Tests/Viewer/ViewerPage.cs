using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Web.Tests;

/// <summary>A page with an illumination in it, at rest where its recipe ends unless it is asked to play.</summary>
/// <remarks>
/// What <see cref="JsAsync{T}"/> runs knows <c>element</c>, <c>viewer</c>, <c>scene</c>, <c>run</c> and <c>probe</c>, which reads the
/// canvas: ViewerProbe.js.
/// </remarks>
public sealed class ViewerPage : IAsyncDisposable
{
    private static readonly string Probe = File.ReadAllText(
        Repository.Path("tests", "NeuralIllumination.Web.Tests", "ViewerProbe.js")
    );

    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-viewer-").FullName;

    /// <summary>The page, and what it asked for and complained of.</summary>
    public OpenedPage Opened { get; private set; } = null!;

    /// <summary>The page.</summary>
    public IPage Page => Opened.Page;

    /// <summary>The frame that the output stands in.</summary>
    public IFrame Frame { get; private set; } = null!;

    /// <summary>The first output.</summary>
    public ILocator Element => Frame.Locator("neural-illumination").First;

    /// <summary>Opens a page around an output and waits until it runs and has been compared with C#.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="html">The output, or a whole page.</param>
    /// <param name="place"><c>file</c>, <c>policy</c> (VS Code's) or <c>sandbox</c> (a frame of a page).</param>
    /// <param name="plays">Whether it may go on playing.</param>
    /// <param name="dark">Whether the reader's system is dark.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="hash">What stands behind the address.</param>
    /// <param name="change">Sets anything else about the reader.</param>
    public static async Task<ViewerPage> OpenAsync(
        TestBrowser browser,
        string html,
        string place = "file",
        bool plays = false,
        bool dark = true,
        int width = 1280,
        string hash = "",
        Action<BrowserNewContextOptions>? change = null
    )
    {
        ViewerPage page = await LoadAsync(browser, html, place, dark, width, hash, change);
        await page.Frame.Locator("neural-illumination[data-ready]").First.WaitForAsync();
        await page.Frame.EvaluateAsync(Probe);
        // A picture from a keyframe may be used before the recipe has been run behind it: on a busy machine that is later.
        await page.UntilAsync("viewer.proofLine.proof !== null");
        if (!plays)
        {
            await page.Frame.EvaluateAsync(
                "() => Promise.all([...document.querySelectorAll('neural-illumination')].map((e) => { e.pause(); return e.goTo(e.run.recipe.epochs, e.run.recipe.batches); }))"
            );
        }

        return page;
    }

    /// <summary>Opens a page around an output, whatever becomes of it there.</summary>
    public static async Task<ViewerPage> LoadAsync(
        TestBrowser browser,
        string html,
        string place = "file",
        bool dark = true,
        int width = 1280,
        string hash = "",
        Action<BrowserNewContextOptions>? change = null,
        string head = ""
    )
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(html);
        ViewerPage page = new();
        string body = html.StartsWith("<!doctype", StringComparison.Ordinal)
            ? html
            : EnginePage.Page(head, $"<main><h1>Notebook</h1>{html}</main>");
        string whole = place switch
        {
            "file" => body,
            "policy" => body.Replace(
                "<head>",
                $"<head><meta http-equiv=\"Content-Security-Policy\" content=\"{EnginePage.NotebookPolicy}\">",
                StringComparison.Ordinal
            ),
            "sandbox" => EnginePage.Page(
                "",
                $"<iframe sandbox=\"allow-scripts\" title=\"output\" style=\"width:100%;height:1500px;border:0\" srcdoc=\"{System.Net.WebUtility.HtmlEncode(body)}\"></iframe>"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "file, policy or sandbox"),
        };
        string path = Path.Combine(page.folder, "neural_illumination.html");
        await File.WriteAllTextAsync(path, whole);
        page.Opened = await browser.OpenAsync(new Uri(path).AbsoluteUri + hash, width, dark, change);
        page.Frame = place == "sandbox" ? page.Page.Frames[1] : page.Page.MainFrame;
        return page;
    }

    /// <summary>Runs code beside the viewer.</summary>
    /// <param name="code">Statements; what they return comes back. <c>given</c> is the argument.</param>
    /// <param name="given">An argument.</param>
    public Task<T> JsAsync<T>(string code, object? given = null) =>
        Frame.EvaluateAsync<T>(
            $"(given) => {{ const {{ element, viewer, scene, run, probe }} = probed(); {code} }}",
            given
        );

    /// <summary>The same, for what it does.</summary>
    public Task JsAsync(string code, object? given = null) => JsAsync<object?>(code, given);

    /// <summary>A control by its accessible name.</summary>
    public ILocator Control(AriaRole role, string name) =>
        Element.GetByRole(role, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A button by its accessible name.</summary>
    public ILocator Button(string name) => Control(AriaRole.Button, name);

    /// <summary>A slider by its accessible name.</summary>
    public ILocator Slider(string name) => Control(AriaRole.Slider, name);

    /// <summary>What stands in a part of the viewer.</summary>
    public async Task<string> TextAsync(string selector) =>
        await Element.Locator(selector).First.TextContentAsync() ?? "";

    /// <summary>The element's attribute as it is now.</summary>
    public async Task<string?> AttributeAsync(string name) => await Element.GetAttributeAsync(name);

    /// <summary>Where the run stands: epochs, batches and phases that have run.</summary>
    public Task<string> PlaceAsync() => JsAsync<string>("return [run.epoch, run.batch, run.phases].join('.');");

    /// <summary>Goes somewhere by the element's API.</summary>
    public Task GoToAsync(int epoch, int batch = 0, int phases = 0) =>
        JsAsync("return element.goTo(...given);", new[] { epoch, batch, phases });

    /// <summary>Waits until an expression over the viewer is true.</summary>
    public async Task UntilAsync(string condition) =>
        await Frame.WaitForFunctionAsync(
            $"() => {{ const {{ element, viewer, scene, run, probe }} = probed(); return {condition}; }}"
        );

    /// <summary>axe finds nothing that hinders readers.</summary>
    /// <param name="state">What the page shows, for the message.</param>
    /// <param name="but">A rule that does not hold there.</param>
    public async Task HindersNobodyAsync(string state = "the page", string? but = null)
    {
        AxeResult result = await Page.RunAxe(BrowserFixture.Violations);
        Assert.NotEmpty(result.Passes);
        string[] found =
        [
            .. result
                .Violations.Where(found => found.Impact is "serious" or "critical" && found.Id != but)
                .Select(found => $"{state}: {found.Id}: {string.Join('\n', found.Nodes.Select(node => node.Html))}"),
        ];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    /// <summary>Nothing on the console, no request but the page's own.</summary>
    public void IsQuiet()
    {
        Assert.Empty(Opened.Complaints);
        Assert.Single(
            Opened.Requests,
            url => !url.StartsWith("blob:", StringComparison.Ordinal) && url != "about:srcdoc"
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Opened is not null)
            await Page.Context.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }
}
