using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Running;

/// <summary>A command line that cannot be followed.</summary>
/// <param name="message">What was expected, and what came, in one line.</param>
internal sealed class UsageException(string message) : InvalidInputException(message)
{
    /// <summary>The same, put together.</summary>
    public UsageException(MessageText message)
        : this(message.Whole()) { }
}
