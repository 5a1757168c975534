using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Tests.House;

/// <summary>
/// Whose work the package asks for and the Studio contains, by each package's own word; THIRD-PARTY.md lists it, and NI_ACCEPT=1 writes the list anew.
/// A licence that nobody here has read fails.
/// </summary>
public sealed partial class LicenceTests
{
    private const string Mark = "<!-- The list below is written by LicenceTests. -->\n";

    // Each allows use, change and passing on, and asks for its text to be kept.
    private static readonly string[] Read = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    // Packages of an older form, which name an address or a file in the place of a licence: what stands there was read.
    private static readonly Dictionary<string, string> ByHand = new()
    {
        ["Fable.Core"] = "MIT",
        ["System.Data.DataSetExtensions"] = "MIT",
    };

    [Fact]
    public void Every_package_that_goes_out_is_listed_with_its_licence()
    {
        StringBuilder list = new(
            "| package | version | licence | in the package's needs | in the Studio |\n|---|---|---|---|---|\n"
        );
        SortedDictionary<string, (string Version, bool InPackage)> packages = new(StringComparer.OrdinalIgnoreCase);
        Add(packages, "NeuralIllumination.Studio", inPackage: false);
        Add(packages, "NeuralIllumination", inPackage: true);
        foreach ((string name, (string version, bool inPackage)) in packages)
        {
            string licence = Licence(name, version);
            Assert.True(
                Read.Contains(licence),
                $"{name} {version} has the licence \"{licence}\", which is none of {string.Join(", ", Read)}."
            );
            list.Append($"| {name} | {version} | {licence} | {(inPackage ? "yes" : "")} | yes |\n");
        }

        string path = Repository.Path("THIRD-PARTY.md");
        string said = File.ReadAllText(path);
        string head = said[..(said.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)];
        if (Environment.GetEnvironmentVariable("NI_ACCEPT") == "1")
            File.WriteAllText(path, $"{head}\n{list}");
        Assert.Equal($"{head}\n{list}", File.ReadAllText(path));
    }

    private static void Add(
        SortedDictionary<string, (string Version, bool InPackage)> packages,
        string project,
        bool inPackage
    )
    {
        using JsonDocument file = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("src", project, "packages.lock.json"))
        );
        foreach (JsonProperty framework in file.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (JsonProperty package in framework.Value.EnumerateObject())
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    packages[package.Name] = (package.Value.GetProperty("resolved").GetString()!, inPackage);
            }
        }
    }

    private static string Licence(string name, string version)
    {
        if (ByHand.TryGetValue(name, out string? licence))
            return licence;
        string folder =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string about = Path.Combine(folder, name.ToLowerInvariant(), version, $"{name.ToLowerInvariant()}.nuspec");
        Assert.True(File.Exists(about), $"{name} {version} has not been restored.");
        return Expression().Match(File.ReadAllText(about)) is { Success: true } said ? said.Groups[1].Value : "unknown";
    }

    [GeneratedRegex("<license type=\"expression\">([^<]*)</license>")]
    private static partial Regex Expression();
}
