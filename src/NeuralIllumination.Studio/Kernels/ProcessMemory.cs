using System.Diagnostics;
using System.Globalization;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a process takes of the machine's memory.</summary>
internal static class ProcessMemory
{
    /// <summary>Its resident pages, in bytes; 0 once it has ended.</summary>
    public static long Of(Process process)
    {
        try
        {
            // Ten times a second a whole reading of the process would be much.
            if (OperatingSystem.IsLinux())
                return Environment.SystemPageSize
                    * long.Parse(
                        File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1],
                        CultureInfo.InvariantCulture
                    );
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
