using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Serves the shelf to this machine, and there to whoever has the token.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    public const int DefaultPort = 4242;

    private const int PortsToTry = 20;

    private readonly WebApplication app;
    private readonly Codespace? codespace;
    private readonly Doorkeeper door;

    private StudioServer(NotebookShelf shelf, int port, Codespace? codespace)
    {
        this.codespace = codespace;
        door = new Doorkeeper(() => Port, codespace);
        app = Build(shelf, port);
    }

    /// <summary>For example <c>http://127.0.0.1:4242</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address that opens the door: where one is sent first, with the token.</summary>
    public string Link => $"{Address}/?{Doorkeeper.TokenKey}={Token}";

    /// <summary>The same behind a codespace's forwarded port; null elsewhere.</summary>
    public string? ForwardedLink =>
        codespace is null ? null : $"https://{codespace.Host(Port)}/?{Doorkeeper.TokenKey}={Token}";

    /// <summary>The token.</summary>
    public string Token => door.Token.Text;

    private int Port => new Uri(Address).Port;

    /// <summary>Starts serving.</summary>
    /// <param name="shelf">The notebooks.</param>
    /// <param name="port">A port, or 0 for any; null for the default one or the next that is free.</param>
    /// <param name="codespace">Where the port is forwarded to; null if it is not.</param>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<StudioServer> StartAsync(NotebookShelf shelf, int? port, Codespace? codespace = null)
    {
        int first = port ?? DefaultPort;
        int last = port is null ? DefaultPort + PortsToTry - 1 : first;
        for (int candidate = first; candidate <= last; candidate++)
        {
            StudioServer server = new(shelf, candidate, codespace);
            try
            {
                await server.app.StartAsync().ConfigureAwait(false);
                server.Address = server
                    .app.Services.GetRequiredService<IServer>()
                    .Features.Get<IServerAddressesFeature>()!
                    .Addresses.First();
                return server;
            }
            catch (IOException)
            {
                await server.app.DisposeAsync().ConfigureAwait(false);
            }
        }

        throw port is null
            ? new UsageException($"the ports {first} to {last} are all taken; choose another with --port.")
            : new UsageException($"port {first} is taken; choose another with --port.");
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        await app.StopAsync(soon.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private WebApplication Build(NotebookShelf shelf, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        WebApplication built = builder.Build();
        built.Use(Unforeseen.InvokeAsync);
        built.Use(
            (context, next) =>
            {
                ResponsePolicy.Set(context.Response.Headers);
                return door.InvokeAsync(context, next);
            }
        );
        // Named here, so that nobody is routed before the door.
        built.UseRouting();
        PageRoutes.Map(built, shelf);
        RouteGroupBuilder notebook = built.MapGroup("/notebooks/{slug}");
        notebook.AddEndpointFilter(NotebookLife.Filter(shelf));
        PageRoutes.MapNotebook(notebook, shelf);
        CellRoutes.Map(notebook, shelf);
        FileRoutes.Map(notebook, shelf);
        built.MapFallback("{*path}", (HttpRequest request) => PageRoutes.Missing(request));
        return built;
    }
}
