using NeuralIllumination.Studio.Notebooks;
using NuGet.Versioning;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>
/// The packages of one kernel. Those that the Studio shares are its own; others are restored, and keep their version as long as the kernel
/// lives, for what is loaded cannot be loaded otherwise.
/// </summary>
/// <param name="restore">Finds packages.</param>
internal sealed class KernelPackages(PackageRestore restore)
{
    private readonly Dictionary<string, NuGetVersion> here = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Name, string Version)> granted = [];
    private readonly List<string> sources = [];
    private readonly HashSet<string> compiled = new(StringComparer.Ordinal);

    /// <summary>Paths of what cells are compiled against, besides the framework.</summary>
    public IReadOnlyCollection<string> References => compiled;

    /// <summary>Hears of assemblies and native libraries that code may ask for from here on.</summary>
    public required Action<RestoredPackage> Restored { private get; init; }

    /// <summary>Gives a cell what it asks for.</summary>
    /// <param name="asked">The cell's lines.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="outputs">Where a bar moves while it takes long.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CellException">A package that is not to be had.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Take(CellDirectives asked, string folder, CellOutputs outputs, CancellationToken cancellation)
    {
        sources.AddRange(asked.Sources.Select(source => Source(source, folder)).Except(sources));
        List<PackageLine> open = [];
        foreach (PackageLine line in asked.Packages)
        {
            Check(line);
            if (StudioPackages.Assemblies(line.Name) is { } shared)
                compiled.UnionWith(shared);
            else if (!here.TryGetValue(line.Name, out NuGetVersion? there))
                open.Add(line);
            else if (!granted.Contains((line.Name, line.Version)) && !line.Takes(there))
                throw line.Refused(
                    $"{line.Words} cannot come beside {line.Name} {there}, which this kernel has already. Restart the kernel to change the version."
                );
        }

        CheckTwice(open);
        if (open.Count > 0)
            Restore(open, folder, outputs, cancellation);
    }

    /// <summary>The package's version must be one, and fit the one that the Studio shares.</summary>
    private static void Check(PackageLine line)
    {
        if (!VersionRange.TryParse(line.Version, out VersionRange? range))
            throw line.Refused(
                $"\"{line.Version}\" is no version of a package; expected one such as 1.2.3, 1.2.* or * in #r \"nuget: {line.Name}, VERSION\"."
            );
        if (
            StudioPackages.Version(line.Name) is { } shared
            && !line.Name.Equals(PackageAtHand.Name, StringComparison.OrdinalIgnoreCase)
            && !range.Satisfies(shared)
        )
            throw line.Refused(Newer(line.Words, line.Name, shared));
    }

    private static void CheckTwice(List<PackageLine> open)
    {
        foreach (
            IGrouping<string, PackageLine> same in open.GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase)
        )
        {
            PackageLine first = same.First();
            if (same.FirstOrDefault(line => line.Version != first.Version) is { } second)
                throw second.Refused($"{second.Words} cannot come beside {first.Words}, which this cell asks for too.");
        }
    }

    private void Restore(List<PackageLine> open, string folder, CellOutputs outputs, CancellationToken cancellation)
    {
        string wanted = string.Join(", ", open.Select(line => line.Words).Distinct());
        Action<Output> put = outputs.Add(RestoreBar.Moving(wanted));
        bool isDone = false;
        try
        {
            string[] absent = [.. sources.Where(source => Path.IsPathRooted(source) && !Directory.Exists(source))];
            string project = RestoreProject.Text(
                [
                    .. here.Select(package => (package.Key, $"[{package.Value}]")),
                    .. open.Select(line => (line.Name, line.Version)).Distinct(),
                ],
                sources.Except(absent),
                folder
            );
            IReadOnlyList<RestoredPackage> found = restore.Find(
                project,
                open.All(line => NuGetVersion.TryParse(line.Version, out _)),
                output => open[0].Refused(RestoreTrouble.Line(wanted, output, absent)),
                cancellation
            );
            foreach (RestoredPackage package in found)
                CheckShared(package, open[0]);
            foreach (RestoredPackage package in found)
                Add(package);
            granted.UnionWith(open.Select(line => (line.Name, line.Version)));
            put(RestoreBar.Done(string.Join(", ", open.Select(line => $"{line.Name} {here[line.Name]}").Distinct())));
            isDone = true;
        }
        finally
        {
            if (!isDone)
                put(RestoreBar.Over(wanted));
        }
    }

    private static void CheckShared(RestoredPackage package, PackageLine asked)
    {
        if (
            StudioPackages.Version(package.Name) is { } shared
            && !package.Name.Equals(PackageAtHand.Name, StringComparison.OrdinalIgnoreCase)
            && package.Version > shared
        )
            throw asked.Refused(
                Newer($"{asked.Words}, which needs {package.Name} {package.Version},", package.Name, shared)
            );
    }

    private void Add(RestoredPackage package)
    {
        if (StudioPackages.Assemblies(package.Name) is { } shared)
        {
            compiled.UnionWith(shared);
            return;
        }

        if (!here.TryAdd(package.Name, package.Version))
            return;
        compiled.UnionWith(package.Compile.Where(path => !FrameworkReferences.Has(path)));
        Restored(package);
    }

    private static string Newer(string what, string name, NuGetVersion shared) =>
        $"{what} cannot come beside {name} {shared}, which the Studio itself uses. Ask for a version that goes with it, or for none.";

    private static string Source(string source, string folder) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);
}
