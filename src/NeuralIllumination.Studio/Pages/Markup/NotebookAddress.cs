using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Where an open notebook is found.</summary>
internal static class NotebookAddress
{
    /// <summary>A notebook's name as part of an address. Two formats of one name are told apart.</summary>
    public static string Slug(string path) =>
        path.EndsWith(NotebookFile.Dib, StringComparison.OrdinalIgnoreCase)
        && !NotebookFile.IsNotebook(Path.GetFileNameWithoutExtension(path))
            ? Path.GetFileNameWithoutExtension(path)
            : Path.GetFileName(path);

    /// <summary>The address of the page, by the name in it.</summary>
    public static string Of(string slug) => $"/notebooks/{Uri.EscapeDataString(slug)}";

    /// <summary>The address of the page of a notebook beside the one that is read, by its file's name.</summary>
    public static string OfFile(string name) => Of(Slug(name));
}
