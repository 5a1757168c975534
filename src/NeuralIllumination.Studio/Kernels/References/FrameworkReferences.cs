using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>The framework's assemblies, as the compiler reads them: once for the whole process.</summary>
internal static class FrameworkReferences
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Lazy<ImmutableArray<MetadataReference>> Read = new(Of);

    /// <summary>All of them, ASP.NET's left out.</summary>
    public static ImmutableArray<MetadataReference> All => Read.Value;

    /// <summary>Whether an assembly at a path is one of them.</summary>
    public static bool Holds(string path) => Path.GetDirectoryName(path) == Folder;

    /// <summary>Whether the framework brings an assembly of this name that is as new or newer: a package's own copy is then not wanted.</summary>
    /// <param name="path">The package's assembly.</param>
    public static bool Has(string path)
    {
        string own = Path.Combine(Folder, Path.GetFileName(path));
        return File.Exists(own)
            && AssemblyName.GetAssemblyName(path).Version <= AssemblyName.GetAssemblyName(own).Version;
    }

    private static ImmutableArray<MetadataReference> Of()
    {
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return
        [
            .. trusted
                .Split(Path.PathSeparator)
                .Where(Holds)
                .Distinct()
                .Select(MappedReference.Of)
                .OfType<MetadataReference>(),
        ];
    }
}
