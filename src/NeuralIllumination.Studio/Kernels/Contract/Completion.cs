namespace NeuralIllumination.Studio.Kernels;

/// <summary>One way to go on typing.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Start">Where the text begins that it replaces: characters from the cell's start.</param>
/// <param name="Length">How long that text is.</param>
/// <param name="Kind">What it is: method, property, class, keyword, verb, option and the like.</param>
/// <param name="Note">One line about it; may be empty.</param>
internal sealed record Completion(string Text, int Start, int Length, string Kind, string Note);
