using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>How this program starts itself as a kernel, whichever way it was started.</summary>
internal static class KernelLaunch
{
    /// <summary>The word that makes the program a kernel; no command for people.</summary>
    public const string Word = "kernel";

    /// <summary>What starts the process.</summary>
    /// <param name="pipe">The name of the pipe that its host listens at.</param>
    public static ProcessStartInfo Info(string pipe)
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        ProcessStartInfo info = new(Dotnet(), ["exec", typeof(KernelLaunch).Assembly.Location, Word, pipe])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        KernelLimits.Set(info.Environment);
        return info;
    }

    /// <summary>The dotnet whose runtime this process runs on: three folders above it. The program's own host might be another's, as in tests.</summary>
    public static string Dotnet()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string above = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(above) ? above : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }
}
