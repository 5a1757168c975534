using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>A file that cannot be read, is cut short, or does not hold what it should.</summary>
public sealed class FileFormatException : InvalidInputException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    public FileFormatException(string message)
        : base(message) { }

    /// <summary>Creates the exception over the one that caused it.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause.</param>
    public FileFormatException(string message, Exception inner)
        : base(message, inner) { }

    internal FileFormatException(MessageText message)
        : base(message.Whole()) { }

    internal FileFormatException(MessageText message, Exception inner)
        : base(message.Whole(), inner) { }
}
