using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace NeuralIllumination.Package.Tests;

/// <summary>The package's extension.dib, as it is, run against the stand-in host.</summary>
internal static class ExtensionScript
{
    public static string Path { get; } = Repository.Path("src", "NeuralIllumination", "extension.dib");

    public static string[] Lines => File.ReadAllLines(Path);

    /// <summary>Its C#: all after the line that says so.</summary>
    public static string Code => string.Join('\n', Lines.SkipWhile(line => line != "#!csharp").Skip(1));

    /// <summary>Loads it into a kernel of its own; the names it left behind come back.</summary>
    public static async Task<(Kernel Kernel, KernelInvocationContext Context, IReadOnlyList<string> Left)> LoadAsync()
    {
        Kernel kernel = new();
        KernelInvocationContext context = new(kernel, new KernelCommand("#r"));
        // No imports: its names are whole.
        ScriptState<object> state = await CSharpScript.RunAsync(
            Code,
            ScriptOptions.Default.WithReferences(
                typeof(Kernel).Assembly,
                typeof(Neural).Assembly,
                typeof(Views.View).Assembly,
                typeof(InvalidInputException).Assembly,
                typeof(Activation).Assembly,
                typeof(Charts.PlotView).Assembly
            )
        );
        return (kernel, context, [.. state.Variables.Select(variable => variable.Name)]);
    }
}
