using System.Text.Json;
using NuGet.Versioning;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>Reads what the SDK's restore writes: <c>project.assets.json</c>.</summary>
internal static class AssetsFile
{
    /// <summary>The packages, the asked ones and those they need.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<RestoredPackage> Read(string path)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = file.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        JsonElement libraries = root.GetProperty("libraries");
        // The last target is the one with this machine's identifier, which names native libraries.
        return [.. root.GetProperty("targets").EnumerateObject().Last().Value.EnumerateObject().Select(Package)];

        RestoredPackage Package(JsonProperty entry)
        {
            string[] named = entry.Name.Split('/');
            string inside = libraries.GetProperty(entry.Name).GetProperty("path").GetString()!;
            string folder = folders
                .Select(place => Path.Combine(place, inside))
                .FirstOrDefault(Directory.Exists, Path.Combine(folders[0], inside));
            return new RestoredPackage(
                named[0],
                NuGetVersion.Parse(named[1]),
                Files("compile"),
                Files("runtime"),
                Files("native")
            );

            string[] Files(string kind) =>
                entry.Value.TryGetProperty(kind, out JsonElement files)
                    ?
                    [
                        .. files
                            .EnumerateObject()
                            // "_._" stands where a package says that it brings nothing.
                            .Where(asset => Path.GetFileName(asset.Name) != "_._")
                            .Select(asset => Path.GetFullPath(Path.Combine(folder, asset.Name))),
                    ]
                    : [];
        }
    }
}
