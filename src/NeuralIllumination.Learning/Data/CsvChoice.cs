namespace NeuralIllumination.Learning;

/// <summary>What a person says about a CSV file: what cannot be seen in it, or what should be other than it looks.</summary>
/// <remarks>
/// A column is named by its name in the header, by its number from 1, or by <c>first</c> or <c>last</c>; a name in the header comes before a number.
/// </remarks>
public sealed record CsvChoice
{
    /// <summary>The column that holds the classes; null to find it.</summary>
    public string? Label { get; init; }

    /// <summary>The columns with the quantities that are to be predicted, of regression; none of classes.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The columns that are not learned from.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether the first row names the columns; null to find out.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Columns that are named in one text, with commas between; none of null.</summary>
    public static IReadOnlyList<string> Listed(string? columns) =>
        columns?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
