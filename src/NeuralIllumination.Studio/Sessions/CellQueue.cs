using System.Diagnostics;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>Executes cells of an open notebook one after the other. The kernel starts with the first one.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="startKernel">Starts a fresh kernel.</param>
internal sealed class CellQueue(OpenNotebook notebook, Func<IKernel> startKernel) : IAsyncDisposable
{
    private static readonly TimeSpan UntilGivenBack = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly List<string> waiting = [];
    private Task work = Task.CompletedTask;
    private bool working;
    private CancellationTokenSource? current;
    private IKernel? kernel;
    private int count;

    /// <summary>Ends when nothing is left to execute.</summary>
    public Task Work
    {
        get
        {
            lock (gate)
                return work;
        }
    }

    /// <summary>Puts cells at the end of the queue; those that wait already or have nothing to execute are passed over.</summary>
    public void Run(IEnumerable<string> keys)
    {
        lock (gate)
        {
            foreach (string key in keys)
            {
                OpenCell? open = notebook.Find(key);
                if (open is not { Activity: CellActivity.Idle, Cell.Kind: CellKind.Code or CellKind.Html })
                    continue;
                waiting.Add(key);
                Tell(key, CellActivity.Queued);
            }

            if (working || waiting.Count == 0)
                return;
            working = true;
            work = Task.Run(WorkAsync);
        }
    }

    /// <summary>Interrupts the cell in hand and forgets those that wait.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            Forget();
            current?.Cancel();
        }
    }

    /// <summary>Ends the kernel, whatever it is doing; the next cell starts a fresh one.</summary>
    public async Task RestartAsync()
    {
        Interrupt();
        await Work.ConfigureAwait(false);
        await EndKernelAsync().ConfigureAwait(false);
        count = 0;
        notebook.SetKernel(KernelState.None);
    }

    /// <summary>What could stand at a place in a cell's text. A cell that runs does not hold it up.</summary>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation) =>
        Kernel().CompleteAsync(source, position, cancellation);

    /// <summary>What is said of the word at a place in a cell's text; null where there is nothing to say.</summary>
    public Task<Hover?> HoverAsync(string source, int position, CancellationToken cancellation) =>
        Kernel().HoverAsync(source, position, cancellation);

    public async ValueTask DisposeAsync()
    {
        Interrupt();
        await Work.ConfigureAwait(false);
        await EndKernelAsync().ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            string key;
            using CancellationTokenSource interruption = new();
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    working = false;
                    if (notebook.Kernel == KernelState.Busy)
                        notebook.SetKernel(Rested());
                    _ = WeighAgainAsync(kernel);
                    return;
                }

                key = waiting[0];
                waiting.RemoveAt(0);
                current = interruption;
            }

            bool failed = await RunAsync(key, interruption.Token).ConfigureAwait(false);
            lock (gate)
            {
                current = null;
                if (failed)
                    Forget();
            }
        }
    }

    private async Task<bool> RunAsync(string key, CancellationToken cancellation)
    {
        int number = ++count;
        long start = Stopwatch.GetTimestamp();
        OpenCell? cell = notebook.Change(
            key,
            (open, version) =>
                open.WithOutputs([], version) with
                {
                    Activity = CellActivity.Running,
                    Seconds = null,
                    Cell = open.Cell with { Outputs = [], ExecutionCount = number, State = CellState.NotRun },
                },
            open => new CellCleared(open.Status)
        );
        if (cell is null)
            return false;
        ShownOutputs outputs = new(notebook, key);
        outputs.Settle(await SurelyAsync(cell, outputs, cancellation).ConfigureAwait(false));
        OpenCell? ended = notebook.Change(
            key,
            (open, _) =>
                open with
                {
                    Activity = CellActivity.Idle,
                    Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
                    Cell = open.Cell with { State = open.Cell.Error is null ? CellState.Succeeded : CellState.Failed },
                },
            open => new CellProgressed(open.Status),
            dirties: notebook.File.KeepsOutputs
        );
        return ended?.Cell.State == CellState.Failed;
    }

    /// <summary>What a cell shows; where the host itself fails, the cell says so, and the next one is not held up.</summary>
    private async Task<IReadOnlyList<Output>> SurelyAsync(
        OpenCell cell,
        ShownOutputs outputs,
        CancellationToken cancellation
    )
    {
        try
        {
            return await OutputsAsync(cell, outputs, cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The kind is unforeseen by its nature.
        catch (Exception thrown)
        {
            Trouble.Tell("running a cell", thrown);
            return [new ErrorOutput("NotRun", $"The Studio could not run this cell: {Trouble.Line(thrown)}", [])];
        }
#pragma warning restore CA1031
    }

    private async Task<IReadOnlyList<Output>> OutputsAsync(
        OpenCell cell,
        ShownOutputs outputs,
        CancellationToken cancellation
    )
    {
        if (cell.Cell.Kind == CellKind.Html)
            return [new DisplayOutput([new MimeText(MimeText.Html, cell.Cell.Source)], IsResult: false)];
        IKernel runner = Kernel();
        notebook.SetKernel(KernelState.Busy);
        IReadOnlyList<Output> made = await runner
            .RunAsync(Math.Max(1, notebook.NumberOf(cell.Key)), cell.Cell.Source, outputs, cancellation)
            .ConfigureAwait(false);
        if (runner.Ended is { } why)
        {
            await EndKernelAsync().ConfigureAwait(false);
            count = 0;
            notebook.SetKernel(KernelState.Ended(why));
        }

        return made;
    }

    /// <summary>How the kernel is when nothing runs.</summary>
    private KernelState Rested() =>
        kernel is { Memory: > KernelLimits.Tight and var memory } ? KernelState.Tight(memory) : KernelState.Idle;

    /// <summary>An idle kernel gives memory back: what it takes then is what it needs.</summary>
    private async Task WeighAgainAsync(IKernel? weighed)
    {
        await Task.Delay(UntilGivenBack).ConfigureAwait(false);
        lock (gate)
        {
            if (!working && kernel is not null && kernel == weighed && kernel.Ended is null)
                notebook.SetKernel(Rested());
        }
    }

    private IKernel Kernel()
    {
        lock (gate)
            return kernel ??= startKernel();
    }

    private async Task EndKernelAsync()
    {
        IKernel? ending;
        lock (gate)
            (ending, kernel) = (kernel, null);
        if (ending is not null)
            await ending.DisposeAsync().ConfigureAwait(false);
    }

    private void Forget()
    {
        foreach (string key in waiting)
            Tell(key, CellActivity.Idle);
        waiting.Clear();
    }

    private void Tell(string key, CellActivity activity) =>
        notebook.Change(key, (open, _) => open with { Activity = activity }, open => new CellProgressed(open.Status));
}
