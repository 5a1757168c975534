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

    /// <summary>The notebooks in a folder, by name.</summary>
    public static IReadOnlyList<string> Notebooks(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(NotebookFile.IsNotebook).Order(StringComparer.Ordinal)];

    private static bool HasNotebooks(string folder)
    {
        string notebooks = Path.Combine(folder, Name);
        return Directory.Exists(notebooks) && Notebooks(notebooks).Count > 0;
    }
}
