using NeuralIllumination.Browser;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>Every notebook, executed by Jupyter and written as a page, and a browser to look at them.</summary>
public sealed class JupyterFixture(HostFixture host) : IAsyncLifetime
{
    private Jupyter? jupyter;
    private TestBrowser? browser;

    public Jupyter Jupyter => jupyter!;

    public TestBrowser Browser =>
        browser!.Missing is { } missing ? throw new InvalidOperationException(missing) : browser;

    public string Executed(string name) => Path.Combine(host.Home.Work, "executed", $"{name}.ipynb");

    public string Page(string name) => Path.Combine(host.Home.Work, "pages", $"{name}.html");

    public async ValueTask InitializeAsync()
    {
        jupyter = await Jupyter.PrepareAsync(host.Home);
        browser = await TestBrowser.StartAsync();
        foreach (HostNotebook notebook in Notebooks.Paths.Select(HostNotebook.Read))
            await File.WriteAllTextAsync(Path.Combine(host.Home.Work, $"{notebook.Name}.ipynb"), notebook.ToIpynb());
        await jupyter.ExecuteAsync("executed", Notebooks.Paths.Select(path => $"{Name(path)}.ipynb"));
        await jupyter.ExportAsync("pages", Notebooks.Paths.Select(path => Executed(Name(path))));
    }

    public ValueTask DisposeAsync() => browser?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
