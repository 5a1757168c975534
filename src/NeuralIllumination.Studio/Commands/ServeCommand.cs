using System.CommandLine;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate serve</c>: executes the notebooks and shows them at a local address.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new(
            "serve",
            "Executes the notebooks of the folder notebooks/ and shows them at a local address."
        );
        Shape(command, terminal);
        return command;
    }

    /// <summary>Gives a command the options and the action; the program without a command is this one too.</summary>
    public static void Shape(Command command, Terminal terminal)
    {
        Option<long?> port = Values.Whole(
            "--port",
            $"Port on this machine; 0 takes any free one [default: {StudioServer.DefaultPort}, or the next free one]",
            "N",
            0,
            65535
        );
        Option<bool> noOpen = new("--no-open") { Description = "Does not open the browser" };
        command.Add(port);
        command.Add(noOpen);
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync((int?)parsed.GetValue(port), !parsed.GetValue(noOpen), terminal, cancellation)
        );
    }

    private static async Task<int> RunAsync(int? port, bool open, Terminal terminal, CancellationToken cancellation)
    {
        string folder =
            NotebookFolder.Find(Environment.CurrentDirectory, AppContext.BaseDirectory)
            ?? throw new UsageException(
                $"expected a folder {NotebookFolder.Name} with notebooks here or above; found none from {Environment.CurrentDirectory} upward."
            );
        NotebookShelf shelf = NotebookShelf.Of(folder);
        await using StudioServer server = await StudioServer.StartAsync(shelf, port).ConfigureAwait(false);
        await terminal
            .Out.WriteLineAsync($"Neural Illumination is at {server.Address} (Ctrl+C ends it)")
            .ConfigureAwait(false);
        await terminal.Out.FlushAsync(cancellation).ConfigureAwait(false);
        if (open)
            Browser.Open(server.Address);
        try
        {
            await shelf.ExecuteAsync(terminal, cancellation).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how this command ends.
        }

        return ExitCode.Success;
    }
}
