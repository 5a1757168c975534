using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>
/// What happened to an open notebook, in order. A page that was away says what it heard last and hears what came since; one that was away for
/// too long is told to ask for the whole page again.
/// </summary>
internal sealed class NotebookEvents
{
    private const int MostKept = 20_000;
    private const int MostCharacters = 16 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly LinkedList<(long Number, string Type, string Data)> kept = [];
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
    public void Publish(string type, object data)
    {
        string text = JsonSerializer.Serialize(data, Json);
        TaskCompletionSource heard;
        lock (gate)
        {
            kept.AddLast((++last, type, text));
            characters += text.Length;
            while (kept.Count > MostKept || (characters > MostCharacters && kept.Count > 1))
            {
                characters -= kept.First!.Value.Data.Length;
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
    public async IAsyncEnumerable<SseItem<string>> AfterAsync(
        string? after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        long? heard = Number(after);
        while (!cancellation.IsCancellationRequested)
        {
            (long Number, string Type, string Data)[] next;
            Task signal;
            lock (gate)
            {
                if (
                    heard is not { } number
                    || number > last
                    || (number < last && kept.First!.Value.Number > number + 1)
                )
                    next = [(last, "reload", "{}")];
                else
                    next = [.. Since(number)];
                signal = news.Task;
            }

            foreach ((long number, string type, string data) in next)
            {
                yield return new SseItem<string>(data, type) { EventId = Name(number) };
                heard = number;
            }

            await signal.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private IEnumerable<(long, string, string)> Since(long number)
    {
        LinkedListNode<(long Number, string Type, string Data)>? node = kept.Last;
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
