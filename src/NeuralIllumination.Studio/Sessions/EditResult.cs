namespace NeuralIllumination.Studio.Sessions;

/// <summary>What became of an edit.</summary>
/// <param name="Outcome">Whether the text was taken.</param>
/// <param name="Source">The cell's text now.</param>
/// <param name="Version">The number of the change that brought the text there.</param>
internal sealed record EditResult(EditOutcome Outcome, string Source = "", long Version = 0);
