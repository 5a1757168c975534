namespace NeuralIllumination.Studio.Sessions;

/// <summary>An event as somebody hears it.</summary>
/// <param name="Name">What the listener says to hear what comes after it.</param>
/// <param name="Event">What happened.</param>
internal sealed record HeardEvent(string Name, NotebookEvent Event);
