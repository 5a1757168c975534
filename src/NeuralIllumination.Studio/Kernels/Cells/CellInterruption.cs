namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Stops one cell: the checks in its code throw, and whatever it waits in is interrupted, again and again until it ends. A task that outlives
/// its cell is stopped at its next check.
/// </summary>
internal sealed class CellInterruption : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Outliving = TimeSpan.FromSeconds(1);
    private static readonly AsyncLocal<CellInterruption?> Current = new();
    private static readonly Lock Counting = new();
    private static int wanted;

    private readonly CancellationTokenSource source;
    private readonly Lock gate = new();
    private Thread? interruptible;
    private Task outliving = Task.CompletedTask;
    private bool ended;

    public CellInterruption(CancellationToken cancellation)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Current.Value = this;
        source.Token.Register(Begin);
    }

    /// <summary>Cancelled when the cell in this flow of execution is to stop.</summary>
    public static CancellationToken Token => Current.Value?.source.Token ?? CancellationToken.None;

    /// <summary>Whether the cell was asked to stop.</summary>
    public bool IsWanted => source.IsCancellationRequested;

    /// <summary>Called by the checks: throws if the cell in this flow of execution is to stop.</summary>
    public static void StopHere()
    {
        // A flow that hides where it comes from belongs to the cell that is being stopped.
        if (Current.Value?.IsWanted ?? true)
            throw new InterruptedException();
    }

    /// <summary>Runs the user's code on this thread, where it may be interrupted.</summary>
    public void Run(Action code)
    {
        lock (gate)
            interruptible = Thread.CurrentThread;
        try
        {
            code();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Says which task of the cell may go on when the cell has ended.</summary>
    public void Follow(Task task) => outliving = task;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            ended = true;
        if (!IsWanted)
            return;
        _ = Task.WhenAll(outliving, Task.Delay(Outliving))
            .ContinueWith(_ => Count(-1), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static void Count(int change)
    {
        lock (Counting)
        {
            wanted += change;
            StopCheckCode.Wanted = wanted > 0;
        }
    }

    private void Begin()
    {
        Count(+1);
        new Thread(() =>
        {
            while (true)
            {
                lock (gate)
                {
                    if (ended)
                        return;
                    interruptible?.Interrupt();
                }

                Thread.Sleep(Again);
            }
        })
        {
            IsBackground = true,
            Name = "interruption",
        }.Start();
    }

    private void Leave()
    {
        while (true)
        {
            try
            {
                lock (gate)
                    interruptible = null;
                // Takes up an interruption that nothing waited for.
                if (IsWanted)
                    Thread.Sleep(1);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // It came too late to interrupt anything.
            }
        }
    }
}
