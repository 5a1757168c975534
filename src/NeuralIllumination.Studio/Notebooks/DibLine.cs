using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>What a line of a .dib file means.</summary>
internal static partial class DibLine
{
    public const string Meta = "meta";

    // Commands of other hosts that stand alone on their line; anything else that does is a change of language.
    private static readonly HashSet<string> LoneCommands = new(StringComparer.OrdinalIgnoreCase)
    {
        "about",
        "lsmagic",
        "time",
        "who",
        "whos",
    };

    /// <summary>The kernel that the line changes to; null for any other line. <c>#!word argument</c> is a magic command, not a change.</summary>
    public static string? Kernel(string line) =>
        Change().Match(line) is { Success: true } change && !LoneCommands.Contains(change.Groups[1].Value)
            ? change.Groups[1].Value
            : null;

    /// <summary>The name of the command, magic or language, that the line gives; null for any other line.</summary>
    public static string? Command(string line) =>
        Any().Match(line) is { Success: true } command ? command.Groups[1].Value : null;

    [GeneratedRegex(@"^#!(\w[\w.#+-]*)[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"^[ \t]*#!(\w[\w.#+-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}
