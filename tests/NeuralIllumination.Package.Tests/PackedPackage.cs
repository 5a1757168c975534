using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralIllumination.Package.Tests;

/// <summary>The package, packed once for all tests into a feed of its own outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("neural-illumination-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>What the command printed.</summary>
    public string Said { get; private set; } = "";

    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Said = await DotnetCommand.RunAsync(
            Repository.Root,
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
