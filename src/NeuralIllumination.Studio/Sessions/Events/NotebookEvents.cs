using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>
/// What happened to an open notebook, in order. A page that was away says what it heard last and hears what came since; one that was away for
/// too long is told to ask for the whole page again.
/// </summary>
internal sealed class NotebookEvents
{
    private const int MostKept = 20_000;
    private const int MostCharacters = 16 << 20;

    private readonly Lock gate = new();
    private readonly LinkedList<(long Number, NotebookEvent Event)> kept = [];
    private TaskCompletionSource news = NewSignal();
    private int characters;
    private long last;

    /// <summary>
    /// What tells this opening of the notebook from every other: those count their cells and events from 1 again, so that what somebody says of
    /// another life must not be taken for this one.
    /// </summary>
    public string Life { get; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The name of the latest event; a page made now has seen everything up to it.</summary>
    public string Last
    {
        get
        {
            lock (gate)
                return Name(last);
        }
    }

    /// <summary>Tells of a change.</summary>
    public void Publish(NotebookEvent told)
    {
        TaskCompletionSource heard;
        lock (gate)
        {
            kept.AddLast((++last, told));
            characters += told.Size;
            while (kept.Count > MostKept || (characters > MostCharacters && kept.Count > 1))
            {
                characters -= kept.First!.Value.Event.Size;
                kept.RemoveFirst();
            }

            heard = news;
            news = NewSignal();
        }

        heard.TrySetResult();
    }

    /// <summary>Everything after an event, and then what comes.</summary>
    /// <param name="after">The name of the last event that was heard.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<HeardEvent> AfterAsync(
        string? after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        long? heard = Number(after);
        while (!cancellation.IsCancellationRequested)
        {
            (long Number, NotebookEvent Event)[] next;
            Task signal;
            lock (gate)
            {
                if (
                    heard is not { } number
                    || number > last
                    || (number < last && kept.First!.Value.Number > number + 1)
                )
                    next = [(last, new NotebookReread(Page: ""))];
                else
                    next = [.. Since(number)];
                signal = news.Task;
            }

            foreach ((long number, NotebookEvent told) in next)
            {
                yield return new HeardEvent(Name(number), told);
                heard = number;
            }

            await signal.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private IEnumerable<(long, NotebookEvent)> Since(long number)
    {
        LinkedListNode<(long Number, NotebookEvent Event)>? node = kept.Last;
        while (node?.Previous is { } earlier && earlier.Value.Number > number)
            node = earlier;
        for (; node is not null && node.Value.Number > number; node = node.Next)
            yield return node.Value;
    }

    private string Name(long number) => $"{Life}-{number}";

    private long? Number(string? name) =>
        name is not null
        && name.StartsWith(Life + "-", StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(Life.Length + 1), out long number)
            ? number
            : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
