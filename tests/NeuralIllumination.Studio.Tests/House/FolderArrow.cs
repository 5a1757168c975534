namespace NeuralIllumination.Studio.Tests;

/// <summary>One folder uses another.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Why">A type of the one that uses a type of the other.</param>
internal sealed record FolderArrow(string From, string To, string Why);
