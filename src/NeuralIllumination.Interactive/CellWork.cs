using Microsoft.DotNet.Interactive;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive;

/// <summary>A cell that runs: the bar of its long calls, and its stop button.</summary>
internal sealed class CellWork : IWorkHost
{
    private readonly KernelInvocationContext cell;

    private CellWork(KernelInvocationContext cell, CancellationToken cancellation) =>
        (this.cell, Cancellation) = (cell, cancellation);

    public CancellationToken Cancellation { get; }

    /// <summary>The work of a cell that runs; null where there is none, or it has ended: a task that outlives its cell goes on without a bar.</summary>
    public static CellWork? Of(KernelInvocationContext? cell)
    {
        if (cell is null or { IsComplete: true })
            return null;
        try
        {
            return new CellWork(cell, cell.CancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // It ended between the two questions.
            return null;
        }
    }

    public Action<WorkRecord> Show(WorkRecord work)
    {
        CellOutput bar = new(cell, new ProgressView(work));
        return next => bar.Replace(new ProgressView(next));
    }
}
