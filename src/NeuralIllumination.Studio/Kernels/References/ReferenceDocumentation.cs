using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// What stands in an assembly's documentation files, looked up when somebody asks and not kept: the framework's alone have thirty million
/// characters.
/// </summary>
internal sealed class ReferenceDocumentation : DocumentationProvider
{
    // Most of what the framework's inner assemblies hold is described here.
    private static readonly string[] Usual = ["System.Runtime.xml", "System.Collections.xml"];

    private static readonly Lazy<string[]> Framework = new(FrameworkFiles);

    private readonly string path;

    private ReferenceDocumentation(string path) => this.path = path;

    /// <summary>The documentation of an assembly.</summary>
    /// <param name="path">Where the assembly is.</param>
    public static DocumentationProvider Of(string path) => new ReferenceDocumentation(path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReferenceDocumentation other && other.path == path;

    /// <inheritdoc/>
    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(
        string documentationMemberID,
        CultureInfo preferredCulture,
        CancellationToken cancellationToken = default
    ) =>
        Files()
            .Select(file => Member(file, documentationMemberID, cancellationToken))
            .FirstOrDefault(text => text.Length > 0, "");

    private IEnumerable<string> Files()
    {
        string own = Path.ChangeExtension(path, ".xml");
        if (!FrameworkReferences.Holds(path))
            return File.Exists(own) ? [own] : [];
        string name = Path.GetFileName(own);
        return Framework
            .Value.Where(file => Path.GetFileName(file) == name)
            .Concat(Usual.SelectMany(usual => Framework.Value.Where(file => Path.GetFileName(file) == usual)))
            .Concat(Framework.Value)
            .Distinct();
    }

    private static string Member(string file, string id, CancellationToken cancellation)
    {
        string opening = $"<member name=\"{id}\">";
        bool isInside = false;
        List<string> lines = [];
        foreach (string line in File.ReadLines(file))
        {
            cancellation.ThrowIfCancellationRequested();
            int start = isInside ? 0 : line.IndexOf(opening, StringComparison.Ordinal);
            if (start < 0)
                continue;
            string rest = isInside ? line : line[(start + opening.Length)..];
            isInside = true;
            int end = rest.IndexOf("</member>", StringComparison.Ordinal);
            lines.Add(end < 0 ? rest : rest[..end]);
            if (end >= 0)
                break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>Those that the SDK brings for who compiles; none where there is no SDK.</summary>
    private static string[] FrameworkFiles()
    {
        string packs = Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "..",
                "..",
                "..",
                "packs",
                "Microsoft.NETCore.App.Ref"
            )
        );
        string inside = Path.Combine("ref", $"net{Environment.Version.Major}.0");
        return Directory.Exists(packs)
            ?
            [
                .. Directory
                    .EnumerateDirectories(packs)
                    .Select(version => Path.Combine(version, inside))
                    .Where(Directory.Exists)
                    .Order(StringComparer.Ordinal)
                    .TakeLast(1)
                    .SelectMany(folder => Directory.EnumerateFiles(folder, "*.xml"))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }
}
