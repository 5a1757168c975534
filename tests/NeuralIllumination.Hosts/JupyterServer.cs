using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NeuralIllumination.Hosts;

/// <summary>Jupyter Notebook, serving a home's work folder at a local address.</summary>
public sealed class JupyterServer : IAsyncDisposable
{
    private const string Token = "tests";
    private readonly Process process;
    private readonly Task drained;

    private JupyterServer(Process process, int port)
    {
        this.process = process;
        Port = port;
        drained = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    private int Port { get; }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="jupyter">Whose Jupyter.</param>
    /// <returns>The running server.</returns>
    public static async Task<JupyterServer> StartAsync(Jupyter jupyter)
    {
        ArgumentNullException.ThrowIfNull(jupyter);
        int port = FreePort();
        ProcessStartInfo start = jupyter.Start(
            "jupyter",
            "notebook",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--port={port}"),
            $"--NotebookApp.token={Token}"
        );
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        JupyterServer server = new(Process.Start(start)!, port);
        using HttpClient client = new();
        for (int second = 0; second < 120 && !server.process.HasExited; second++)
        {
            try
            {
                using HttpResponseMessage answer = await client
                    .GetAsync(new Uri(server.AddressOf("")))
                    .ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }

        await server.DisposeAsync().ConfigureAwait(false);
        throw new InvalidOperationException("Jupyter Notebook does not answer.");
    }

    /// <summary>Where a notebook of the work folder is opened.</summary>
    /// <param name="notebook">The file's name.</param>
    /// <returns>The address, with its token.</returns>
    public string AddressOf(string notebook) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{Port}/{(notebook == "" ? "tree" : "notebooks")}/{notebook}?token={Token}"
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await drained.ConfigureAwait(false);
        process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
