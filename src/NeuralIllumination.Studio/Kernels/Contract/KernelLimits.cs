using System.Globalization;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a kernel's process may take, said to the runtime by environment variables.</summary>
internal static class KernelLimits
{
    /// <summary>The most that objects may take, in bytes.</summary>
    public const long Heap = 0x50000000;

    /// <summary>The most that the process may take, in bytes: its objects, the runtime, and what cells allocate past it.</summary>
    public const long Resident = 2L << 30;

    /// <summary>From here on a reader is told that memory runs short, in bytes.</summary>
    public const long Tight = Heap / 4 * 3;

    /// <summary>How often a process' memory is looked at: what grows without end has not come far by then.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_GCHeapHardLimit", Heap.ToString("x", CultureInfo.InvariantCulture)),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_GCgen0size", "400000"),
        ("DOTNET_GCConserveMemory", "5"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_DbgEnableMiniDump", "0"),
    ];

    /// <summary>The limit as a reader is told it.</summary>
    public static string HeapInWords => InWords(Heap);

    /// <summary>Bytes as a reader is told them.</summary>
    public static string InWords(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.##} GB");

    /// <summary>Sets them for a process to be started.</summary>
    public static void Set(IDictionary<string, string?> environment)
    {
        foreach ((string name, string value) in Settings)
            environment[name] = value;
    }

    /// <summary>Takes them out of this process' environment, so that programs which a cell starts do not inherit them.</summary>
    public static void Forget()
    {
        foreach ((string name, _) in Settings)
            Environment.SetEnvironmentVariable(name, null);
    }
}
