using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>Says in one line why a restore failed.</summary>
internal static partial class RestoreTrouble
{
    /// <summary>The line.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="output">What the SDK printed.</param>
    /// <param name="absent">Folders that cells named as sources and that are not there.</param>
    public static string Line(string wanted, string output, IReadOnlyList<string> absent)
    {
        string missing =
            absent.Count > 0 ? $" The folder {absent[0]}, which #i names as a source, does not exist." : "";
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal))
            return $"{wanted} was not restored: that needs the .NET SDK, and only its runtime is here. Install the SDK, or run the cell where it is.";
        ILookup<string, string> errors = Error()
            .Matches(output)
            .ToLookup(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        if (errors["NU1301"].FirstOrDefault() is { } source)
            return $"{wanted} was not restored: a package source does not answer ({Sentence(source)}). Connect this machine, or name a folder that has the package with #i \"nuget:FOLDER\".{missing}";
        if (errors["NU1101"].FirstOrDefault() is { } unknown)
            return $"{wanted} was not restored: no source has the package {Package(unknown)}. Look at its name, or name a source that has it with #i \"nuget:FOLDER-OR-URL\".{missing}";
        if (errors["NU1102"].Concat(errors["NU1103"]).FirstOrDefault() is { } other)
        {
            string nearest = Nearest().Match(output) is { Success: true } near
                ? $"; the nearest is {near.Groups[1].Value}"
                : "";
            return $"{wanted} was not restored: no source has this version of {Package(other)}{nearest}. Ask for another, or for none to get the newest stable one.{missing}";
        }

        if (errors["NU1605"].Concat(errors["NU1107"]).FirstOrDefault() is { } conflict)
            return $"{wanted} was not restored: it does not go with what this kernel has already ({Sentence(conflict)}). Restart the kernel, and ask for all packages in one cell.";
        if (errors["NU1202"].FirstOrDefault() is { } other2)
            return $"{wanted} was not restored: it is not made for this .NET ({Sentence(other2)}).";
        string first = Error().Match(output) is { Success: true } any
            ? $"{any.Groups[1].Value}: {Sentence(any.Groups[2].Value)}"
            : Sentence(output.Trim());
        return $"{wanted} was not restored: {first}.{missing}";
    }

    private static string Package(string message) =>
        Named().Match(message) is { Success: true } named ? named.Groups[1].Value : "that name";

    /// <summary>A message's first sentence, without its full stop.</summary>
    private static string Sentence(string message)
    {
        string line = message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return (end > 0 ? line[..end] : line).TrimEnd('.');
    }

    [GeneratedRegex(@"error (NU\d+|MSB\d+|NETSDK\d+): (.*?)(?: \[[^\]]*proj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"package '?([\w.-]*\w)")]
    private static partial Regex Named();

    [GeneratedRegex(@"Nearest version: (\S+)")]
    private static partial Regex Nearest();
}
