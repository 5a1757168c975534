namespace NeuralIllumination.Magic;

/// <summary>One way to go on typing in a line of <c>#!neural</c>.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is: command, verb, word, option or value.</param>
/// <param name="Note">What it does, in one line.</param>
public sealed record MagicOffer(string Text, string Kind, string Note);
