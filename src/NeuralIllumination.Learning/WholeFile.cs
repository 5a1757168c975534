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

    /// <summary>
    /// Writes a file: to a neighbour first, which takes the place of what was there when it is on the disk. A link is followed, not replaced.
    /// Neighbours of the same file that a kill has left behind are taken away.
    /// </summary>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, bytes, Disk.Real);

    /// <summary>The same on a disk of one's own.</summary>
    internal static void Write(string path, byte[] bytes, Disk disk)
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

        try
        {
            LeftBehind.Remove(folder, Path.GetFileName(target), disk);
            Replace(target, folder, bytes, disk);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new FileFormatException($"{path}: cannot be written: {cause.Message}", cause);
        }
    }

    private static void Replace(string target, string folder, byte[] bytes, Disk disk)
    {
        string beside = LeftBehind.New(folder, Path.GetFileName(target));
        bool isLeft = true;
        try
        {
            // Held until it has taken its place: another program that saves the same file would take it for left behind.
            using FileStream file = disk.Create(beside);
            file.Write(bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            // A name that is on the disk before its bytes are would name nothing after a power failure.
            disk.Flush(file);
            disk.Replace(beside, target);
            isLeft = false;
        }
        finally
        {
            if (isLeft)
                CleanUp(beside, disk);
        }

        disk.FlushFolder(folder);
    }

    private static void CleanUp(string beside, Disk disk)
    {
        try
        {
            disk.Delete(beside);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Whoever saves is to hear why that failed, and not this; the next save takes it away.
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
