using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A running cell's place for the bar of a call that takes long, and its stop button.</summary>
/// <param name="outputs">What the cell shows.</param>
/// <param name="cancellation">The stop button.</param>
internal sealed class CellWork(CellOutputs outputs, CancellationToken cancellation) : IWorkHost
{
    /// <inheritdoc/>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The one of the cell that this flow of execution belongs to; null outside of any.</summary>
    public static IWorkHost? Here() =>
        ConsoleRouter.Cell is { } outputs ? new CellWork(outputs, CellInterruption.Token) : null;

    /// <inheritdoc/>
    public Action<WorkRecord> Show(WorkRecord work)
    {
        Action<Output> replace = outputs.Add(Bar(work));
        return next => replace(Bar(next));
    }

    private static DisplayOutput Bar(WorkRecord work) =>
        ValueDisplay.Of(new ProgressView(work))! with
        {
            IsResult = false,
        };
}
