using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>Where a command's one result goes: a file, or standard output.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a path that cannot be written to, before anything is computed for it.</summary>
    /// <exception cref="UsageException">The folder is absent, or the path is a folder itself.</exception>
    public static void Check(string? path)
    {
        if (path is null)
            return;
        CheckPath(path);
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            throw new UsageException($"--out must be a file; got the folder \"{path}\".");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new UsageException($"--out needs an existing folder; got \"{path}\".");
    }

    /// <summary>Refuses what is no path at all.</summary>
    /// <exception cref="UsageException">No system can have such a path.</exception>
    public static void CheckPath(string? path)
    {
        if (path?.Contains('\0', StringComparison.Ordinal) == true)
            throw new UsageException($"--out must be a path; got \"{path}\".");
    }

    /// <summary>Writes the file whole, or not at all, and names it on standard output; without a path the text itself goes there.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public static void Write(string? path, string text, Terminal terminal)
    {
        if (path is null)
        {
            terminal.Print(text.TrimEnd('\n'));
            return;
        }

        WholeFile.Write(path, text);
        terminal.PrintPath(path);
    }

    /// <summary>Writes the bytes of a picture whole, or not at all, and names the file on standard output.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public static void Write(string path, byte[] bytes, Terminal terminal)
    {
        WholeFile.Write(path, bytes);
        terminal.PrintPath(path);
    }
}
