using NuGet.Versioning;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A package as a restore found it: paths of what it brings for this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Compile">Assemblies that code is compiled against.</param>
/// <param name="Runtime">Assemblies that are loaded.</param>
/// <param name="Native">Libraries that are no assemblies.</param>
internal sealed record RestoredPackage(
    string Name,
    NuGetVersion Version,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native
)
{
    /// <summary>Whether all of it is still on the disk.</summary>
    public bool IsThere => Compile.Concat(Runtime).Concat(Native).All(File.Exists);
}
