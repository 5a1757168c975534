namespace NeuralIllumination.Studio.Notebooks;

/// <summary>What a cell wrote to the console.</summary>
/// <param name="Name"><see cref="StandardOutput"/> or <see cref="StandardError"/>.</param>
/// <param name="Text">The text.</param>
internal sealed record StreamOutput(string Name, string Text) : Output
{
    public const string StandardOutput = "stdout";
    public const string StandardError = "stderr";
}
