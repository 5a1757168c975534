using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NeuralIllumination.Learning;

/// <summary>
/// Records as JSON, for other languages and for a host's list of variables: members in camel case, a matrix as its rows, a choice by its term, a
/// recipe as its own document, every number with all its digits.
/// </summary>
internal static class RecordJson
{
    // Said once for a whole set, not again with each of its samples; a keyframe only shortens a replay; a step names those of its options it uses; a score is an accuracy or R²,
    // which stand there.
    private static readonly HashSet<(Type, string)> LeftOut =
    [
        (typeof(SampleRecord), nameof(SampleRecord.Shape)),
        (typeof(DatasetRecord), nameof(DatasetRecord.Source)),
        (typeof(StepRecord), nameof(StepRecord.Options)),
        (typeof(RunRecord), nameof(RunRecord.Keyframe)),
        (typeof(RunRecord), nameof(RunRecord.Last)),
        (typeof(EpochRecord), nameof(EpochRecord.TrainScore)),
        (typeof(EpochRecord), nameof(EpochRecord.TestScore)),
        (typeof(EpochRecord), nameof(EpochRecord.IsRegression)),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        // Named outright: a program of one file switches off the resolver that is there by default.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
        Converters = { new MatrixConverter(), new RecipeConverter(), new TermConverter() },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, Options);

    private static void LeaveOut(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            string? name = (type.Properties[i].AttributeProvider as System.Reflection.MemberInfo)?.Name;
            if (name is not null && LeftOut.Contains((type.Type, name)))
                type.Properties.RemoveAt(i);
        }
    }

    private sealed class MatrixConverter : JsonConverter<Matrix>
    {
        public override Matrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Records are written as JSON, not read.");

        public override void Write(Utf8JsonWriter writer, Matrix value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (int row = 0; row < value.Rows; row++)
                JsonSerializer.Serialize(writer, value.Row(row).ToArray(), options);
            writer.WriteEndArray();
        }
    }

    private sealed class RecipeConverter : JsonConverter<Recipe>
    {
        public override Recipe Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Records are written as JSON, not read.");

        public override void Write(Utf8JsonWriter writer, Recipe value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToJson());
    }

    /// <summary>Every choice of ours by the term that recipes, options and documents use.</summary>
    private sealed class TermConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
            where T : struct, Enum
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                throw new NotSupportedException("Records are written as JSON, not read.");

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                writer.WriteStringValue(
                    Terms.Names<T>().Count > 0
                        ? Terms.Name(value)
                        : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())
                );
        }
    }
}
