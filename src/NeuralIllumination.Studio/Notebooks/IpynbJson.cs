using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>The shapes of JSON in notebooks: what is there must be of its kind, what is absent or null is absent.</summary>
internal static class IpynbJson
{
    // Notebooks are UTF-8 files, never part of a page: letters stand as they are.
    public static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string Lined = "a text or a list of lines";

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Compact = new(Writing) { WriteIndented = false };

    /// <summary>Parses a whole text; every string in it can be had.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Its name in messages.</param>
    /// <param name="expected">What it should have been, for example <c>a notebook in JSON; the text is not JSON or is cut short</c>.</param>
    /// <param name="firstLine">The number of its first line.</param>
    /// <exception cref="FileFormatException">Not JSON, a name twice in one object, or half a character in a string.</exception>
    public static JsonNode? Parse(string text, string where, string expected, long firstLine = 1)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            // The parser takes strings as they come and fails when they are asked for; we ask for each at once.
            CheckStrings(bytes, where, firstLine);
            return JsonNode.Parse(bytes, documentOptions: Reading);
        }
        catch (JsonException cause)
        {
            throw new FileFormatException(
                $"{where}, line {(cause.LineNumber ?? 0) + firstLine}: expected {expected}.",
                cause
            );
        }
    }

    /// <summary>The text at a key, whether it stands as one string or as a list of lines; empty where there is none.</summary>
    /// <exception cref="FileFormatException">Something else stands there.</exception>
    public static string Text(JsonObject? parent, string key, string where) =>
        parent?[key] switch
        {
            null => "",
            JsonArray => string.Concat(Texts(parent, key, where)),
            { } node => AsText(node) ?? throw Wrong(key, Lined, Kind(node), where),
        };

    /// <summary>The texts of the list at a key; none where there is no list.</summary>
    /// <exception cref="FileFormatException">Something else stands there.</exception>
    public static IReadOnlyList<string> Texts(JsonObject parent, string key, string where) =>
        [
            .. List(parent, key, where)
                .Select(line => AsText(line) ?? throw Wrong(key, Lined, $"a list that holds {Kind(line)}", where)),
        ];

    /// <summary>The list at a key; an empty one where there is none.</summary>
    /// <exception cref="FileFormatException">Something else stands there.</exception>
    public static JsonArray List(JsonObject parent, string key, string where) =>
        parent[key] switch
        {
            null => [],
            JsonArray list => list,
            { } other => throw Wrong(key, "a list", Kind(other), where),
        };

    /// <summary>The object at a key; null where there is none.</summary>
    /// <exception cref="FileFormatException">Something else stands there.</exception>
    public static JsonObject? Object(JsonObject? parent, string key, string where) =>
        parent?[key] switch
        {
            null => null,
            JsonObject part => part,
            { } other => throw Wrong(key, "an object", Kind(other), where),
        };

    /// <summary>The whole number at a key; null where there is none, or one that no counter could have given.</summary>
    /// <exception cref="FileFormatException">Something else stands there.</exception>
    public static int? Whole(JsonObject parent, string key, string where) =>
        parent[key] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.TryGetValue(out int number)
                ? number
                : null,
            { } other => throw Wrong(key, "a number", Kind(other), where),
        };

    /// <summary>What an object has beside the keys named, as an object in one line; null where there is nothing.</summary>
    public static string? Rest(JsonObject parent, params ReadOnlySpan<string> known)
    {
        JsonObject rest = [];
        foreach ((string key, JsonNode? value) in parent)
        {
            if (!known.Contains(key))
                rest[key] = value?.DeepClone();
        }

        return rest.Count == 0 ? null : Raw(rest);
    }

    /// <summary>Adds what <see cref="Rest"/> found.</summary>
    public static JsonObject With(JsonObject parent, string? rest)
    {
        foreach ((string key, JsonNode? value) in rest is null ? [] : Object(rest))
            parent[key] = value?.DeepClone();
        return parent;
    }

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

    /// <summary>An object from JSON that was read here.</summary>
    public static JsonObject Object(string json) => JsonNode.Parse(json) as JsonObject ?? [];

    private static string? AsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static FileFormatException Wrong(string key, string expected, string found, string where) =>
        new($"{where}: expected \"{key}\" to be {expected}, found {found}.");

    /// <summary>What stands there, in words.</summary>
    public static string Kind(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };

    private static void CheckStrings(byte[] json, string where, long firstLine)
    {
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException cause)
            {
                long line = firstLine + json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                throw new FileFormatException(
                    $"{where}, line {line}: expected text, found half a character (\\ud800 to \\udfff stand in pairs only).",
                    cause
                );
            }
        }
    }
}
