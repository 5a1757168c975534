using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>Samples that cannot be learned from: none at all, a label out of range, a pixel that is not a finite number.</summary>
public sealed class SampleException : InvalidInputException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    public SampleException(string message)
        : base(message) { }

    /// <summary>Creates the exception over the one that caused it.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause.</param>
    public SampleException(string message, Exception inner)
        : base(message, inner) { }

    internal SampleException(MessageText message)
        : base(message.Whole()) { }

    internal SampleException(MessageText message, Exception inner)
        : base(message.Whole(), inner) { }
}
