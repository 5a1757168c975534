using System.Globalization;
using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>A line of a sweep's file, read again: a garbled one is not gone on with.</summary>
internal static class SweepLine
{
    private static readonly string[] Names = SweepResult.CsvHeader.Split(',');

    /// <summary>Checks that a line is the result of one training and of no other.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="json">Whether the file holds JSON lines.</param>
    /// <param name="where">The file and the line's number, for the message.</param>
    /// <param name="index">Which training it must be of, by its place in the plan.</param>
    /// <param name="of">The training's seed, η and B; null where the plan is not known.</param>
    /// <exception cref="FileFormatException">It is not.</exception>
    public static void Check(
        string line,
        bool json,
        string where,
        int index,
        (long Seed, double Rate, int Size)? of = null
    )
    {
        string[]? fields = json ? JsonFields(line) : line.Split(',');
        if (
            fields is null
            || fields.Length != Names.Length
            || !IsWhole(fields[0], out long found)
            || !IsWhole(fields[1], out long seed)
            || !IsNumber(fields[2], out double rate)
            || !IsWhole(fields[3], out long size)
            || !IsWhole(fields[4], out _)
            || !(IsNumber(fields[5], out _) && IsNumber(fields[7], out _))
            || !(IsScore(fields[6]) && IsScore(fields[8]))
            || fields[9].Length != 16
            || !fields[9].All(char.IsAsciiHexDigitLower)
            || (fields[10].Length > 0 && !IsWhole(fields[10], out _))
        )
            throw new FileFormatException($"{where}: expected the result of a training, found {Quoted.Of(line)}.");
        if (found != index)
            throw new FileFormatException(
                $"{where}: expected the training of index {index}, found the one of {found}; a line is missing, or stands in another's place."
            );
        if (of is { } expected && expected != (seed, rate, size))
            throw new FileFormatException(
                $"{where}: expected seed {expected.Seed}, learning rate {expected.Rate:R} and batch size {expected.Size}; found {seed}, {rate:R} and {size}."
            );
    }

    private static string[]? JsonFields(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            JsonProperty[] members = [.. document.RootElement.EnumerateObject()];
            // A training that did not diverge has no place where it did.
            return
                members
                    .Select(member => member.Name.Replace("R2", "Accuracy", StringComparison.Ordinal))
                    .SequenceEqual(Names.Take(members.Length))
                && members.Length >= Names.Length - 1
                ?
                [
                    .. members.Select(member => member.Value.ToString()),
                    .. Enumerable.Repeat("", Names.Length - members.Length),
                ]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where quantities are predicted there is no accuracy; a line of JSON has R² in its place.</summary>
    private static bool IsScore(string text) => text.Length == 0 || IsNumber(text, out _);

    private static bool IsWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !text.Contains('\0');

    private static bool IsNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value)
        && !text.Contains('\0');
}
