using System.Diagnostics;

namespace NeuralIllumination.Learning;

/// <summary>
/// A call that may take long, under way. Where a host has set <see cref="Host"/>, it is told a few times a second how far the call has come, and
/// its stop button ends it; where none has, only the caller's own token does.
/// </summary>
/// <remarks>
/// Of calls within calls the outermost is told of. What takes less than half a second is not shown. A host's stop waits until the work has
/// ended and has said where it stands, up to a second: after the stop a host may show nothing more.
/// </remarks>
public sealed class LongWork : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(1);
    private static readonly AsyncLocal<LongWork?> Outermost = new();
    private static readonly AsyncLocal<IWorkHost?> Near = new();

    private readonly object door = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly CancellationTokenSource? stop;
    private readonly CancellationTokenRegistration stopping;
    private readonly ManualResetEventSlim ended = new();
    private readonly IWorkHost? host;
    private readonly Timer? timer;
    private WorkRecord state;
    private Action<WorkRecord>? shown;
    private bool isOver;
    private bool isUnseen;

    private LongWork(WorkRecord start, CancellationToken cancellation)
    {
        state = start;
        Cancellation = cancellation;
        if (Outermost.Value is { } outer)
        {
            stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, outer.Cancellation);
            Cancellation = stop.Token;
            return;
        }

        host = Near.Value ?? Host?.Invoke();
        if (host is null)
            return;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Cancellation);
        Cancellation = stop.Token;
        Outermost.Value = this;
        // Registered after the linked source, and so called before it (the last comes first): the work must be told before it is waited for.
        stopping = host.Cancellation.Register(WaitForTheEnd);
        timer = new Timer(_ => Tick(), null, Patience, BetweenReports);
    }

    /// <summary>Whom a call that takes long reports to, asked as the call begins; null, or an answer of null, for nobody. Set by a notebook's host.</summary>
    public static Func<IWorkHost?>? Host { get; set; }

    /// <summary>Cancelled by the caller's own token, the host's stop button, or the work around this one.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Does work that may take long.</summary>
    /// <param name="unit">What is counted, one of it: "epoch".</param>
    /// <param name="from">The count it begins at.</param>
    /// <param name="to">The count it ends at.</param>
    /// <param name="does">The work: it reports, and heeds <see cref="Cancellation"/>.</param>
    /// <param name="outcome">Where the work stands when it was stopped, and how it can go on, in a sentence; null for the count alone.</param>
    /// <param name="cancellation">The caller's own token.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static T Do<T>(
        string unit,
        long from,
        long to,
        Func<LongWork, T> does,
        Func<string>? outcome = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentNullException.ThrowIfNull(does);
        using LongWork work = new(new WorkRecord(unit, from, from, to), cancellation);
        try
        {
            T result = does(work);
            work.End(to, WorkState.Done, null);
            return result;
        }
        catch (OperationCanceledException)
        {
            work.End(null, WorkState.Stopped, outcome?.Invoke());
            throw;
        }
    }

    /// <summary>Ends a short call where the host's stop button was pressed: a loop of them would heed nothing.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static void Heed() => (Near.Value ?? Host?.Invoke())?.Cancellation.ThrowIfCancellationRequested();

    /// <summary>What runs until the end of the scope that comes back reports to a host of its own: a magic command's, for one.</summary>
    /// <param name="host">The host.</param>
    public static IDisposable ReportingTo(IWorkHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        IWorkHost? before = Near.Value;
        Near.Value = host;
        return new Scope(() => Near.Value = before);
    }

    /// <summary>Tells how far it has come. Cheap: what is told between two reports to the host is passed over.</summary>
    /// <param name="at">The count.</param>
    /// <param name="epoch">What was measured last; null for nothing.</param>
    public void Report(long at, EpochRecord? epoch = null)
    {
        if (host is null)
            return;
        lock (door)
            state = state with { At = at, Epoch = epoch };
    }

    /// <summary>The same as progress of epochs, which are told on to the caller's own.</summary>
    /// <param name="progress">The caller's own; null for none.</param>
    public IProgress<EpochRecord>? Epochs(IProgress<EpochRecord>? progress) =>
        host is null ? progress : new EpochProgress(this, progress);

    /// <summary>Ends the work; what neither came to its end nor was stopped has failed, and is shown as stopped where it was.</summary>
    public void Dispose()
    {
        End(null, WorkState.Stopped, null);
        // Waits for a stop that is waiting for the end.
        stopping.Dispose();
        stop?.Dispose();
        timer?.Dispose();
        if (host is not null)
            Outermost.Value = null;
        ended.Dispose();
    }

    /// <summary>The same as progress of counts, which are told on to the caller's own.</summary>
    /// <param name="progress">The caller's own; null for none.</param>
    public IProgress<int>? Counts(IProgress<int>? progress) =>
        host is null ? progress : new CountProgress(this, progress);

    private void End(long? at, WorkState how, string? outcome)
    {
        if (host is null)
            return;
        lock (door)
        {
            if (isOver)
                return;
            isOver = true;
            state = state with { At = at ?? state.At, State = how, Elapsed = clock.Elapsed, Outcome = outcome };
            // Short work was never shown, and needs no end; but where it was stopped is worth knowing.
            if (shown is not null || outcome is not null)
                Show(state);
        }

        ended.Set();
    }

    private void Tick()
    {
        lock (door)
        {
            if (!isOver)
                Show(state = state with { Elapsed = clock.Elapsed });
        }
    }

    // A bar that cannot be drawn must not cost the work, nor, on the timer's thread, the process.
    private void Show(WorkRecord now)
    {
        if (isUnseen)
            return;
        try
        {
            if (shown is null)
                shown = host!.Show(now);
            else
                shown(now);
        }
        catch (Exception exception)
        {
            isUnseen = true;
            Trace.TraceError($"The bar of long work could not be shown: {exception}");
        }
    }

    private void WaitForTheEnd()
    {
        stop!.Cancel();
        // Whoever stops the work from within it would wait for himself.
        if (Environment.CurrentManagedThreadId != thread)
            ended.Wait(LongestStop);
    }

    private sealed class EpochProgress(LongWork work, IProgress<EpochRecord>? progress) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value)
        {
            work.Report(value.Epoch, value);
            progress?.Report(value);
        }
    }

    private sealed class CountProgress(LongWork work, IProgress<int>? progress) : IProgress<int>
    {
        public void Report(int value)
        {
            work.Report(value);
            progress?.Report(value);
        }
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
