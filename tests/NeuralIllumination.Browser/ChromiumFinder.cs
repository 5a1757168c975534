namespace NeuralIllumination.Browser;

/// <summary>Finds Chromium or one of its relatives on this machine, and installs it where that is easily done.</summary>
public static class ChromiumFinder
{
    // The shell first: a whole browser also draws windows that nobody sees, and opens a page at thrice the cost.
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chrome-headless-shell",
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
        "/usr/bin/chromium-headless-shell",
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
        // CHROMIUM_PATH that leads nowhere is somebody's mistake to mend, not a reason to install a browser.
        return Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 }
            ? Find()
            : AptGet.FindOrInstall("Chromium", Find, say, "chromium-headless-shell")
                ?? AptGet.FindOrInstall("Chromium", Find, say, "chromium");
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
}
