using System.Reflection;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>The package that cells may ask for: the very assemblies this program was built with, and what they need.</summary>
internal static class PackageAtHand
{
    public const string Name = "NeuralIllumination";

    private static readonly Lazy<IReadOnlyList<Assembly>> Loaded = new(() => Closure(Name));

    /// <summary>The package's assemblies and those it depends on, the framework's left out.</summary>
    public static IReadOnlyList<Assembly> Assemblies => Loaded.Value;

    /// <summary>Where they are.</summary>
    public static IReadOnlyList<string> Paths => [.. Assemblies.Select(assembly => assembly.Location)];

    /// <summary>An assembly of this program and those it depends on, the framework's left out.</summary>
    /// <param name="name">Its simple name.</param>
    public static IReadOnlyList<Assembly> Closure(string name)
    {
        List<Assembly> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<AssemblyName> open = new([new AssemblyName(name)]);
        while (open.TryDequeue(out AssemblyName? next))
        {
            if (!seen.Add(next.Name!))
                continue;
            Assembly assembly = Assembly.Load(next);
            if (FrameworkReferences.Holds(assembly.Location))
                continue;
            found.Add(assembly);
            foreach (AssemblyName needed in assembly.GetReferencedAssemblies())
                open.Enqueue(needed);
        }

        return found;
    }
}
