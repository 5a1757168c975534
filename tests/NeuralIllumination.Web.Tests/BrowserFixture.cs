using Deque.AxeCore.Commons;
using NeuralIllumination.Browser;

[assembly: AssemblyFixture(typeof(NeuralIllumination.Web.Tests.BrowserFixture))]

namespace NeuralIllumination.Web.Tests;

/// <summary>One browser for all of these tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private TestBrowser? browser;

    /// <summary>All rules of axe; of what passed, each rule's first element alone is told: all of them are most of a megabyte.</summary>
    internal static AxeRunOptions Violations { get; } = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The browser; a test that asks for one where there is none skips, in CI it fails.</summary>
    public TestBrowser Browser
    {
        get
        {
            if (browser!.Missing is { } missing)
            {
                Assert.False(TestBrowser.IsRequired, missing);
                Assert.Skip(missing);
            }

            return browser;
        }
    }

    public async ValueTask InitializeAsync() => browser = await TestBrowser.StartAsync();

    public ValueTask DisposeAsync() => browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
