using System.Diagnostics.CodeAnalysis;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Where the notebooks are.</summary>
internal static class NotebookFolder
{
    public const string Name = "notebooks";

    /// <summary>The folder <c>notebooks</c> of <paramref name="start"/> or of the nearest folder above it, or else of <paramref name="program"/>.</summary>
    public static string? Find(string start, string program)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (HasNotebooks(folder.FullName))
                return Path.Combine(folder.FullName, Name);
        }

        return HasNotebooks(program) ? Path.Combine(program, Name) : null;
    }

    /// <summary>The notebooks in a folder, by name. A link that leads out of the folder is none of them.</summary>
    public static IReadOnlyList<string> Notebooks(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Where(path => NotebookFile.IsNotebook(path) && IsWithin(folder, path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The path of a file in a folder by its bare name; null for a name that leads elsewhere or is no notebook's.</summary>
    public static string? File(string folder, string? name)
    {
        if (!IsName(name))
            return null;
        string path = Path.Combine(folder, name);
        return IsWithin(folder, path) ? path : null;
    }

    /// <summary>Whether a name is a bare one, and a notebook's.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        !string.IsNullOrWhiteSpace(name)
        && !name.StartsWith('.')
        && name == name.Trim()
        && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
        && NotebookFile.IsNotebook(name);

    /// <summary>Whether a file that stands in a folder is really there: no link, or one to a neighbour that is none.</summary>
    public static bool IsWithin(string folder, string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is not { } target)
            return true;
        // Only what needs no resolving: whoever resolves ".." in words is led astray by a folder that is a link itself.
        string name = Path.GetFileName(target);
        bool isBeside =
            name is not (".." or "." or "") && (target == name || target == Path.Join(Path.GetFullPath(folder), name));
        return isBeside && new FileInfo(Path.Join(folder, name)).LinkTarget is null;
    }

    private static bool HasNotebooks(string folder)
    {
        string notebooks = Path.Combine(folder, Name);
        return Directory.Exists(notebooks) && Notebooks(notebooks).Count > 0;
    }
}
