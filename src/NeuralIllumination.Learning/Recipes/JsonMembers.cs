using System.Text;
using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>The members of a JSON document's objects. Of two with one name a reader would take the last and say nothing.</summary>
internal static class JsonMembers
{
    /// <summary>Refuses a document in which an object has a member twice.</summary>
    /// <exception cref="OptionException">It has.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static void CheckOnce(string json)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        Stack<HashSet<string>> open = new();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                open.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject)
                open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && !open.Peek().Add(Name(ref reader)))
                throw new OptionException($"expected each member once, found {Quoted.Of(Name(ref reader))} twice.");
        }
    }

    private static string Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw new OptionException(
                "expected text, found half a character (\\ud800 to \\udfff stand in pairs only).",
                cause
            );
        }
    }
}
