using System.CommandLine;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate serve</c>: opens the notebooks at a local address, to be read, edited and run.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new(
            "serve",
            "Opens the notebooks of a folder at a local address, to be read, edited and run.\nRelative paths in cells start in that folder."
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
        Option<bool> run = new("--run") { Description = "Runs all notebooks at once, one after the other" };
        command.Add(port);
        command.Add(noOpen);
        command.Add(run);
        Argument<string?> folder = new("FOLDER")
        {
            Description = "Where the notebooks are [default: the folder notebooks here or above]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        // The program without a command takes no argument: it would take a mistyped command for a folder.
        if (command is not RootCommand)
            command.Add(folder);
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    command is RootCommand ? null : parsed.GetValue(folder),
                    (int?)parsed.GetValue(port),
                    !parsed.GetValue(noOpen),
                    parsed.GetValue(run),
                    terminal,
                    cancellation
                )
        );
    }

    private static async Task<int> RunAsync(
        string? named,
        int? port,
        bool open,
        bool run,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        await using KernelPool kernels = new();
        string folder = Path.GetFullPath(Folder(named));
        await using NotebookShelf shelf = new(folder, () => kernels.Take(folder));
        Codespace? codespace = Codespace.Here(Environment.GetEnvironmentVariable);
        await using StudioServer server = await StudioServer.StartAsync(shelf, port, codespace).ConfigureAwait(false);
        terminal.Print($"Neural Illumination is at {server.Link} (Ctrl+C ends it)");
        if (server.ForwardedLink is { } forwarded)
            terminal.Print($"From outside this codespace: {forwarded}");
        if (open)
            Browser.Open(server.ForwardedLink ?? server.Link);
        try
        {
            if (run)
                await shelf.ExecuteAsync(terminal, cancellation).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how this command ends.
        }

        return ExitCode.Success;
    }

    private static string Folder(string? named)
    {
        if (named is null)
            return NotebookFolder.Find(Environment.CurrentDirectory, AppContext.BaseDirectory)
                ?? throw new UsageException(
                    $"expected a folder {NotebookFolder.Name} with notebooks here or above; found none from {Environment.CurrentDirectory} upward."
                );
        return Directory.Exists(named)
            ? named
            : throw new UsageException($"expected a folder with notebooks; there is no folder \"{named}\".");
    }
}
