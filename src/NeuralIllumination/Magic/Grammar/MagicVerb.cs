namespace NeuralIllumination.Magic;

/// <summary>A verb of <c>#!neural</c>: what it is called, what it takes, what it does.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Options">What it takes.</param>
/// <param name="Run">Does it; the value is shown.</param>
public sealed record MagicVerb(
    string Name,
    string Description,
    IReadOnlyList<MagicOption> Options,
    Func<MagicCall, object?> Run
)
{
    /// <summary>Words that may follow the verb, by what they stand for: <c>network</c> or <c>step</c> after <c>show</c>.</summary>
    public IReadOnlyList<MagicOption> Words { get; init; } = [];

    /// <summary>Whether any number of words may follow.</summary>
    public bool TakesManyWords { get; init; }

    /// <summary>Lines that show it at work.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
