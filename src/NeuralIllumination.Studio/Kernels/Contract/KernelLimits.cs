using System.Globalization;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a kernel's process may take, said to the runtime by environment variables.</summary>
internal static class KernelLimits
{
    /// <summary>The most that objects may take, in bytes.</summary>
    public const long Heap = 0x50000000;

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
    public static string HeapInWords => string.Create(CultureInfo.InvariantCulture, $"{Heap / 1073741824.0:0.##} GB");

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
