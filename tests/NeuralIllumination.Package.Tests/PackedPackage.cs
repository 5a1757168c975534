using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralIllumination.Package.Tests;

/// <summary>
/// The package, packed once for all tests into a feed of its own outside the repository, from a copy of the sources that nobody has built: as on
/// a fresh clone, packing has to restore and build the adapter itself.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("neural-illumination-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>What the command printed.</summary>
    public string Said { get; private set; } = "";

    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await CopySources();
        Said = await DotnetCommand.RunAsync(
            Sources,
            "pack",
            "src/NeuralIllumination",
            "-c",
            DotnetCommand.Configuration,
            "-o",
            Feed,
            "-p:Fresh=true"
        );
        Version = Regex.Match(Said, @"NeuralIllumination (\S+) is in ").Groups[1].Value;
    }

    private string Sources => Path.Combine(Folder, "sources");

    private async Task CopySources()
    {
        string listed = await Git(
            "ls-files",
            "-co",
            "--exclude-standard",
            "-z",
            "--",
            "src",
            "tools",
            "*.props",
            "*.json",
            "LICENSE",
            ".editorconfig"
        );
        foreach (
            string file in listed
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(file => File.Exists(Repository.Path(file)))
        )
        {
            string copy = Path.Combine(Sources, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.Path(file), copy);
        }
    }

    private static async Task<string> Git(params string[] arguments)
    {
        using Process git = Process.Start(
            new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true }
        )!;
        string said = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
        return said;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal ZipArchive Open(string extension = "nupkg") =>
        ZipFile.OpenRead(Path.Combine(Feed, $"NeuralIllumination.{Version}.{extension}"));

    internal XElement Nuspec()
    {
        using ZipArchive package = Open();
        using Stream text = package.GetEntry("NeuralIllumination.nuspec")!.Open();
        XElement root = XElement.Load(text);
        foreach (XElement element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root;
    }
}
