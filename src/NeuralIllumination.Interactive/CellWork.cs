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

    /// <summary>
    /// The work of a cell that runs, or was stopped; null where there is none, or it has ended of itself: a task that outlives its cell goes on
    /// without a bar.
    /// </summary>
    /// <remarks>
    /// The host counts a stopped cell as complete at once, while its code still runs: a loop that asks only then must hear of the stop, or it
    /// holds the kernel's thread for ever.
    /// </remarks>
    public static CellWork? Of(KernelInvocationContext? cell)
    {
        if (cell is null)
            return null;
        try
        {
            CancellationToken cancellation = cell.CancellationToken;
            return cell.IsComplete && !cancellation.IsCancellationRequested ? null : new CellWork(cell, cancellation);
        }
        catch (ObjectDisposedException)
        {
            // It ended of itself, and its token with it.
            return null;
        }
    }

    public Action<WorkRecord> Show(WorkRecord work)
    {
        CellOutput bar = new(cell, new ProgressView(work));
        return next => bar.Replace(new ProgressView(next));
    }
}
