using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">The exception's name, or the compiler's number.</param>
/// <param name="Message">What went wrong, in words.</param>
/// <param name="Trace">Further lines: more compiler errors, or the user's own frames of the stack.</param>
internal sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Trace) : Output
{
    /// <summary>The line in the cell, from 1; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1; null where it is not known.</summary>
    public int? Column { get; init; }

    /// <summary>For example <c>line 3, column 7</c>; empty where nothing is known.</summary>
    [JsonIgnore]
    public string Place =>
        (Line, Column) switch
        {
            (null, _) => "",
            ({ } line, null) => $"line {line}",
            ({ } line, { } column) => $"line {line}, column {column}",
        };
}
