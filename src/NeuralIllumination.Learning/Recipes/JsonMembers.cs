using System.Text;
using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>
/// What a reader of JSON lets pass in silence: of two members with one name it takes the last, and of a number beyond all numbers it makes infinity.
/// </summary>
internal static class JsonMembers
{
    /// <summary>Refuses a document in which an object has a member twice, or a number is beyond the largest one, 1.8e308.</summary>
    /// <exception cref="OptionException">It has, or is.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static void Check(string json)
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
            else if (reader.TokenType == JsonTokenType.Number && !double.IsFinite(reader.GetDouble()))
                throw new OptionException(
                    $"expected a finite number, found {Quoted.Of(Encoding.UTF8.GetString(reader.ValueSpan))}."
                );
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
