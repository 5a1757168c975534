using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>C# text compiled in process, optimised as the engine is.</summary>
internal static class CSharp
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path)
                    is "System.Runtime.dll"
                        or "System.Private.CoreLib.dll"
                        or "System.Runtime.Intrinsics.dll"
            )
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Disable
    );

    /// <summary>The assembly's bytes; the text must compile.</summary>
    public static byte[] Compile(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "generated",
            [CSharpSyntaxTree.ParseText(source)],
            References,
            Options
        );
        using MemoryStream assembly = new();
        EmitResult result = compilation.Emit(assembly);
        Assert.True(result.Success, $"{string.Join('\n', result.Diagnostics)}\n{source}");
        return assembly.ToArray();
    }

    /// <summary>Loads an assembly where it can be dropped again.</summary>
    public static Type Load(byte[] assembly, string type)
    {
        AssemblyLoadContext context = new(name: null, isCollectible: true);
        using MemoryStream stream = new(assembly);
        return context.LoadFromStream(stream).GetType(type, throwOnError: true)!;
    }
}
