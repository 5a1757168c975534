using System.ComponentModel;
using System.Diagnostics;

namespace NeuralIllumination.Browser;

/// <summary>Installs what tests need with apt-get, where there is one and it may be used.</summary>
public static class AptGet
{
    /// <summary>Finds something, and installs it first if it is missing and can be had.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="find">Where it is; null if it is not there.</param>
    /// <param name="say">Told what is being done, when something is.</param>
    /// <param name="packages">What brings it.</param>
    /// <returns>Where it is; null if it is missing still.</returns>
    public static string? FindOrInstall(string name, Func<string?> find, Action<string> say, params string[] packages)
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(say);
        if (find() is { } found)
            return found;

        // Several test programs start at once; one installs, the others wait and find.
        using FileStream turn = WaitForTurn();
        return find() ?? (Install(name, say, packages) ? find() : null);
    }

    private static FileStream WaitForTurn()
    {
        string path = Path.Combine(Path.GetTempPath(), "neural-illumination-apt-get.lock");
        for (int second = 0; ; second++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (second < 600)
            {
                Thread.Sleep(TimeSpan.FromSeconds(1));
            }
        }
    }

    private static bool Install(string name, Action<string> say, string[] packages)
    {
        if (!File.Exists("/usr/bin/apt-get"))
            return false;
        string[] prefix = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        if (prefix.Length > 0 && !Run([.. prefix, "true"]))
            return false;
        say($"No {name} found; installing it with apt-get, once.");
        string[] install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"];
        bool installed = Run([.. prefix, "apt-get", "update", "-qq"]) && Run([.. prefix, .. install, .. packages]);
        say(installed ? $"{name} is installed." : $"apt-get could not install {name}.");
        return installed;
    }

    private static bool Run(string[] command)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(command[0], command[1..])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            Task.WaitAll(output, error);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
