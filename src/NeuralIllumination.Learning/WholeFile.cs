using System.Text;

namespace NeuralIllumination.Learning;

/// <summary>Reads and writes files whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>A file larger than this (256 MB) is not read: what this program reads is small, and a device has no end.</summary>
    public const int MostBytes = 256 << 20;

    /// <summary>Writes a text file as UTF-8: to a neighbour first, which then takes the place of what was there.</summary>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(false).GetBytes(text));

    /// <summary>Writes a file: to a neighbour first, which then takes the place of what was there. A link is followed, not replaced.</summary>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string target = Target(path);
        string? folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target))
            throw new FileFormatException($"{path}: expected a file to write to, found a folder.");
        if (folder is null || !Directory.Exists(folder))
            throw new FileFormatException($"{path}: the folder {folder ?? path} does not exist; create it first.");
        if (!OperatingSystem.IsWindows() && target.StartsWith("/dev/", StringComparison.Ordinal))
            throw new FileFormatException($"{path}: expected a file to write to, found a device.");

        string beside = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(beside, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
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

    /// <summary>Reads a text file: UTF-8, or UTF-16 with a byte-order mark.</summary>
    /// <exception cref="FileFormatException">The file is absent, cannot be read, is too large or is not such text.</exception>
    public static string Read(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new FileFormatException("Expected the path of a file to read, got none.");
        if (Directory.Exists(path))
            throw new FileFormatException($"{path}: expected a file to read, found a folder.");

        try
        {
            using FileStream file = File.OpenRead(path);
            using StreamReader reader = new(new MemoryStream(Bytes(file, path)), new UTF8Encoding(false, true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException cause)
        {
            throw new FileFormatException($"{path}: expected text in UTF-8, found bytes that are none.", cause);
        }
        catch (Exception cause)
            when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileFormatException($"{path}: cannot be read: {cause.Message}", cause);
        }
    }

    private static byte[] Bytes(FileStream file, string path)
    {
        using MemoryStream bytes = new();
        byte[] piece = new byte[81920];
        for (int read; (read = file.Read(piece)) > 0; )
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > MostBytes)
                throw new FileFormatException($"{path}: expected at most {MostBytes >> 20} MB, found more.");
        }

        return bytes.ToArray();
    }

    private static string Target(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new FileFormatException("Expected the path of a file to write, got none.");

        try
        {
            string full = Path.GetFullPath(path);
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception cause)
            when (cause is ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            // A file that is not there yet has no link to follow.
            if (cause is FileNotFoundException or DirectoryNotFoundException)
                return Path.GetFullPath(path);
            throw new FileFormatException($"\"{path}\": not a path that can be written to: {cause.Message}", cause);
        }
    }
}
