using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Running;

/// <summary>Executes a notebook from its first cell on, until one fails.</summary>
/// <param name="startKernel">Starts a fresh kernel.</param>
internal sealed class NotebookRunner(Func<IKernel> startKernel)
{
    /// <summary>Executes a notebook in a kernel of its own.</summary>
    /// <returns>The notebook with its outputs; the cells after one that failed have none.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Notebook> RunAsync(
        Notebook notebook,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        await using IKernel kernel = startKernel();
        Notebook executed = notebook with { Cells = [.. notebook.Cells.Select(Unrun)] };
        int count = 0;
        for (int i = 0; i < executed.Cells.Count && !executed.Failed; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new RunProgress(executed, i + 1));
            Cell cell = executed.Cells[i];
            executed = executed.With(
                i,
                cell.Kind switch
                {
                    CellKind.Code => await RunAsync(kernel, cell, i + 1, ++count, cancellation).ConfigureAwait(false),
                    CellKind.Html => Show(cell, ++count),
                    CellKind.Markdown => cell with { State = CellState.Succeeded },
                    CellKind.Foreign => cell,
                }
            );
        }

        progress?.Report(new RunProgress(executed, executed.Cells.Count + 1));
        return executed;
    }

    private static async Task<Cell> RunAsync(
        IKernel kernel,
        Cell cell,
        int number,
        int count,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<Output> outputs = await kernel
            .RunAsync(number, cell.Source, changes: null, cancellation)
            .ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return cell with
        {
            ExecutionCount = count,
            Outputs = outputs,
            State = outputs.Any(output => output is ErrorOutput) ? CellState.Failed : CellState.Succeeded,
        };
    }

    private static Cell Show(Cell cell, int count) =>
        cell with
        {
            ExecutionCount = count,
            Outputs = [new DisplayOutput([new MimeText(MimeText.Html, cell.Source)], IsResult: false)],
            State = CellState.Succeeded,
        };

    /// <summary>A cell as it is before it runs. What another kernel's cell once showed stays: nothing here can make it again.</summary>
    private static Cell Unrun(Cell cell) =>
        cell.Kind == CellKind.Foreign
            ? cell with
            {
                State = CellState.NotRun,
            }
            : cell with
            {
                State = CellState.NotRun,
                Outputs = [],
                ExecutionCount = null,
            };
}
