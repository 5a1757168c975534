namespace NeuralIllumination.Studio.Notebooks;

/// <summary>
/// A pipe, a socket or a device that bears a notebook's name. Opening a pipe to read it waits for somebody who writes, for ever if need be; so a
/// listing or a page must know beforehand.
/// </summary>
internal static class PipeOrDevice
{
    /// <summary>Whether the path leads to one. What cannot be found out is not said to be one: reading it then tells what is wrong.</summary>
    public static bool Is(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                file = new FileInfo(target.FullName);
            // Only what has no length can be one.
            if (!file.Exists || file.Length > 0)
                return false;
            // Opened for both directions a pipe waits for nobody.
            using FileStream both = new(
                file.FullName,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete
            );
            return !both.CanSeek;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}
