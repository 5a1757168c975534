using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// The code behind the checks that <see cref="StopChecks"/> inserts: an assembly of one class, made at run time, so that cells need no reference
/// to this program. A check costs the reading of one static field while nothing is to be stopped.
/// </summary>
internal static class StopCheckCode
{
    /// <summary>The class, hidden from completion.</summary>
    public const string ClassName = "__illuminate";

    /// <summary>The check in a loop.</summary>
    public const string Check = $"global::{ClassName}.Check();";

    /// <summary>The check where a method begins.</summary>
    public const string Enter = $"global::{ClassName}.Enter();";

    /// <summary>The token that stops the cell.</summary>
    public const string Token = $"global::{ClassName}.Token";

    private const string Source = $$"""
        public static class {{ClassName}}
        {
            public static volatile bool Wanted;
            public static System.Action Stop;
            public static System.Func<System.Threading.CancellationToken> Stopping;
            public static System.Threading.CancellationToken Token => Stopping();
            public static void Check() { if (Wanted) Stop(); }
            public static void Enter()
            {
                if (Wanted) Stop();
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            }
        }
        """;

    private static readonly Lazy<(MetadataReference Reference, FieldInfo Wanted)> Made = new(Make);

    /// <summary>What cells refer to.</summary>
    public static MetadataReference Reference => Made.Value.Reference;

    /// <summary>Whether checks ask from here on.</summary>
    public static bool Wanted
    {
        set => Made.Value.Wanted.SetValue(null, value);
    }

    private static (MetadataReference Reference, FieldInfo Wanted) Make()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "illuminate.checks",
            [CSharpSyntaxTree.ParseText(Source)],
            FrameworkReferences.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Disable
            )
        );
        using MemoryStream image = new();
        if (compilation.Emit(image) is { Success: false, Diagnostics: ImmutableArray<Diagnostic> errors })
            throw new InvalidOperationException($"The checks do not compile: {errors[0]}");
        image.Position = 0;
        Type type = AssemblyLoadContext.Default.LoadFromStream(image).GetType(ClassName, throwOnError: true)!;
        type.GetField("Stop")!.SetValue(null, (Action)CellInterruption.StopHere);
        type.GetField("Stopping")!.SetValue(null, (Func<CancellationToken>)(() => CellInterruption.Token));
        return (MetadataReference.CreateFromImage(image.ToArray()), type.GetField("Wanted")!);
    }
}
