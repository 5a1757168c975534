namespace NeuralIllumination.Magic;

/// <summary>An option of a magic command.</summary>
/// <param name="Name">With its dashes: <c>--epochs</c>.</param>
/// <param name="ValueName">What stands for its value in help: <c>N</c>; empty for an option without a value.</param>
/// <param name="Description">What it does, with its range and default.</param>
public sealed record MagicOption(string Name, string ValueName, string Description)
{
    /// <summary>What completion offers for its value.</summary>
    public IReadOnlyList<string> Completions { get; init; } = [];

    /// <summary>Whether its value is a training's name: those that exist are offered.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Whether it stands without a value.</summary>
    public bool IsFlag => ValueName.Length == 0;
}
