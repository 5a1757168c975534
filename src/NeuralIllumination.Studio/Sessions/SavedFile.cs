using System.Security.Cryptography;
using System.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>A notebook's file, and what it held when it was last read or written here.</summary>
internal sealed class SavedFile
{
    private readonly Lock gate = new();
    private string? seen;

    private SavedFile(string path, string? seen)
    {
        Path = path;
        this.seen = seen;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its name without the folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether its format holds what cells showed: a .dib holds texts only, so that running one changes nothing that could be saved.</summary>
    public bool KeepsOutputs => !Path.EndsWith(NotebookFile.Dib, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileFormatException">The file cannot be read or is no notebook.</exception>
    public static (SavedFile File, Notebook Notebook) Read(string path)
    {
        // The hash first: what changes between the two is then noticed at the next save and not taken for ours.
        string? seen = Hash(path);
        return (new SavedFile(path, seen), NotebookFile.Read(path));
    }

    /// <summary>Reads it again where somebody else has changed it; null where nobody has, or it is not there any more.</summary>
    /// <exception cref="FileFormatException">It cannot be read or is no notebook now.</exception>
    public Notebook? ReadIfChanged()
    {
        lock (gate)
            return Hash(Path) is { } now && now != seen ? ReadAgain() : null;
    }

    /// <summary>Reads it again, changed or not.</summary>
    /// <exception cref="FileFormatException">It is not there any more, cannot be read or is no notebook now.</exception>
    public Notebook ReadAgain()
    {
        lock (gate)
        {
            string? now = Hash(Path);
            Notebook notebook = NotebookFile.Read(Path);
            seen = now;
            return notebook;
        }
    }

    /// <summary>Writes the notebook, whole or not at all.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="overwrite">Whether what somebody else wrote meanwhile may be lost.</param>
    /// <returns>Whether it was written; not if the file is no longer what it was when it was last read or written here.</returns>
    /// <exception cref="FileFormatException">The file cannot be written, or its format cannot hold the notebook.</exception>
    public bool Save(Notebook notebook, bool overwrite)
    {
        lock (gate)
        {
            if (!overwrite && Hash(Path) != seen)
                return false;
            // Of what was written, not of what is there: somebody else may have been as quick.
            string text = NotebookFile.Write(Path, notebook);
            seen = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            return true;
        }
    }

    /// <summary>The file's content in short; null where there is no file, or none that can be read.</summary>
    private static string? Hash(string path)
    {
        if (PipeOrDevice.Is(path))
            return null;
        try
        {
            using FileStream file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
