using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Learning;

/// <summary>Says in one line what is wrong with a JSON document, and where, in the document's own words.</summary>
internal static partial class JsonTrouble
{
    private const int MostWords = 200;

    public static string Describe(JsonException cause)
    {
        string path = cause.Path is { Length: > 1 } at ? $" at {at}" : "";
        string line = cause.LineNumber is { } number ? $", line {number + 1}" : "";
        return $"found {What(cause.Message)}{path}{line}.";
    }

    private static string What(string message)
    {
        if (Unknown().Match(message) is { Success: true } unknown)
            return $"an unknown member {Quoted.Of(unknown.Groups["name"].Value)}";
        if (Missing().Match(message) is { Success: true } missing)
            return $"no {missing.Groups["names"].Value.Replace("'", "\"", StringComparison.Ordinal)}";
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return "a value of another kind";
        // The reader's own sentence, without the place, which is said once by the caller. It may quote the rest of the document.
        return "something else: "
            + OneLine.Cut(
                message.Split(" Path:")[0].Split(" LineNumber:")[0].ReplaceLineEndings(" ").TrimEnd('.'),
                MostWords
            );
    }

    [GeneratedRegex(@"property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties,? including:? (?<names>.*?)\.?$")]
    private static partial Regex Missing();
}
