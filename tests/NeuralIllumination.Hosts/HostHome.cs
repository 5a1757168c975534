using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuralIllumination.Tests;

namespace NeuralIllumination.Hosts;

/// <summary>
/// A user's home that has what the README asks for: the .NET tool, and the package, just packed, in a folder that is a package source. Nothing outside
/// of it is written.
/// </summary>
public sealed partial class HostHome : IAsyncDisposable
{
    private HostHome() { }

    /// <summary>The home folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("neural-illumination-hosts-").FullName;

    /// <summary>The folder that the package was packed into.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>A folder for notebooks.</summary>
    public string Work => Path.Combine(Folder, "work");

    /// <summary>The version just packed; it has no suffix.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The line that loads exactly this package: unlike one without a version, it need not ask the sources again in each session.</summary>
    public string Load => $"#r \"nuget: NeuralIllumination, {Version}\"";

    /// <summary>Makes the home: packs, adds the source, restores the tool of the repository's manifest.</summary>
    /// <param name="configuration">The configuration to pack; what is built already need not be built again.</param>
    /// <returns>The home.</returns>
    public static async Task<HostHome> MakeAsync(string configuration = "Release")
    {
        HostHome home = new();
        Directory.CreateDirectory(home.Work);
        // The tool comes from where this user restores from; a home without that source would not find it.
        await Command.SucceedAsync(Plain("dotnet", Repository.Root, "tool", "restore")).ConfigureAwait(false);
        home.Version = PackedVersion().Match(await home.PackAsync(configuration).ConfigureAwait(false)).Groups[1].Value;

        // Only the feed is asked: what else a notebook wants is in this machine's packages, so no test needs the network.
        Directory.CreateDirectory(Path.Combine(home.Folder, ".nuget", "NuGet"));
        await File.WriteAllTextAsync(
                Path.Combine(home.Folder, ".nuget", "NuGet", "NuGet.Config"),
                "<configuration><packageSources><clear /></packageSources></configuration>"
            )
            .ConfigureAwait(false);
        await Command
            .SucceedAsync(home.Start("dotnet", "nuget", "add", "source", home.Feed, "--name", "neural-illumination"))
            .ConfigureAwait(false);

        // In a folder of its own, so that `dotnet interactive` is this tool for every notebook below.
        Directory.CreateDirectory(Path.Combine(home.Folder, ".config"));
        File.Copy(
            Repository.Path(".config", "dotnet-tools.json"),
            Path.Combine(home.Folder, ".config", "dotnet-tools.json")
        );
        ProcessStartInfo restore = home.Start("dotnet", "tool", "restore");
        restore.Environment["NUGET_PACKAGES"] = MachinePackages;
        await Command.SucceedAsync(restore).ConfigureAwait(false);
        return home;
    }

    /// <summary>A program that is to be started by the user whose home this is, in <see cref="Work"/>.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What <see cref="Process"/> needs.</returns>
    public ProcessStartInfo Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = Plain(program, Work, arguments);
        start.Environment["HOME"] = start.Environment["DOTNET_CLI_HOME"] = Folder;
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "packages");
        start.Environment["NUGET_FALLBACK_PACKAGES"] = MachinePackages;
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (string name in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_PATH", "XDG_DATA_HOME"])
            start.Environment.Remove(name);
        return start;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PackAsync(string configuration)
    {
        using IDisposable turn = await RepositoryTurn.TakeAsync().ConfigureAwait(false);
        return await Command
            .SucceedAsync(
                Plain(
                    "dotnet",
                    Repository.Root,
                    "pack",
                    "src/NeuralIllumination",
                    "-c",
                    configuration,
                    "-o",
                    Feed,
                    "-p:Fresh=true"
                )
            )
            .ConfigureAwait(false);
    }

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static ProcessStartInfo Plain(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder };
        // What a test's own runner tells its children is not meant for these.
        foreach (
            string name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    [GeneratedRegex(@"NeuralIllumination (\S+) is in ")]
    private static partial Regex PackedVersion();
}
