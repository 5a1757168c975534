using System.ComponentModel;
using System.Diagnostics;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Shows an address to whoever sits before the machine.</summary>
internal static class Browser
{
    /// <summary>Opens the system's browser where there is somebody to see it; does nothing elsewhere.</summary>
    public static void Open(string address)
    {
        if (Terminal.InContinuousIntegration || !HasDisplay)
            return;
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // The address stands on the console; a browser that will not open is no reason to stop.
        }
    }

    private static bool HasDisplay =>
        !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
}
