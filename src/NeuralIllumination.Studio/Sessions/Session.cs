using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>An open notebook with what edits and executes it.</summary>
internal sealed class Session : IAsyncDisposable
{
    public Session(OpenNotebook notebook, Func<IKernel> startKernel)
    {
        Notebook = notebook;
        Editing = new CellEditing(notebook);
        Queue = new CellQueue(notebook, startKernel);
    }

    public OpenNotebook Notebook { get; }

    public CellEditing Editing { get; }

    public CellQueue Queue { get; }

    public ValueTask DisposeAsync() => Queue.DisposeAsync();
}
