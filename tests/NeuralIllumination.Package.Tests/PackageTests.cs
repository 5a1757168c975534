using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace NeuralIllumination.Package.Tests;

/// <summary>What is in the package, and that it works where nothing else of this repository is.</summary>
[Collection("builds, one after the other")]
public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private static readonly string[] Libraries =
    [
        "NeuralIllumination",
        "NeuralIllumination.Charts",
        "NeuralIllumination.Engine",
        "NeuralIllumination.Learning",
        "NeuralIllumination.Views",
    ];

    [Fact]
    public void It_holds_the_libraries_with_their_documentation_and_what_a_notebook_loads()
    {
        using ZipArchive packed = package.Open();
        string[] expected =
        [
            "README.md",
            "build/NeuralIllumination.targets",
            "buildTransitive/NeuralIllumination.targets",
            "icon.png",
            "interactive-extensions/dotnet/NeuralIllumination.Interactive.dll",
            .. Libraries.SelectMany(name => new[] { $"lib/net8.0/{name}.dll", $"lib/net8.0/{name}.xml" }),
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            packed
                .Entries.Select(entry => entry.FullName)
                .Where(name =>
                    !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal)
                )
                .Where(name => name is not ("[Content_Types].xml" or "NeuralIllumination.nuspec"))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void It_says_what_it_is_and_needs_only_what_draws()
    {
        XElement metadata = package.Nuspec().Element("metadata")!;
        Assert.Equal("MIT", metadata.Element("license")?.Value);
        Assert.Equal("README.md", metadata.Element("readme")?.Value);
        Assert.Equal("icon.png", metadata.Element("icon")?.Value);
        XDocument central = XDocument.Load(Repository.Path("Directory.Packages.props"));
        Dictionary<string, string> pinned = central
            .Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value);
        Dictionary<string, string> needed = metadata
            .Descendants("dependency")
            .ToDictionary(need => need.Attribute("id")!.Value, need => need.Attribute("version")!.Value);
        Assert.Equal(
            ["Fable.Core", "Plotly.NET", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"],
            needed.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(needed, need => Assert.Equal(pinned[need.Key], need.Value));
    }

    [Fact]
    public void The_libraries_inside_refer_to_no_host_and_carry_the_viewer_and_the_engine()
    {
        using ZipArchive packed = package.Open();
        foreach (string name in Libraries)
        {
            using MemoryStream bytes = new();
            using (Stream entry = packed.GetEntry($"lib/net8.0/{name}.dll")!.Open())
                entry.CopyTo(bytes);
            bytes.Position = 0;
            using PEReader file = new(bytes);
            MetadataReader reader = file.GetMetadataReader();
            string[] references =
            [
                .. reader.AssemblyReferences.Select(handle =>
                    reader.GetString(reader.GetAssemblyReference(handle).Name)
                ),
            ];
            Assert.DoesNotContain(references, reference => reference.Contains("Interactive", StringComparison.Ordinal));
            Assert.DoesNotContain(references, reference => reference.Contains("Verso", StringComparison.Ordinal));
            if (name != "NeuralIllumination.Views")
                continue;
            string[] resources =
            [
                .. reader.ManifestResources.Select(handle => reader.GetString(reader.GetManifestResource(handle).Name)),
            ];
            Assert.Contains("engine.wasm", resources);
            Assert.Contains("web/start.js", resources);
        }
    }

    [Fact]
    public void The_symbols_are_beside_it()
    {
        using ZipArchive symbols = package.Open("snupkg");
        Assert.Equal(
            Libraries.Select(name => $"lib/net8.0/{name}.pdb").Order(StringComparer.Ordinal),
            symbols
                .Entries.Select(entry => entry.FullName)
                .Where(name => name.EndsWith(".pdb", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Packing_prints_what_to_type_in_a_notebook()
    {
        Assert.Contains(
            $"dotnet nuget add source \"{package.Feed}\" --name neural-illumination\n",
            package.Said,
            StringComparison.Ordinal
        );
        Assert.Contains("#r \"nuget: NeuralIllumination\"\n", package.Said, StringComparison.Ordinal);
        // Without a suffix, which a bare #r would pass over, and higher than what was packed before.
        Assert.Matches(@"^0\.1\.\d{8,9}$", package.Version);
    }

    // In a folder of its own: no central versions, no lock file, only this machine's package source and the feed.
    [Fact]
    public async Task A_program_outside_the_repository_trains_with_it_and_shows_what_it_learned_trimmed_into_one_file_too()
    {
        string folder = Directory.CreateDirectory(Path.Combine(package.Folder, "program")).FullName;
        string machine =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><add key="feed" value="{package.Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """
        );
        Write(
            "program.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NeuralIllumination" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """
        );
        Write(
            "program.cs",
            """
            using NeuralIllumination;

            var training = new Training(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
            training.Run(epochs: 200);
            Console.WriteLine(training.Fingerprint);
            // A program, or a host, that looks at everything there is.
            string[] libraries = ["Charts", "Views", "Learning", "Engine"];
            Console.WriteLine(
                libraries.Sum(name => System.Reflection.Assembly.Load("NeuralIllumination." + name).GetTypes().Length) > 100
            );
            Console.WriteLine(training.Illuminate().ToHtml().Length > 50_000);
            Console.WriteLine(training.Plot().ToHtml().Contains("plotly"));
            Console.WriteLine(training.ToPng().Length > 1000);
            """
        );
        string[] expected = ["793eb911119c0633", "True", "True", "True", "True"];
        Assert.Equal(expected, Lines(await DotnetCommand.RunAsync(folder, "run"))[^5..]);

        // The number is the one that the package's own page promises.
        Assert.Contains(
            expected[0],
            File.ReadAllText(Repository.Path("src", "NeuralIllumination", "README.md")),
            StringComparison.Ordinal
        );

        // As one file, from which everything that nobody seems to use was taken, it is the same program.
        string published = Path.Combine(folder, "published");
        await DotnetCommand.RunAsync(
            folder,
            "publish",
            "-r",
            System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
            "--self-contained",
            "-p:PublishSingleFile=true;PublishTrimmed=true",
            "-o",
            published
        );
        Assert.Equal(expected, Lines(await DotnetCommand.RunProgramAsync(Path.Combine(published, "program"), folder)));

        static string[] Lines(string said) => said.ReplaceLineEndings("\n").TrimEnd().Split('\n');

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }
}
