using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>The program <c>illuminate</c>: reads the command line, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class IlluminateCommand
{
    // Work that heeds a wish to end is given this long; whoever reads a pipe that nobody writes to is then left to his fate.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    // Kernels have children to end, and pages to take leave of.
    private static readonly TimeSpan FarewellOfKernels = TimeSpan.FromSeconds(20);

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Says the whole of what went wrong in a way that nobody foresaw",
        Recursive = true,
    };

    /// <summary>Does what a command line says.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        string name = "illuminate";
        bool isVerbose = false;
        try
        {
            RootCommand root = Create(terminal);
            ParseResult parsed = root.Parse(
                arguments,
                new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null }
            );
            if (parsed.CommandResult.Command is not RootCommand)
                name = $"illuminate {parsed.CommandResult.Command.Name}";
            isVerbose = parsed.GetValue(Verbose);
            if (parsed.Action is not HelpAction && Trouble(parsed) is { } trouble)
                throw new UsageException(trouble);
            return await InvokeAsync(parsed, terminal).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last handler there is: whatever comes this far ends the program with a line.
        catch (Exception thrown)
        {
            Exception exception = thrown is AggregateException { InnerExceptions: [var only] } ? only : thrown;
            (int code, string line) = Ending(exception);
            terminal.Say($"{name}: {line}");
            if (isVerbose)
                terminal.SayAll(exception.ToString());
            return code;
        }
#pragma warning restore CA1031
    }

    private static (int Code, string Line) Ending(Exception exception) =>
        exception switch
        {
            InvalidInputException => (ExitCode.BadInput, exception.Message),
            DivergenceException or OutputException => (ExitCode.Failed, exception.Message),
            OperationCanceledException => (ExitCode.Interrupted, "interrupted."),
            OutOfMemoryException => (
                ExitCode.Failed,
                "there is not enough memory for this; a smaller network or fewer samples need less."
            ),
            _ => (
                ExitCode.Failed,
                $"this went wrong in a way that nobody foresaw: {exception.GetType().Name}: {exception.Message} --verbose says the whole of it; please report it."
            ),
        };

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal)
    {
        InvocationConfiguration configuration = new()
        {
            Output = terminal.Output,
            Error = TextWriter.Null,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        using Interruption interruption = new();
        CancellationToken cancellation = interruption.Token;
        // On a thread of its own: reading a pipe that nobody writes to heeds nothing.
        Task<int> work = Task.Run(() => parsed.InvokeAsync(configuration, cancellation), CancellationToken.None);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellation.Register(asked.SetResult);
        if (await Task.WhenAny(work, asked.Task).ConfigureAwait(false) != work)
        {
            TimeSpan farewell = parsed.CommandResult.Command.Name is "train" or "sweep" or "view" or "page"
                ? Farewell
                : FarewellOfKernels;
            await Task.WhenAny(work, Task.Delay(farewell, CancellationToken.None)).ConfigureAwait(false);
            if (!work.IsCompleted)
                throw new OperationCanceledException(cancellation);
        }

        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            // Files have messages of their own; this is help that was to be printed.
            throw new OutputException(cause);
        }
    }

    private static RootCommand Create(Terminal terminal)
    {
        RootCommand root = new("A small neural network learns, and you see it learn. Without a command: serve.")
        {
            ServeCommand.Create(terminal),
            RunCommand.Create(terminal),
            TrainCommand.Create(terminal),
            SweepCommand.Create(terminal),
            ViewCommand.Create(terminal),
            PageCommand.Create(terminal),
            Verbose,
        };
        ServeCommand.Shape(root, terminal);
        return root;
    }

    /// <summary>What is wrong with the command line, in one line; null if nothing is.</summary>
    private static string? Trouble(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        // A command that takes files takes a mistyped option for one of them.
        string[] strays = [.. parsed.UnmatchedTokens, .. Files(parsed).Where(IsOption)];
        string? stray = strays.Where(IsOption).Concat(strays).FirstOrDefault();
        if (stray is null)
            return parsed.Errors.Count > 0 ? InOurWords(parsed.Errors[0]) : null;

        bool isOption = IsOption(stray);
        IEnumerable<string> known = isOption
            ? command.Options.Append(Verbose).SelectMany(option => option.Aliases.Prepend(option.Name))
            : command.Subcommands.Select(sub => sub.Name);
        string kind =
            isOption ? "unknown option"
            : command.Subcommands.Count > 0 ? "unknown command"
            : "unexpected argument";
        string hint = Spelling.Nearest(stray, known) is { } nearest
            ? $"; did you mean {nearest}?"
            : "; --help lists what there is.";
        return $"{kind} {stray}{hint}";
    }

    private static string InOurWords(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens.Count: 0 } option ? $"{option.Option.Name} needs a value."
        : error.SymbolResult is OptionResult { IdentifierTokenCount: > 1 } twice
            ? $"{twice.Option.Name} is given {twice.IdentifierTokenCount} times; once is enough."
        : error.Message.ReplaceLineEndings(" ");

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static IEnumerable<string> Files(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value);
}
