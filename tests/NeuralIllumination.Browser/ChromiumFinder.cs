using System.Diagnostics;

namespace NeuralIllumination.Browser;

/// <summary>Finds Chromium or one of its relatives on this machine, and installs it where that is easily done.</summary>
public static class ChromiumFinder
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "msedge",
        "chrome",
    ];

    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        @"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        @"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The browser's path; null if there is none and none could be installed.</summary>
    /// <param name="say">Told what is being done, when something is.</param>
    public static string? FindOrInstall(Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (Find() is { } found)
            return found;

        // Several test programs start at once; one installs, the others wait and find.
        using FileStream turn = WaitForTurn();
        return Find() ?? (Install(say) ? Find() : null);
    }

    /// <summary>The browser's path: the environment variable CHROMIUM_PATH, else the first of the usual places; null if there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        IEnumerable<string> onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder =>
                Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            );
        return Places.Select(Environment.ExpandEnvironmentVariables).Concat(onPath).FirstOrDefault(File.Exists);
    }

    private static FileStream WaitForTurn()
    {
        string path = Path.Combine(Path.GetTempPath(), "neural-illumination-chromium.lock");
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

    private static bool Install(Action<string> say)
    {
        // CHROMIUM_PATH that leads nowhere is somebody's mistake to mend, not a reason to install a browser.
        if (!File.Exists("/usr/bin/apt-get") || Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 })
            return false;
        string[] prefix = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        if (prefix.Length > 0 && !Run([.. prefix, "true"]))
            return false;
        say("No Chromium found; installing it with apt-get, once.");
        bool installed =
            Run([.. prefix, "apt-get", "update", "-qq"])
            && Run([.. prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "chromium"]);
        say(installed ? "Chromium is installed." : "apt-get could not install Chromium.");
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
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
