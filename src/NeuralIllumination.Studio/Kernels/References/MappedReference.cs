using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// An assembly as the compiler reads it, mapped and not copied: only the pages that are read take memory, and every process on the machine
/// shares them. It stays mapped as long as the process lives.
/// </summary>
internal static class MappedReference
{
    private static readonly ConcurrentDictionary<string, MetadataReference?> Known = new(StringComparer.Ordinal);

    // What the pointers point into must not be collected.
    private static readonly ConcurrentBag<object> Kept = [];

    /// <summary>The assembly at a path; null if the file is no assembly.</summary>
    public static MetadataReference? Of(string path) => Known.GetOrAdd(path, Map);

    private static unsafe MetadataReference? Map(string path)
    {
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(
            path,
            FileMode.Open,
            mapName: null,
            capacity: 0,
            MemoryMappedFileAccess.Read
        );
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        PEReader reader = new(start, (int)new FileInfo(path).Length);
        if (!reader.HasMetadata)
            return null;
        PEMemoryBlock metadata = reader.GetMetadata();
        ModuleMetadata module = ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length);
        Kept.Add((file, view, reader));
        return AssemblyMetadata.Create(module).GetReference(ReferenceDocumentation.Of(path), filePath: path);
    }
}
