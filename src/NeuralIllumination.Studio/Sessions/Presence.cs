using System.Runtime.CompilerServices;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>In which cell's text each page of a notebook is, so that two who write in one cell know of each other.</summary>
/// <param name="events">Where it is told.</param>
internal sealed class Presence(NotebookEvents events)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Connections, string? Key)> pages = new(StringComparer.Ordinal);

    /// <summary>What happens to the notebook, as a page hears it; while it does, it is there.</summary>
    /// <param name="page">The page; null for somebody who is none.</param>
    /// <param name="after">The name of the last event that was heard.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<HeardEvent> HeardBy(
        string? page,
        string? after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        Arrive(page ?? "");
        try
        {
            await foreach (HeardEvent heard in events.AfterAsync(after, cancellation).ConfigureAwait(false))
                yield return heard;
        }
        finally
        {
            Leave(page ?? "");
        }
    }

    /// <summary>A page says in which cell's text it is; one that does not listen is not there.</summary>
    /// <param name="page">The page.</param>
    /// <param name="key">The cell; null for none.</param>
    public void Move(string page, string? key)
    {
        lock (gate)
        {
            if (!pages.TryGetValue(page, out (int Connections, string? Key) was))
                return;
            pages[page] = (was.Connections, key);
            // Told even where nothing changed: a page that has just come learns so where the others are.
            Tell();
        }
    }

    private void Arrive(string page)
    {
        lock (gate)
        {
            (int connections, string? key) = pages.GetValueOrDefault(page);
            pages[page] = (connections + 1, key);
        }
    }

    // A page may listen anew before it was seen to stop.
    private void Leave(string page)
    {
        lock (gate)
        {
            if (!pages.TryGetValue(page, out (int Connections, string? Key) was))
                return;
            if (was.Connections > 1)
            {
                pages[page] = (was.Connections - 1, was.Key);
                return;
            }

            pages.Remove(page);
            if (was.Key is not null)
                Tell();
        }
    }

    private void Tell() =>
        events.Publish(
            new PagesMoved([
                .. pages.Where(page => page.Value.Key is not null).Select(page => (page.Key, page.Value.Key!)),
            ])
        );
}
