using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>The program <c>illuminate</c>: reads the command line, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class IlluminateCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        Terminal terminal = new(output, error, !Console.IsErrorRedirected);
        RootCommand root = Create(terminal);
        ParseResult parsed = root.Parse(
            arguments,
            new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null }
        );
        string name =
            parsed.CommandResult.Command is RootCommand
                ? "illuminate"
                : $"illuminate {parsed.CommandResult.Command.Name}";
        try
        {
            if (parsed.Action is not HelpAction && Trouble(parsed) is { } trouble)
                throw new UsageException(trouble);
            InvocationConfiguration configuration = new()
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            using Interruption interruption = new();
            return await parsed.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
        }
        catch (InvalidInputException exception)
        {
            await error.WriteLineAsync($"{name}: {exception.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (DivergenceException exception)
        {
            await error.WriteLineAsync($"{name}: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync($"{name}: interrupted.").ConfigureAwait(false);
            return ExitCode.Interrupted;
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
            ? command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))
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
