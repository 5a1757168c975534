using System.Text.Json.Nodes;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>Every notebook, executed by Jupyter and written as a page, and a browser to look at them.</summary>
public sealed class JupyterFixture(HostFixture host) : IAsyncLifetime
{
    private Jupyter? jupyter;
    private TestBrowser? browser;

    /// <summary>Where the environment variable NI_LOOK names a folder: the executed notebooks, and what a browser shows of them, are written there to be looked at.</summary>
    public static string? Look =>
        Environment.GetEnvironmentVariable("NI_LOOK") is { Length: > 0 } folder ? folder : null;

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
            await File.WriteAllTextAsync(Path.Combine(host.Home.Work, $"{notebook.Name}.ipynb"), Ready(notebook));
        await jupyter.ExecuteAsync("executed", Notebooks.Paths.Select(path => $"{Name(path)}.ipynb"));
        if (Look is { } folder)
            foreach (string path in Notebooks.Paths)
                File.Copy(Executed(Name(path)), Path.Combine(folder, $"{Name(path)}.ipynb"), overwrite: true);
        Directory.CreateDirectory(Path.Combine(host.Home.Work, "own"));
        foreach (string path in Notebooks.Paths)
            await File.WriteAllTextAsync(Own(Name(path)), WithoutTheHosts(File.ReadAllText(Executed(Name(path)))));
        await jupyter.ExportAsync("pages", Notebooks.Paths.Select(path => Own(Name(path))));
    }

    /// <summary>
    /// The first lesson as it stands; the others, which load the package with the same words, name its version: the host then need not restore anew.
    /// </summary>
    private string Ready(HostNotebook notebook)
    {
        string[] lines = notebook.Code[0].Code.Trim().Split('\n');
        Assert.Equal(Notebooks.Load, lines[0].TrimEnd());
        return notebook.Name == Notebooks.First
            ? notebook.ToIpynb()
            : notebook.WithFirstCell(string.Join('\n', [host.Home.Load, .. lines[1..]])).ToIpynb();
    }

    private string Own(string name) => Path.Combine(host.Home.Work, "own", $"{name}.ipynb");

    /// <summary>The kernel's own script asks for a kernel that has ended; without it, all that a page asks for is ours.</summary>
    private static string WithoutTheHosts(string ipynb)
    {
        JsonNode notebook = JsonNode.Parse(ipynb)!;
        foreach (JsonArray outputs in notebook["cells"]!.AsArray().Select(cell => cell!["outputs"]).OfType<JsonArray>())
            outputs.RemoveAll(output =>
                output!["data"] is JsonObject data && HostWords.Are(data.Select(form => form.Value!.ToJsonString()))
            );
        return notebook.ToJsonString();
    }

    public ValueTask DisposeAsync() => browser?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
