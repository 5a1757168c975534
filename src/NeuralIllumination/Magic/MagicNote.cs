namespace NeuralIllumination.Magic;

/// <summary>What a word of a <c>#!neural</c> line means.</summary>
/// <param name="Start">Where the word begins: characters from the cell's start.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Title">How it is used: <c>#!neural train [options]</c>, or an option with its value.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Example">A line that shows it at work.</param>
public sealed record MagicNote(int Start, int Length, string Title, string Description, string Example)
{
    /// <summary>All of it as Markdown.</summary>
    public string ToMarkdown() => $"```\n{Title}\n```\n{Description}\n\n```\n{Example}\n```";
}
