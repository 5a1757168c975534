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
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            throw new UsageException($"--out must be a file; got the folder \"{path}\".");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new UsageException($"--out needs an existing folder; got \"{path}\".");
    }

    /// <summary>Writes the file whole, or not at all, and names it on standard output; without a path the text itself goes there.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public static async Task WriteAsync(string? path, string text, Terminal terminal)
    {
        if (path is not null)
            WholeFile.Write(path, text);
        await terminal.Out.WriteLineAsync(path ?? text.TrimEnd('\n')).ConfigureAwait(false);
    }

    /// <summary>Writes the bytes of a picture whole, or not at all, and names the file on standard output.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] bytes, Terminal terminal)
    {
        WholeFile.Write(path, bytes);
        await terminal.Out.WriteLineAsync(path).ConfigureAwait(false);
    }
}
