namespace NeuralIllumination.Studio.Running;

/// <summary>Standard output cannot be written: a full disk behind it, for one. What was to be said is lost, and the caller must know.</summary>
/// <param name="cause">Why.</param>
internal sealed class OutputException(Exception cause)
    : Exception($"standard output cannot be written: {cause.Message}", cause);
