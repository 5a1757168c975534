using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralIllumination.Learning;

/// <summary>The steps in which a file is replaced, one by one: each is done before the next begins.</summary>
internal class Disk
{
    /// <summary>The disk of this machine.</summary>
    public static readonly Disk Real = new();

    /// <summary>Makes a file that is not there yet, and holds it: nobody else takes it for one that was left behind.</summary>
    public virtual FileStream Create(string path) =>
        // For reading too: where files lie on another machine, only such a file can be held together with others.
        new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);

    /// <summary>Waits until the file's bytes are on the disk and no longer in the memory of the system or the drive.</summary>
    public virtual void Flush(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Puts a file in another's place.</summary>
    public virtual void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Waits until a folder's names are on the disk, where a system can be asked for that.</summary>
    public virtual void FlushFolder(string folder)
    {
        // On Windows a file's new name is on the disk with the file.
        if (OperatingSystem.IsWindows())
            return;
        using SafeFileHandle handle = new(Open(folder, flags: 0), ownsHandle: true);
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Takes a file away.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    // The runtime opens no folders. Reading only is 0 on every such system.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
