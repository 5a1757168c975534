using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>Something the caller gave cannot be used. Nothing has been changed or written. The message is one line.</summary>
public abstract class InvalidInputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    protected InvalidInputException(string message)
        : base(OneLine.Of(message)) { }

    /// <summary>Creates the exception over the one that caused it.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause.</param>
    protected InvalidInputException(string message, Exception inner)
        : base(OneLine.Of(message), inner) { }
}
