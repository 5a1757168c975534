using System.Text.RegularExpressions;

namespace NeuralIllumination.Learning;

/// <summary>The neighbours that a file is written to before it takes its place, and those of them that a kill has left behind.</summary>
internal static partial class LeftBehind
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(2);

    /// <summary>A new neighbour's path.</summary>
    public static string New(string folder, string name) => Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");

    /// <summary>Takes away the neighbours of a file that nobody writes to any more.</summary>
    public static void Remove(string folder, string name, Disk disk)
    {
        string start = $".{name}.";
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder))
            {
                string found = Path.GetFileName(path);
                if (
                    found.StartsWith(start, StringComparison.Ordinal)
                    && Ending().IsMatch(found.AsSpan(start.Length))
                    && IsOld(path)
                    && !IsHeld(path)
                )
                    disk.Delete(path);
            }
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // What cannot be taken away costs a little room, and saving goes on.
        }
    }

    // A file is made first and held then: one that is this young may be on its way.
    private static bool IsOld(string path) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Young;

    private static bool IsHeld(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            return true;
        try
        {
            using FileStream alone = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
