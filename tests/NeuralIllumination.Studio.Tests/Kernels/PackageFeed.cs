using System.IO.Compression;
using System.Security;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Kernels.Packages;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A notebook's folder that is configured to take packages from a folder beside it and from nowhere else, and keeps them beside it too.</summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PackageFeed()
    {
        Directory.CreateDirectory(folder["feed"]);
        Configure("feed");
    }

    public string Path => folder.Path;

    /// <summary>A kernel of the notebook.</summary>
    /// <param name="dotnet">The program that restores; null for the real one.</param>
    public CSharpKernel Kernel(string? dotnet = null) =>
        new(new PackageRestore(folder["kept"], dotnet ?? KernelLaunch.Dotnet())) { Folder = Path };

    /// <summary>Names the one source that there is.</summary>
    public void Configure(string source) =>
        folder.Write(
            "nuget.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="global" /></config>
              <packageSources><clear /><add key="only" value="{source}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """
        );

    /// <summary>Packs code.</summary>
    /// <param name="name">The package's name, and its assembly's.</param>
    /// <param name="version">Its version.</param>
    /// <param name="code">Its C#.</param>
    /// <param name="needs">Packages of the feed that it needs, by name and version.</param>
    /// <param name="native">A native library and the file it is.</param>
    /// <param name="feed">The folder it goes into.</param>
    public void Pack(
        string name,
        string version,
        string code,
        IReadOnlyList<(string Name, string Version, string Assembly)>? needs = null,
        (string Name, string Path)? native = null,
        string feed = "feed"
    )
    {
        Directory.CreateDirectory(folder[feed]);
        string assembly = System.IO.Path.Combine(folder[feed], $"{name}.{version}.dll");
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [
                .. FrameworkReferences.All,
                .. (needs ?? []).Select(need => MetadataReference.CreateFromFile(need.Assembly)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        Assert.Empty(compilation.Emit(assembly).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        using ZipArchive zip = ZipFile.Open(
            System.IO.Path.Combine(folder[feed], $"{name}.{version}.nupkg"),
            ZipArchiveMode.Create
        );
        string dependencies = string.Concat(
            (needs ?? []).Select(need => $"<dependency id=\"{need.Name}\" version=\"{need.Version}\" />")
        );
        using (StreamWriter nuspec = new(zip.CreateEntry($"{name}.nuspec").Open()))
            nuspec.Write(
                $"<package><metadata><id>{name}</id><version>{SecurityElement.Escape(version)}</version><authors>a</authors><description>d</description><dependencies><group targetFramework=\"net8.0\">{dependencies}</group></dependencies></metadata></package>"
            );
        zip.CreateEntryFromFile(assembly, $"lib/net8.0/{name}.dll");
        if (native is { } library)
            zip.CreateEntryFromFile(
                library.Path,
                $"runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native/{library.Name}"
            );
    }

    /// <summary>An assembly that was packed.</summary>
    public string Assembly(string name, string version) =>
        System.IO.Path.Combine(folder["feed"], $"{name}.{version}.dll");

    public void Dispose() => folder.Dispose();
}
