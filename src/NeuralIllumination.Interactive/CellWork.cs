using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive;

/// <summary>A cell that runs: the bar of its long calls, and its stop button.</summary>
internal sealed class CellWork(KernelInvocationContext cell) : IWorkHost
{
    public CancellationToken Cancellation { get; } = cell.CancellationToken;

    public Action<WorkRecord> Show(WorkRecord work)
    {
        DisplayedValue bar = cell.Display(new ProgressView(work));
        return next => bar.Update(new ProgressView(next));
    }
}
