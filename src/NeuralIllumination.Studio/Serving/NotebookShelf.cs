using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Serving;

/// <summary>The notebooks of a folder, and those of them that are open.</summary>
/// <param name="folder">The folder.</param>
/// <param name="startKernel">Starts a fresh kernel.</param>
internal sealed class NotebookShelf(string folder, Func<IKernel> startKernel) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lazy<Session>> open = new(StringComparer.Ordinal);

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The list of notebooks, as it is now.</summary>
    public IReadOnlyList<IndexEntry> Entries() =>
        [
            .. NotebookFolder
                .Notebooks(Folder)
                .Select(path => ShelfEntry.Of(path, NotebookAddress.Slug(path), Opened(NotebookAddress.Slug(path)))),
        ];

    /// <summary>A notebook by its name in addresses, opened if it is not yet; null if there is none.</summary>
    /// <exception cref="FileFormatException">Its file cannot be read; the message does not name the folder.</exception>
    public Session? Open(string slug)
    {
        Lazy<Session>? entry;
        lock (gate)
        {
            if (!open.TryGetValue(slug, out entry))
            {
                if (
                    NotebookFolder.Notebooks(Folder).FirstOrDefault(path => NotebookAddress.Slug(path) == slug)
                    is not { } path
                )
                    return null;
                // Read outside the lock: a file that takes its time keeps nobody from the other notebooks.
                open[slug] = entry = new Lazy<Session>(() => Read(path, slug));
            }
        }

        try
        {
            return entry.Value;
        }
        catch (Exception)
        {
            // The file may be mended, so the failure is not kept.
            lock (gate)
            {
                if (open.GetValueOrDefault(slug) == entry)
                    open.Remove(slug);
            }

            throw;
        }
    }

    /// <summary>A message without the folder's place on this machine, which is nobody's business on a page.</summary>
    public string WithoutFolder(string message) =>
        message.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>Executes every notebook, one after the other, and tells of it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task ExecuteAsync(Terminal terminal, CancellationToken cancellation)
    {
        foreach (string path in NotebookFolder.Notebooks(Folder))
        {
            string name = Path.GetFileName(path);
            Session? session;
            try
            {
                session = Open(NotebookAddress.Slug(path));
            }
            catch (FileFormatException exception)
            {
                terminal.Say(exception.Message);
                continue;
            }

            if (session is null)
                continue;
            NotebookProgress told = new(terminal, name);
            session.Queue.Run(session.Notebook.Cells.Select(cell => cell.Key));
            await session.Queue.Work.WaitAsync(cancellation).ConfigureAwait(false);
            Notebook executed = session.Notebook.ToNotebook();
            told.Report(new RunProgress(executed, executed.Cells.Count + 1));
            if (Skipped.Describe(name, executed) is { } skipped)
                terminal.Say(skipped);
            if (executed.Failed)
                terminal.Say(Failure.Describe(name, executed));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Session[] sessions;
        lock (gate)
        {
            sessions = [.. open.Values.Where(entry => entry.IsValueCreated).Select(entry => entry.Value)];
            open.Clear();
        }

        await Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private Session? Opened(string slug)
    {
        lock (gate)
            return open.GetValueOrDefault(slug) is { IsValueCreated: true } entry ? entry.Value : null;
    }

    private Session Read(string path, string slug)
    {
        try
        {
            (SavedFile file, Notebook notebook) = SavedFile.Read(path);
            return new Session(new OpenNotebook(slug, file, notebook), startKernel);
        }
        catch (FileFormatException exception)
        {
            throw new FileFormatException(WithoutFolder(exception.Message));
        }
    }
}
