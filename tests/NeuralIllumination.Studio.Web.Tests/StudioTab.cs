using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>A folder of notebooks, served, and a browser before one of them.</summary>
internal sealed class StudioTab : IAsyncDisposable
{
    private StudioTab(ServedFolder served, OpenedPage opened)
    {
        Served = served;
        Opened = opened;
    }

    public ServedFolder Served { get; }

    public OpenedPage Opened { get; }

    public IPage Page => Opened.Page;

    /// <summary>What has the focus: a cell's number, with "text" for its text area; or the element's name.</summary>
    public Task<string> FocusAsync() =>
        Page.EvaluateAsync<string>(
            "() => { const e = document.activeElement, c = e.closest('.cell'); return c ? c.getAttribute('aria-label') + (e.tagName === 'TEXTAREA' ? ' text' : e === c ? '' : ' ' + e.tagName) : e.tagName; }"
        );

    /// <summary>Opens a notebook's page.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="text">A .dib's text, or an .ipynb's.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="dark">Whether the reader's system is dark.</param>
    /// <param name="change">Sets anything else about the reader.</param>
    public static async Task<StudioTab> OpenAsync(
        TestBrowser browser,
        string text,
        int width = 1280,
        bool dark = true,
        Action<BrowserNewContextOptions>? change = null
    )
    {
        string name = text.StartsWith('{') ? "a.ipynb" : "a.dib";
        ServedFolder served = await ServedFolder.StartAsync((name, text));
        StudioTab tab = new(served, await browser.OpenAsync(served.Server.Link, width, dark, change));
        await tab.Page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).ClickAsync();
        await tab.AliveAsync();
        return tab;
    }

    /// <summary>Waits until the page's script has begun.</summary>
    public Task AliveAsync() => Page.Locator("main[data-alive]").WaitForAsync();

    /// <summary>Waits until no cell runs or waits.</summary>
    public Task RestsAsync() =>
        Page.WaitForFunctionAsync("() => !document.querySelector('[data-activity=running], [data-activity=queued]')");

    /// <summary>A cell by its number.</summary>
    public ILocator Cell(int number) => Page.Locator($".cell[aria-label='Cell {number}']");

    /// <summary>What a cell shows, as soon as it holds a text.</summary>
    public async Task ShowsAsync(int number, string text) =>
        await Cell(number)
            .Locator(".outputs")
            .Filter(new LocatorFilterOptions { HasText = text })
            .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Presses keys one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (string key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await Served.DisposeAsync();
    }
}
