using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>Sizes that cannot be, or that do not fit each other: layers below 1, layers that do not fit the data, ragged rows.</summary>
public sealed class ShapeException : InvalidInputException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    public ShapeException(string message)
        : base(message) { }

    /// <summary>Creates the exception over the one that caused it.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause.</param>
    public ShapeException(string message, Exception inner)
        : base(message, inner) { }

    internal ShapeException(MessageText message)
        : base(message.Whole()) { }

    internal ShapeException(MessageText message, Exception inner)
        : base(message.Whole(), inner) { }
}
