namespace NeuralIllumination.Studio.Sessions;

/// <summary>The notebook holds what its file does not, or no longer does.</summary>
/// <param name="IsDirty">Whether it does.</param>
/// <param name="IsSaved">Whether it does not because it was saved, and not because it was read again.</param>
internal sealed record SavingChanged(bool IsDirty, bool IsSaved) : NotebookEvent;
