namespace NeuralIllumination.Studio.Running;

/// <summary>A command line that cannot be followed.</summary>
/// <param name="message">What was expected, and what came, in one line.</param>
internal sealed class UsageException(string message) : InvalidInputException(message);
