using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NeuralIllumination.Learning;

/// <summary>A value as one line of JSON.</summary>
internal static class JsonLine
{
    // Named outright: a program of one file switches off the resolver that is there by default.
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Write<TValue>(TValue value) => JsonSerializer.Serialize(value, Options);
}
