using System.Text;

namespace NeuralIllumination.Learning;

/// <summary>Reads and writes files whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes a text file as UTF-8: to a neighbour first, which then takes the place of what was there.</summary>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(false).GetBytes(text));

    /// <summary>Writes a file: to a neighbour first, which then takes the place of what was there.</summary>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string? folder = Folder(path);
        if (Directory.Exists(path))
            throw new FileFormatException($"{path}: expected a file to write to, found a folder.");
        if (folder is null || !Directory.Exists(folder))
            throw new FileFormatException($"{path}: the folder {folder ?? path} does not exist; create it first.");

        string beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new FileFormatException($"{path}: cannot be written: {cause.Message}", cause);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Reads a text file.</summary>
    /// <exception cref="FileFormatException">The file is absent or cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause)
            when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileFormatException($"{path}: cannot be read: {cause.Message}", cause);
        }
    }

    private static string? Folder(string path)
    {
        try
        {
            return Path.GetDirectoryName(Path.GetFullPath(path));
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new FileFormatException($"\"{path}\": not a path that can be written to: {cause.Message}", cause);
        }
    }
}
