using System.Text.Json;
using NuGet.Versioning;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>
/// The packages that this program shares with its cells: those that the package at hand stands on. Their assemblies are loaded once, so a cell
/// gets these and no others.
/// </summary>
internal static class StudioPackages
{
    // Brings charts to another host; here they are shown without it.
    private const string ForAnotherHost = "Plotly.NET.Interactive";
    private const string Charts = "Plotly.NET";

    private static readonly Lazy<Dictionary<string, (NuGetVersion Version, string[] Assemblies)>> Read = new(Of);

    /// <summary>The version that is here; null for a package that is not shared.</summary>
    public static NuGetVersion? Version(string package) =>
        Read.Value.TryGetValue(package, out (NuGetVersion Version, string[] Assemblies) found) ? found.Version : null;

    /// <summary>
    /// What cells may be compiled against if they ask for a package that is here; null for one that is not.
    /// </summary>
    public static IReadOnlyList<string>? Assemblies(string package)
    {
        if (string.Equals(package, PackageAtHand.Name, StringComparison.OrdinalIgnoreCase))
            return PackageAtHand.Paths;
        if (string.Equals(package, ForAnotherHost, StringComparison.OrdinalIgnoreCase))
            package = Charts;
        return Read.Value.TryGetValue(package, out (NuGetVersion Version, string[] Assemblies) found)
            ? [.. found.Assemblies.SelectMany(PackageAtHand.Closure).Select(one => one.Location).Distinct()]
            : null;
    }

    private static Dictionary<string, (NuGetVersion Version, string[] Assemblies)> Of()
    {
        HashSet<string> shared = [.. PackageAtHand.Assemblies.Select(assembly => assembly.GetName().Name!)];
        Dictionary<string, (NuGetVersion Version, string[] Assemblies)> packages = new(
            StringComparer.OrdinalIgnoreCase
        );
        foreach (string path in ((string)AppContext.GetData("APP_CONTEXT_DEPS_FILES")!).Split(';'))
        {
            if (path.Length == 0 || !File.Exists(path))
                continue;
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonProperty target in file.RootElement.GetProperty("targets").EnumerateObject())
            foreach (JsonProperty library in target.Value.EnumerateObject())
            {
                string[] named = library.Name.Split('/');
                if (!library.Value.TryGetProperty("runtime", out JsonElement runtime))
                    continue;
                string[] assemblies =
                [
                    .. runtime
                        .EnumerateObject()
                        .Select(asset => Path.GetFileNameWithoutExtension(asset.Name))
                        .Where(shared.Contains),
                ];
                if (assemblies.Length > 0 && NuGetVersion.TryParse(named[1], out NuGetVersion? version))
                    packages[named[0]] = (version, assemblies);
            }
        }

        return packages;
    }
}
