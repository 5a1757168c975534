using System.Net.Http.Json;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A folder of notebooks of a test's own, served, and a client that was let in.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    private volatile bool isOver;
    private int kernels;

    private ServedFolder() => Client = new HttpClient(handler);

    public NotebookShelf Shelf { get; private set; } = null!;

    public StudioServer Server { get; private set; } = null!;

    /// <summary>Has the cookie, and follows no redirection.</summary>
    public HttpClient Client { get; }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    /// <summary>Serves notebooks: names and texts.</summary>
    public static Task<ServedFolder> StartAsync(params (string Name, string Text)[] notebooks) =>
        StartAsync(null, notebooks);

    /// <summary>The same behind a codespace's forwarded port.</summary>
    public static async Task<ServedFolder> StartAsync(
        Codespace? codespace,
        params (string Name, string Text)[] notebooks
    )
    {
        ServedFolder served = new();
        foreach ((string name, string text) in notebooks)
            served.folder.Write(name, text);
        served.Shelf = new NotebookShelf(served.Path, served.Kernel);
        served.Server = await StudioServer.StartAsync(served.Shelf, 0, codespace);
        using HttpResponseMessage opened = await served.Client.GetAsync(served.Server.Link);
        return served;
    }

    /// <summary>Ends the Studio and starts it again: in the same folder, on the same port, with kernels and notebooks of its own.</summary>
    public async Task RestartAsync()
    {
        int port = new Uri(Server.Address).Port;
        await Server.DisposeAsync();
        await Shelf.DisposeAsync();
        Shelf = new NotebookShelf(Path, Kernel);
        Server = await StudioServer.StartAsync(Shelf, port);
    }

    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>What is at a path, as text.</summary>
    public Task<string> GetAsync(string path) => Client.GetStringAsync(Server.Address + path);

    /// <summary>Asks something of an open notebook, as its page does.</summary>
    public Task<HttpResponseMessage> AskAsync(string slug, string what, object? body = null) =>
        SendAsync(HttpMethod.Post, $"/notebooks/{slug}/{what}", body ?? new { });

    /// <summary>Sends anything; a post says that it comes from here unless it is changed.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        Action<HttpRequestMessage>? change = null,
        HttpClient? client = null
    )
    {
        using HttpRequestMessage request = new(method, Server.Address + path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (method == HttpMethod.Post)
            request.Headers.Add("Origin", Server.Address);
        // As a page does that was loaded just now.
        if (method == HttpMethod.Post && path.Split('/') is ["", "notebooks", { } slug, _] && Life(slug) is { } life)
            request.Headers.Add(NotebookLife.Header, life);
        change?.Invoke(request);
        return await (client ?? Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Which opening of a notebook this is; null for one that cannot be opened.</summary>
    public string? Life(string slug)
    {
        try
        {
            return Shelf.Open(slug)?.Notebook.Life;
        }
        catch (FileFormatException)
        {
            return null;
        }
    }

    // The first may have served other tests; one that is started in its place has executed nothing.
    private IKernel Kernel() =>
        Interlocked.Increment(ref kernels) == 1 ? new LentKernel(() => isOver) : new KernelProcess();

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        Client.Dispose();
        handler.Dispose();
        await Server.DisposeAsync();
        await Shelf.DisposeAsync();
        folder.Dispose();
    }
}
