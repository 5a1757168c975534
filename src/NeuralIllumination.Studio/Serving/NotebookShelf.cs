using System.Collections.Concurrent;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Serving;

/// <summary>The notebooks that are served, with what they show so far. Pages are made from what is in memory; no file is served.</summary>
internal sealed class NotebookShelf
{
    private readonly IReadOnlyList<string> paths;
    private readonly ConcurrentDictionary<string, ShelfEntry> entries = new(StringComparer.Ordinal);

    private NotebookShelf(IReadOnlyList<string> paths) => this.paths = paths;

    /// <summary>The notebooks of a folder. One that cannot be read has a page that says so.</summary>
    public static NotebookShelf Of(string folder)
    {
        NotebookShelf shelf = new(NotebookFolder.Notebooks(folder));
        foreach (string path in shelf.paths)
            shelf.entries[Slug(path)] = ShelfEntry.Read(path);
        return shelf;
    }

    /// <summary>The list of notebooks.</summary>
    public string Index() =>
        IndexPage.Render([.. paths.Select(path => entries[Slug(path)].ToIndexEntry("/" + Slug(path)))]);

    /// <summary>One notebook's page; null if there is none by that name.</summary>
    public string? Page(string name) => entries.TryGetValue(name, out ShelfEntry? entry) ? entry.ToPage() : null;

    /// <summary>Executes the notebooks one after the other and tells of it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task ExecuteAsync(Terminal terminal, CancellationToken cancellation)
    {
        NotebookRunner runner = new(() => new CSharpKernel());
        foreach (string path in paths)
        {
            ShelfEntry entry = entries[Slug(path)];
            string name = Path.GetFileName(path);
            if (entry.Trouble is { } trouble)
            {
                await terminal.Error.WriteLineAsync(trouble).ConfigureAwait(false);
                continue;
            }

            NotebookProgress told = new(terminal, name);
            Notebook executed = await runner
                .RunAsync(entry.Notebook, new Follower(this, path, told), cancellation)
                .ConfigureAwait(false);
            entries[Slug(path)] = entry with { Notebook = executed, Running = null, IsDone = true };
            if (Skipped.Describe(name, executed) is { } skipped)
                await terminal.Error.WriteLineAsync(skipped).ConfigureAwait(false);
            if (executed.Failed)
                await terminal.Error.WriteLineAsync(Failure.Describe(name, executed)).ConfigureAwait(false);
        }
    }

    /// <summary>A notebook's name as part of an address. Two formats of one name are told apart.</summary>
    private static string Slug(string path) =>
        path.EndsWith(NotebookFile.Dib, StringComparison.OrdinalIgnoreCase)
            ? Path.GetFileNameWithoutExtension(path)
            : Path.GetFileName(path);

    private sealed class Follower(NotebookShelf shelf, string path, NotebookProgress told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            shelf.entries[Slug(path)] = shelf.entries[Slug(path)] with
            {
                Notebook = value.Notebook,
                Running = value.Cell,
            };
            told.Report(value);
        }
    }
}
