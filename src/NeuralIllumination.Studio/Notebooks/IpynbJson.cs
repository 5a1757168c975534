using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>The shapes of text in .ipynb documents.</summary>
internal static class IpynbJson
{
    public static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };

    // Notebooks are UTF-8 files, never part of a page: letters stand as they are.
    public static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Compact = new(Writing) { WriteIndented = false };

    /// <summary>A text, whether it stands as one string or as a list of lines.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            JsonArray lines => string.Concat(lines.Select(Text)),
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => "",
        };

    /// <summary>A text as a list of lines, each with its end.</summary>
    public static JsonArray Lines(string text)
    {
        JsonArray lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..next]);
            start = next;
        }

        return lines;
    }

    /// <summary>A node as one line of JSON; null for no node.</summary>
    public static string? Raw(JsonNode? node) => node?.ToJsonString(Compact);

    /// <summary>An object from its JSON.</summary>
    public static JsonObject Object(string json) => JsonNode.Parse(json) as JsonObject ?? [];
}
