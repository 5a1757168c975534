using NeuralIllumination.Browser;

namespace NeuralIllumination.Charts.Tests;

/// <summary>One browser for the tests of a class; without one they skip, except in CI, where they fail.</summary>
public sealed class PlotBrowser : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-charts-").FullName;
    private TestBrowser? browser;

    public async ValueTask InitializeAsync() => browser = await TestBrowser.StartAsync();

    /// <summary>Opens a page from a file.</summary>
    public Task<OpenedPage> OpenAsync(string html, int width, bool dark)
    {
        if (browser!.Missing is { } missing)
        {
            Assert.False(TestBrowser.IsRequired, missing);
            Assert.Skip(missing);
        }

        string path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".html");
        File.WriteAllText(path, html);
        return browser.OpenAsync(new Uri(path).AbsoluteUri, width, dark);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
