using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>The package that cells may ask for: the very assemblies this program was built with, and what they need.</summary>
internal static class PackageAtHand
{
    public const string Name = "NeuralIllumination";

    private static readonly Lazy<IReadOnlyList<Assembly>> Loaded = new(Load);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Read = new(() =>
        [.. Assemblies.Select(assembly => MappedReference.Of(assembly.Location)).OfType<MetadataReference>()]
    );

    /// <summary>The package's assemblies and those it depends on, the framework's left out.</summary>
    public static IReadOnlyList<Assembly> Assemblies => Loaded.Value;

    /// <summary>The same as the compiler reads them.</summary>
    public static IReadOnlyList<MetadataReference> References => Read.Value;

    private static List<Assembly> Load()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        List<Assembly> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<AssemblyName> open = new([new AssemblyName(Name)]);
        while (open.TryDequeue(out AssemblyName? name))
        {
            if (!seen.Add(name.Name!))
                continue;
            Assembly assembly = Assembly.Load(name);
            if (Path.GetDirectoryName(assembly.Location) == framework)
                continue;
            found.Add(assembly);
            foreach (AssemblyName needed in assembly.GetReferencedAssemblies())
                open.Enqueue(needed);
        }

        return found;
    }
}
