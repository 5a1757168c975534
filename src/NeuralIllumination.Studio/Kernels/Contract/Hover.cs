namespace NeuralIllumination.Studio.Kernels;

/// <summary>What is said of a word in a cell's text.</summary>
/// <param name="Start">Where the word begins: characters from the cell's start.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Title">Its signature, or how it is used: code.</param>
/// <param name="Text">What it does, in prose; may be empty.</param>
/// <param name="Example">A line that shows it at work; may be empty.</param>
internal sealed record Hover(int Start, int Length, string Title, string Text, string Example);
