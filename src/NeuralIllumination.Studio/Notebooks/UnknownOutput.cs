namespace NeuralIllumination.Studio.Notebooks;

/// <summary>An .ipynb's output of a kind that is not known here: kept, and not shown.</summary>
/// <param name="Json">It, as a JSON object.</param>
internal sealed record UnknownOutput(string Json) : Output;
