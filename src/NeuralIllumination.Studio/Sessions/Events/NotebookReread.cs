namespace NeuralIllumination.Studio.Sessions;

/// <summary>The whole page is to be asked for again: the file was read again, or too much was missed.</summary>
/// <param name="Page">The page that asked for it; empty where none did.</param>
internal sealed record NotebookReread(string Page) : NotebookEvent;
