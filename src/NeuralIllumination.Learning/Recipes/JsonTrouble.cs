using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>Says in one line what is wrong with a JSON document, and where.</summary>
internal static class JsonTrouble
{
    public static string Describe(JsonException cause)
    {
        // The library appends its own path and line to the sentence; they are said once, here, counted from 1.
        string sentence = cause.Message.Split(" Path:")[0].Split(" LineNumber:")[0].Replace('\n', ' ');
        string path = cause.Path is { Length: > 1 } at ? $" at {at}" : "";
        string line = cause.LineNumber is { } number ? $", line {number + 1}" : "";
        return $"found trouble{path}{line}: {sentence}";
    }
}
