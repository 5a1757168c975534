namespace NeuralIllumination.Studio.Notebooks;

/// <summary>A value, in the forms it can be shown in, the best first.</summary>
/// <param name="Forms">At least one.</param>
/// <param name="IsResult">Whether it is the cell's last value rather than something displayed on the way.</param>
internal sealed record DisplayOutput(IReadOnlyList<MimeText> Forms, bool IsResult = true) : Output
{
    /// <summary>What an .ipynb says of the output, as a JSON object.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>The how-manieth execution it is the result of, where an .ipynb says so; null for its cell's.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The text of one form; null if the value does not have it.</summary>
    public string? this[string mimeType] => Forms.FirstOrDefault(form => form.MimeType == mimeType)?.Text;
}
