using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralIllumination.Learning;

/// <summary>Reads whole numbers however JSON spells them: 1e3 and 1000.0 are 1000, as they are to a browser.</summary>
internal static class WholeNumber
{
    /// <summary>Of 32 bits.</summary>
    public sealed class OfInt : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            checked((int)Value(ref reader, int.MinValue, int.MaxValue));

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }

    /// <summary>Of 64 bits.</summary>
    public sealed class OfLong : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Value(ref reader, -Seeds.Largest, Seeds.Largest);

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }

    private static long Value(ref Utf8JsonReader reader, long least, long most)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException();
        // Exact, but for numbers that are refused.
        double value = reader.GetDouble();
        return value == Math.Floor(value) && value >= least && value <= most ? (long)value : throw new JsonException();
    }
}
