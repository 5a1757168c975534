using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// What cells may call without a package: the folder <c>Cells</c>, compiled at run time into an assembly of its own, so that cells need no
/// reference to this program.
/// </summary>
internal static class CellLibrary
{
    /// <summary>The class whose members every cell sees by their bare names.</summary>
    public const string Import = "Illuminate.Showing";

    private const string Handle = "Illuminate.DisplayedValue";

    private static readonly Lazy<(byte[] Image, MetadataReference Reference)> Compiled = new(Compile);
    private static readonly Lazy<Assembly> Loaded = new(Load);

    /// <summary>What cells refer to, with its documentation.</summary>
    public static MetadataReference Reference => Compiled.Value.Reference;

    /// <summary>Makes it ready to be called in this process.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Whether a value is the handle of something that is shown already.</summary>
    public static bool IsHandle(object value) => value.GetType().FullName == Handle;

    private static (byte[] Image, MetadataReference Reference) Compile()
    {
        CSharpParseOptions options = new(LanguageVersion.Latest, DocumentationMode.Parse);
        Assembly here = typeof(CellLibrary).Assembly;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "illuminate.cells",
            here.GetManifestResourceNames()
                .Where(name => name.StartsWith("cells/", StringComparison.Ordinal))
                .Select(name =>
                {
                    using Stream stream = here.GetManifestResourceStream(name)!;
                    return CSharpSyntaxTree.ParseText(SourceText.From(stream, Encoding.UTF8), options, name);
                }),
            FrameworkReferences.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release
            )
        );
        using MemoryStream image = new();
        using MemoryStream documentation = new();
        if (compilation.Emit(image, xmlDocumentationStream: documentation) is { Success: false } failed)
            throw new InvalidOperationException($"The cells' library does not compile: {failed.Diagnostics[0]}");
        return (
            image.ToArray(),
            MetadataReference.CreateFromImage(
                image.ToArray(),
                documentation: XmlDocumentationProvider.CreateFromBytes(documentation.ToArray())
            )
        );
    }

    private static Assembly Load()
    {
        using MemoryStream image = new(Compiled.Value.Image);
        Assembly assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        assembly
            .GetType(Import, throwOnError: true)!
            .GetField("Host", BindingFlags.Static | BindingFlags.NonPublic)!
            .SetValue(null, (Func<object?, string[], bool, Action<object?>>)CellDisplay.Show);
        return assembly;
    }
}
