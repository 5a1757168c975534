using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// C# scripting: each submission sees what those before it declared. A submission's variables are there from its first statement on, so that
/// they are kept however it ends.
/// </summary>
internal sealed class Submissions
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly CellContext context = new();
    private ImmutableArray<MetadataReference> references = FrameworkReferences.All.AddRange(
        StopCheckCode.Reference,
        CellLibrary.Reference
    );
    private ImmutableHashSet<string> referred = [];
    private CSharpCompilation? previous;
    private object?[] instances = new object?[16];
    private int count;

    public Submissions() => CellLibrary.EnsureLoaded();

    /// <summary>The namespaces that every cell sees, and the class of what it may call by its bare name.</summary>
    public static ImmutableArray<string> Imports { get; } =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading.Tasks",
        CellLibrary.Import,
    ];

    /// <summary>Further submissions see these assemblies; of two of one name the one that came last.</summary>
    /// <param name="paths">Where they are; those that are seen already may be among them.</param>
    public void Refer(IEnumerable<string> paths)
    {
        string[] more = [.. paths.Except(referred)];
        if (more.Length == 0)
            return;
        referred = referred.Union(more);
        HashSet<string?> names = [.. more.Select(Path.GetFileName)];
        references =
        [
            .. references.Where(reference => !names.Contains(Path.GetFileName(reference.Display))),
            .. more.Select(MappedReference.Of).OfType<MetadataReference>(),
        ];
    }

    /// <summary>Code may load what a package brings.</summary>
    public void Add(RestoredPackage package) => context.Add(package);

    /// <summary>Compiles a submission.</summary>
    /// <param name="text">The code.</param>
    /// <param name="path">The name that stack frames know it by.</param>
    /// <param name="errors">The compiler's errors, in order; a submission with errors was never there.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Starts it; null if there is nothing to execute or there are errors.</returns>
    public Func<Task<object>>? Compile(
        string text,
        string path,
        out IReadOnlyList<Diagnostic> errors,
        CancellationToken cancellation
    )
    {
        CSharpCompilation written = Compilation(text, path);
        errors = [.. written.GetDiagnostics(cancellation).Where(found => found.Severity == DiagnosticSeverity.Error)];
        if (errors.Count > 0)
            return null;
        SyntaxTree tree = written.SyntaxTrees[0];
        CSharpCompilation stoppable = Compilation(StopChecks.Insert(written.GetSemanticModel(tree)), path);
        Func<object?[], Task<object>>? start = Load(stoppable, out bool isWhole, cancellation);
        if (!isWhole)
        {
            // A construct that the checks do not fit runs without them.
            start = Load(stoppable = written, out isWhole, cancellation);
            if (!isWhole)
            {
                errors = [.. written.Emit(Stream.Null, cancellationToken: cancellation).Diagnostics];
                return null;
            }
        }

        // The compiler keeps over a megabyte for each submission that later ones see. One that declares nothing is none: what comes next takes its
        // place, and a loop that is run and stopped hundreds of times leaves hardly anything behind.
        if (Declares(stoppable))
            previous = stoppable;
        count++;
        if (start is null)
            return null;
        if (instances.Length < count + 2)
            Array.Resize(ref instances, 2 * instances.Length);
        return () => start(instances);
    }

    /// <summary>Whether later submissions could name anything of a submission's.</summary>
    private static bool Declares(CSharpCompilation submission) =>
        submission.SyntaxTrees[0].GetCompilationUnitRoot() is { Usings.Count: > 0 } or { Externs.Count: > 0 }
        || submission.ScriptClass!.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    private CSharpCompilation Compilation(string text, string path) =>
        CSharpCompilation.CreateScriptCompilation(
            $"cell-{Guid.NewGuid():N}",
            CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Script, path),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                scriptClassName: $"Submission#{count}",
                usings: Imports,
                allowUnsafe: true,
                concurrentBuild: false,
                assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default
            ),
            previous,
            typeof(object)
        );

    /// <summary>Loads a submission.</summary>
    /// <param name="compilation">The submission.</param>
    /// <param name="isWhole">Whether it compiles.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What starts it; null where there is nothing to execute.</returns>
    private Func<object?[], Task<object>>? Load(
        CSharpCompilation compilation,
        out bool isWhole,
        CancellationToken cancellation
    )
    {
        using MemoryStream image = new();
        using MemoryStream symbols = new();
        EmitResult emitted = compilation.Emit(
            image,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            cancellationToken: cancellation
        );
        isWhole = emitted.Diagnostics.All(found => found.Severity != DiagnosticSeverity.Error);
        if (!emitted.Success)
            return null;
        image.Position = symbols.Position = 0;
        Assembly assembly = context.Take(compilation.AssemblyName!, image, symbols);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        MethodInfo factory = assembly
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return factory.CreateDelegate<Func<object?[], Task<object>>>();
    }
}
