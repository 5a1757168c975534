using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>An option outside its range, or a name that is not known: a learning rate, a batch size, an activation.</summary>
public sealed class OptionException : InvalidInputException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    public OptionException(string message)
        : base(message) { }

    /// <summary>Creates the exception over the one that caused it.</summary>
    /// <param name="message">What was expected, what came, and where.</param>
    /// <param name="inner">The cause.</param>
    public OptionException(string message, Exception inner)
        : base(message, inner) { }

    internal OptionException(MessageText message)
        : base(message.Whole()) { }

    internal OptionException(MessageText message, Exception inner)
        : base(message.Whole(), inner) { }
}
