namespace NeuralIllumination.Studio.Notebooks;

/// <summary>What a cell wrote to the console.</summary>
/// <param name="Name"><see cref="StandardOutput"/> or <see cref="StandardError"/>.</param>
/// <param name="Text">The text.</param>
internal sealed record StreamOutput(string Name, string Text) : Output
{
    public const string StandardOutput = "stdout";
    public const string StandardError = "stderr";

    /// <summary>
    /// Whether the Studio says it and not the cell: that something was left out. Files know of no such thing, so it is saved as the cell's own
    /// text, and not among what went wrong.
    /// </summary>
    public bool IsNotice { get; init; }

    /// <summary>Says that something was left out.</summary>
    public static StreamOutput Notice(string text) => new(StandardOutput, text) { IsNotice = true };
}
