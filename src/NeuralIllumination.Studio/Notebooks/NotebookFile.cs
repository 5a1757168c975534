using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Notebooks on disk: which format a file has is what its name says.</summary>
internal static class NotebookFile
{
    public const string Dib = ".dib";
    public const string Ipynb = ".ipynb";

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="FileFormatException">The file is absent, cannot be read, is not text, or is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        if (!IsNotebook(path))
            throw new FileFormatException($"{path}: expected a notebook, {Dib} or {Ipynb}.");
        string text = Text(path);
        return Has(path, Dib) ? DibReader.Read(text, path) : IpynbReader.Read(text, path);
    }

    /// <summary>Writes a notebook, whole or not at all.</summary>
    /// <exception cref="FileFormatException">The file cannot be written, or its format cannot hold the notebook.</exception>
    /// <returns>What was written.</returns>
    public static string Write(string path, Notebook notebook)
    {
        string text = Has(path, Dib) ? DibWriter.Write(notebook, path) : IpynbWriter.Write(notebook);
        WholeFile.Write(path, text);
        return text;
    }

    /// <summary>Whether the name is a notebook's.</summary>
    public static bool IsNotebook(string path) => Has(path, Dib) || Has(path, Ipynb);

    private static string Text(string path)
    {
        if (PipeOrDevice.Is(path))
            throw new FileFormatException($"{path}: expected a notebook's file, found a pipe or a device.");
        string text = WholeFile.Read(path);
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new FileFormatException($"{path}: expected text in UTF-8, found zeros as in a binary file.")
            : text;
    }

    private static bool Has(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
