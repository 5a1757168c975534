using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A command that a document tells the reader to type, and what the document says that it prints.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Line">The command, with <c>illuminate</c> for the long way to run it.</param>
/// <param name="Prints">The lines of the block marked <c>text</c> behind it; null where there is none.</param>
internal sealed partial record DocumentCommand(string Document, string Line, string? Prints)
{
    private const string LongWay = "dotnet run --project src/NeuralIllumination.Studio -c Release";

    /// <summary>Every command in a block of its own, and every complete <c>illuminate</c> command within a sentence.</summary>
    public static IEnumerable<DocumentCommand> All =>
        from document in MarkdownFiles.All
        where document != "CHANGELOG.md"
        from command in In(document, MarkdownFiles.Read(document))
        select command;

    public static IEnumerable<DocumentCommand> In(string document, string text) =>
        Block()
            .Matches(text)
            .Where(block => block.Groups["language"].Value is "" or "sh" or "bash")
            .SelectMany(block =>
                block
                    .Groups["lines"]
                    .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Trim())
                    .Where(line => Command().IsMatch(line))
                    .Select(line => new DocumentCommand(
                        document,
                        Short(line),
                        block.Groups["prints"] is { Success: true } prints ? prints.Value : null
                    ))
            )
            .Concat(
                Sentence()
                    .Matches(text)
                    .Select(match => new DocumentCommand(document, match.Groups["line"].Value, null))
                    .Where(command => !Placeholder().IsMatch(command.Line))
            );

    /// <summary>Types an <c>illuminate</c> command in a folder where nothing of ours is overwritten: it succeeds, and prints what each document shows.</summary>
    public static async Task RunAsync(string line, string folder)
    {
        string[] words = line.Split(' ');
        Ran ran = await Ran.Program(
            folder,
            [.. words[1..].Select(word => File.Exists(Repository.Path(word)) ? Repository.Path(word) : word)]
        );
        Assert.True(ran.Exit == 0, ran.Error);
        Assert.NotEqual("", ran.Out);
        foreach (DocumentCommand command in All.Where(command => command.Line == line))
            Assert.True(
                !command.Missing(ran.Out).Any(),
                $"{command} does not print {command.Missing(ran.Out).FirstOrDefault()}"
            );
    }

    /// <summary>Lines that the document promises and the output lacks, in order; <c>…</c> stands for anything.</summary>
    public IEnumerable<string> Missing(string output)
    {
        string[] printed = output.TrimEnd('\n').Split('\n');
        int at = 0;
        foreach (string line in (Prints ?? "").Split('\n').Where(line => line.Length > 0 && line != "…"))
        {
            Regex like = new("^" + Regex.Escape(line.TrimEnd()).Replace("…", ".*") + "$");
            int found = Array.FindIndex(printed, at, text => like.IsMatch(text.TrimEnd()));
            if (found < 0)
                yield return line;
            else
                at = found + 1;
        }
    }

    public override string ToString() => $"{Document}: {Line}";

    private static string Short(string line) =>
        line == LongWay ? "illuminate"
        : line.StartsWith(LongWay + " -- ", StringComparison.Ordinal) ? "illuminate " + line[(LongWay.Length + 4)..]
        : line;

    [GeneratedRegex(
        @"^```(?<language>[a-z]*)\n(?<lines>(?:(?!```).*\n)+?)```\n(?:\n```text\n(?<prints>[\s\S]*?)```)?",
        RegexOptions.Multiline
    )]
    private static partial Regex Block();

    [GeneratedRegex("^(illuminate|dotnet|ilwasm)( |$)")]
    private static partial Regex Command();

    // A verb alone is a mention of it, not a command to type.
    [GeneratedRegex("`(?<line>illuminate [a-z]+ [^`\n]+)`")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\[|…]|\b(FILE|PATH|FOLDER|FEED|NN)\b")]
    private static partial Regex Placeholder();
}
