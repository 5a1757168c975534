using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>The framework's assemblies, as the compiler reads them: once for the whole process.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Read = new(Of);

    /// <summary>All of them, ASP.NET's left out.</summary>
    public static ImmutableArray<MetadataReference> All => Read.Value;

    private static ImmutableArray<MetadataReference> Of()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return
        [
            .. trusted
                .Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(MappedReference.Of)
                .OfType<MetadataReference>(),
        ];
    }
}
