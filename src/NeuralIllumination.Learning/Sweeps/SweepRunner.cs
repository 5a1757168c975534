namespace NeuralIllumination.Learning;

/// <summary>Runs a plan over all cores, one network a thread, and hands the results on in the plan's order, whatever the scheduling.</summary>
public static class SweepRunner
{
    /// <summary>Runs some of a plan's trainings.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="indices">Which, in the order in which their results are wanted.</param>
    /// <param name="take">Told of each result in that order, by one thread at a time.</param>
    /// <param name="threads">How many at once; null for as many as there are cores.</param>
    /// <param name="cancellation">Heeded between batches; what was taken before stays whole and in order.</param>
    /// <exception cref="OptionException">Less than 1 thread.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(
        SweepPlan plan,
        IReadOnlyList<int> indices,
        Action<SweepResult> take,
        int? threads = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(take);
        int count = Math.Min(threads ?? Environment.ProcessorCount, Math.Max(1, indices.Count));
        if (count < 1)
            throw new OptionException($"Threads must be 1 or more; got {count}.");

        object door = new();
        Dictionary<int, SweepResult> waiting = [];
        int next = -1;
        int taken = 0;
        Exception? failure = null;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        void Work()
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    int mine = Interlocked.Increment(ref next);
                    if (mine >= indices.Count)
                        return;
                    SweepResult result = plan.Run(indices[mine], stop.Token);
                    lock (door)
                    {
                        waiting[mine] = result;
                        while (waiting.Remove(taken, out SweepResult? first))
                        {
                            take(first);
                            taken++;
                        }
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Whoever asked for it is told below, or the failure that asked for it is.
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                stop.Cancel();
            }
        }

        Thread[] workers = [.. Enumerable.Range(0, count).Select(_ => new Thread(Work) { IsBackground = true })];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        if (failure is not null)
            throw new AggregateException("A training of the sweep failed.", failure);
        cancellation.ThrowIfCancellationRequested();
    }
}
