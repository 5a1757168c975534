using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The repository's documents, and what tests look for in them.</summary>
internal static partial class MarkdownFiles
{
    private static readonly string[] Elsewhere = ["bin", "obj", "node_modules", "artifacts", "TestResults"];

    /// <summary>Every .md file, by its path from the repository's root.</summary>
    public static IEnumerable<string> All { get; } = [.. Below(Repository.Root).Order(StringComparer.Ordinal)];

    public static string Read(string document) => File.ReadAllText(Repository.Path(document)).ReplaceLineEndings("\n");

    /// <summary>The text without code and without the targets of links.</summary>
    public static string Prose(string text) => Target().Replace(Inline().Replace(Fence().Replace(text, ""), ""), "]");

    /// <summary>What the headings may be linked to by, as code hosts derive it from their words.</summary>
    public static IEnumerable<string> Anchors(string text) =>
        Heading()
            .Matches(Fence().Replace(text, ""))
            .Select(match =>
                Unsaid().Replace(match.Groups["words"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')
            );

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.md")
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(path => Path.GetFileName(path) is var name && name != ".git" && !Elsewhere.Contains(name))
                    .SelectMany(Below)
            );

    [GeneratedRegex(@"^```[\s\S]*?^```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\]\([^)]+\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^#+ (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Unsaid();
}
