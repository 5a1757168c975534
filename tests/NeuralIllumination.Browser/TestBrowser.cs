using Microsoft.Playwright;

namespace NeuralIllumination.Browser;

/// <summary>A Chromium for tests. Where there is none, <see cref="Missing"/> says why; a test then skips, except in CI, where it fails.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly IPlaywright? playwright;
    private readonly IBrowser? browser;

    private TestBrowser(string missing) => Missing = missing;

    private TestBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Why there is no browser; null if there is one.</summary>
    public string? Missing { get; }

    /// <summary>Whether a missing browser must fail rather than skip a test.</summary>
    public static bool IsRequired => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Starts a browser, or finds out why it cannot.</summary>
    public static async Task<TestBrowser> StartAsync()
    {
        if (ChromiumFinder.FindOrInstall(Console.Error.WriteLine) is not { } path)
            return new TestBrowser("no Chromium was found or could be installed; set CHROMIUM_PATH to one");
        IPlaywright playwright = await Playwright.CreateAsync().ConfigureAwait(false);
        IBrowser browser = await playwright
            .Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] }
            )
            .ConfigureAwait(false);
        return new TestBrowser(playwright, browser);
    }

    /// <summary>Opens an address in a fresh profile and remembers everything the page asked for and complained of.</summary>
    /// <param name="address">The address.</param>
    /// <param name="width">The window's width in CSS pixels.</param>
    /// <param name="dark">Whether the reader's system is dark.</param>
    /// <param name="change">Sets anything else about the reader: reduced motion, no scripts.</param>
    /// <exception cref="InvalidOperationException">There is no browser.</exception>
    public async Task<OpenedPage> OpenAsync(
        string address,
        int width = 1280,
        bool dark = false,
        Action<BrowserNewContextOptions>? change = null
    )
    {
        if (browser is null)
            throw new InvalidOperationException($"No browser: {Missing}.");
        BrowserNewContextOptions options = new()
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        };
        change?.Invoke(options);
        IBrowserContext context = await browser.NewContextAsync(options).ConfigureAwait(false);
        // A wait is no measurement: beside other tests on two cores a kernel alone may take half a minute to come.
        context.SetDefaultTimeout(150_000);
        OpenedPage opened = new(await context.NewPageAsync().ConfigureAwait(false));
        await opened.Page.GotoAsync(address).ConfigureAwait(false);
        return opened;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync().ConfigureAwait(false);
        playwright?.Dispose();
    }
}
