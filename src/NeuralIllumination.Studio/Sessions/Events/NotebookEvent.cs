namespace NeuralIllumination.Studio.Sessions;

/// <summary>Something that happened to an open notebook. What a page is told of it is made where pages are made, when one listens.</summary>
internal abstract record NotebookEvent
{
    /// <summary>About how many characters it holds.</summary>
    public virtual int Size => 0;
}
