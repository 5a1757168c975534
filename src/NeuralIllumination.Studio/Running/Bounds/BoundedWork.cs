namespace NeuralIllumination.Studio.Running;

/// <summary>
/// Work on a text that anybody may have written: on a thread of its own, whose stack bears it, and with an end. What takes longer is given up;
/// what throws is told on standard error; either way there is something to show, and nobody else waits.
/// </summary>
/// <param name="what">What it is, for whoever reads of a failure.</param>
internal sealed class BoundedWork(string what)
{
    private const int StackSize = 16 << 20;

    // What cannot be stopped goes on until it ends by itself; so many of those at once and no more.
    private readonly object gate = new();
    private int places = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>How long one piece of work may take: far longer than any text that is meant to be read needs.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(5);

    // The first of its kind waits for its own code to be compiled, on a busy machine for long; until one has come through, this is the end.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private volatile bool isWarm;

    /// <summary>Does the work.</summary>
    /// <param name="work">The work; the token is cancelled when it is given up.</param>
    /// <param name="otherwise">What stands in for its result.</param>
    public string Run(Func<CancellationToken, string> work, Func<string> otherwise)
    {
        if (!Enter())
            return otherwise();
        TimeSpan most = isWarm ? Deadline : First;
        CancellationTokenSource end = new(most);
        TaskCompletionSource<string?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(
            () =>
            {
                try
                {
                    done.TrySetResult(Result(work, end.Token));
                    isWarm = true;
                }
                finally
                {
                    Leave();
                    end.Dispose();
                }
            },
            StackSize
        )
        {
            IsBackground = true,
            Name = what,
        }.Start();
        return (done.Task.Wait(most) ? done.Task.Result : null) ?? otherwise();
    }

    private bool Enter()
    {
        lock (gate)
        {
            if (places == 0)
                Monitor.Wait(gate, Deadline);
            if (places == 0)
                return false;
            places--;
            return true;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            places++;
            Monitor.Pulse(gate);
        }
    }

    private string? Result(Func<CancellationToken, string> work, CancellationToken cancellation)
    {
        try
        {
            return work(cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever a text makes a parser throw costs this text only.
        catch (Exception thrown)
        {
            Trouble.Tell(what, thrown);
            return null;
        }
#pragma warning restore CA1031
    }
}
