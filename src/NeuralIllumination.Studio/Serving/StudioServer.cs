using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Serves the shelf to this machine, and to nobody else.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    public const int DefaultPort = 4242;

    private const int PortsToTry = 20;

    private readonly WebApplication app;

    private StudioServer(WebApplication app)
    {
        this.app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>For example <c>http://127.0.0.1:4242</c>.</summary>
    public string Address { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="shelf">The notebooks.</param>
    /// <param name="port">A port, or 0 for any; null for the default one or the next that is free.</param>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<StudioServer> StartAsync(NotebookShelf shelf, int? port)
    {
        int first = port ?? DefaultPort;
        int last = port is null ? DefaultPort + PortsToTry - 1 : first;
        for (int candidate = first; candidate <= last; candidate++)
        {
            WebApplication app = Build(shelf, candidate);
            try
            {
                await app.StartAsync().ConfigureAwait(false);
                return new StudioServer(app);
            }
            catch (IOException)
            {
                await app.DisposeAsync().ConfigureAwait(false);
            }
        }

        throw new UsageException(
            port is null
                ? $"the ports {first} to {last} are all taken; choose another with --port."
                : $"port {first} is taken; choose another with --port."
        );
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        await app.StopAsync(soon.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(NotebookShelf shelf, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        WebApplication app = builder.Build();
        app.Use(
            (context, next) =>
            {
                SetHeaders(context.Response.Headers);
                return next(context);
            }
        );
        app.Run(context => AnswerAsync(context, shelf));
        return app;
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = $"{PageShell.Policy}; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static Task AnswerAsync(HttpContext context, NotebookShelf shelf)
    {
        HttpRequest request = context.Request;
        // A name of somebody's own that leads here (DNS rebinding) would let their page read this one.
        if (request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
            return RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                "This address is answered as 127.0.0.1 or localhost only."
            );
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return RefuseAsync(
                context,
                StatusCodes.Status405MethodNotAllowed,
                "There is nothing here but pages to be read."
            );

        string name = request.Path.Value?.Trim('/') ?? "";
        if ((name.Length == 0 ? shelf.Index() : shelf.Page(name)) is not { } page)
            return RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such notebook here.");
        context.Response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }
}
