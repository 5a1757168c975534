using System.Reflection;
using System.Runtime.Loader;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Where one kernel's submissions and packages are loaded, so that they find each other. What the program itself has and shares is asked of
/// its own context, so that there is one of it.
/// </summary>
internal sealed class CellContext() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> natives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads a submission.</summary>
    public Assembly Take(string name, Stream image, Stream symbols)
    {
        Assembly assembly = LoadFromStream(image, symbols);
        lock (taken)
            return taken[name] = assembly;
    }

    /// <summary>What a package brings is loaded when code asks for it.</summary>
    public void Add(RestoredPackage package)
    {
        lock (taken)
        {
            foreach (string path in package.Runtime.Where(path => !FrameworkReferences.Has(path)))
                assemblies[Path.GetFileNameWithoutExtension(path)] = path;
            foreach (string path in package.Native)
                natives[Path.GetFileName(path)] = path;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path;
        lock (taken)
        {
            if (taken.TryGetValue(assemblyName.Name ?? "", out Assembly? submission))
                return submission;
            assemblies.TryGetValue(assemblyName.Name ?? "", out path);
        }

        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        lock (taken)
        {
            foreach (string prefix in (string[])["", "lib"])
            foreach (string suffix in (string[])["", ".dll", ".so", ".dylib"])
            {
                if (natives.TryGetValue(prefix + unmanagedDllName + suffix, out string? path))
                    return LoadUnmanagedDllFromPath(path);
            }
        }

        return 0;
    }
}
