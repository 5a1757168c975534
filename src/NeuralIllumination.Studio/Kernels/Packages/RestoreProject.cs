using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>The throw-away project whose restore finds packages.</summary>
internal static class RestoreProject
{
    /// <summary>The project's text.</summary>
    /// <param name="packages">Names and versions.</param>
    /// <param name="sources">Sources beside the configured ones: addresses and folders.</param>
    /// <param name="folder">Where configuration is looked for, there and above.</param>
    public static string Text(
        IEnumerable<(string Name, string Version)> packages,
        IEnumerable<string> sources,
        string folder
    ) =>
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                // Native libraries are then those of this machine.
                new XElement("UseCurrentRuntimeIdentifier", true),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("NuGetAudit", false),
                new XElement("RestoreRootConfigDirectory", Escaped(folder)),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources.Select(Escaped)))
            ),
            new XElement(
                "ItemGroup",
                packages.Select(package => new XElement(
                    "PackageReference",
                    new XAttribute("Include", Escaped(package.Name)),
                    new XAttribute("Version", package.Version)
                ))
            )
        ).ToString();

    /// <summary>A name for a project's text: the same for the same text.</summary>
    public static string Key(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>A text that MSBuild takes as it stands.</summary>
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(character =>
                "%$@'();?*".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:x2}" : $"{character}"
            )
        );
}
