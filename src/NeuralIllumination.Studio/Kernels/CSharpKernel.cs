using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// C# scripting in this process. A cell runs on a thread of its own; one that is given up is abandoned to it. Relative paths are taken from
/// the folder that the program was started in.
/// </summary>
internal sealed class CSharpKernel : IKernel
{
    // A cell's recursion may go as deep as a program's on any system.
    private const int StackSize = 16 * 1024 * 1024;

    private static readonly ImmutableArray<MetadataReference> Framework = FrameworkReferences();

    private readonly InteractiveAssemblyLoader loader = new();
    private ScriptOptions options = ScriptOptions
        .Default.WithReferences(Framework)
        .WithImports(
            "System",
            "System.Collections.Generic",
            "System.IO",
            "System.Linq",
            "System.Text",
            "System.Threading.Tasks"
        )
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFileEncoding(Encoding.UTF8)
        .WithEmitDebugInformation(true);
    private ScriptState<object?>? state;
    private bool hasPackage;

    /// <inheritdoc/>
    public string? Ended { get; private set; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Output>> RunAsync(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    )
    {
        if (Ended is { } ended)
            return Told([new ErrorOutput("KernelEnded", ended, [])], changes);
        TaskCompletionSource<IReadOnlyList<Output>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(
            () =>
            {
                try
                {
                    done.TrySetResult(Run(number, source, cancellation));
                }
                catch (ThreadInterruptedException)
                {
                    done.TrySetCanceled(cancellation);
                }
#pragma warning disable CA1031 // Whatever went wrong belongs to whoever waits; on this thread it would end the program.
                catch (Exception exception)
                {
                    done.TrySetException(exception);
                }
#pragma warning restore CA1031
            },
            StackSize
        )
        {
            IsBackground = true,
            Name = $"cell {number}",
        };
        thread.Start();
        try
        {
            return Told(await done.Task.WaitAsync(cancellation).ConfigureAwait(false), changes);
        }
        catch (OperationCanceledException)
        {
            Ended = "The cell was interrupted, and the kernel's state is gone.";
            thread.Interrupt();
            return Told([new ErrorOutput("Interrupted", Ended, [])], changes);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Completion>>([]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        loader.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IReadOnlyList<Output> Told(IReadOnlyList<Output> outputs, IProgress<OutputChange>? changes)
    {
        for (int i = 0; i < outputs.Count; i++)
            changes?.Report(new OutputAdded(i, outputs[i]));
        return outputs;
    }

    private List<Output> Run(int number, string source, CancellationToken cancellation)
    {
        List<Output> outputs = [];
        ConsoleCapture console = new();
        try
        {
            foreach (CellPart part in CellSyntax.Parts(source))
            {
                ConsoleRouter.Begin(console = new ConsoleCapture());
                Output? last = part.IsMagic ? Command(part, outputs, cancellation) : Execute(number, part.Text);
                outputs.AddRange(console.End());
                if (last is not null)
                    outputs.Add(last);
                if (last is ErrorOutput)
                    break;
            }

            return outputs;
        }
        catch (CellException refusal)
        {
            return [.. outputs, .. console.End(), CellErrors.Of(refusal)];
        }
#pragma warning disable CA1031 // A value's own ToHtml() or ToString() may throw anything; that is the cell's failure.
        catch (Exception thrown) when (thrown is not ThreadInterruptedException)
        {
            return [.. outputs, .. console.End(), CellErrors.Of(thrown, number)];
        }
#pragma warning restore CA1031
    }

    private static ErrorOutput? Command(CellPart part, List<Output> outputs, CancellationToken cancellation)
    {
        try
        {
            Magics.Run(
                part.Text,
                value =>
                {
                    int at = outputs.Count;
                    outputs.Add(ValueDisplay.Of(value)! with { IsResult = false });
                    return next => outputs[at] = ValueDisplay.Of(next)! with { IsResult = false };
                },
                cancellation
            );
            return null;
        }
        catch (Exception refused) when (refused is InvalidInputException or DivergenceException)
        {
            // One line for whoever typed it: the magic command has no frames of the user's own.
            return new ErrorOutput(refused.GetType().Name, refused.Message, []) { Line = part.Line };
        }
    }

    private Output? Execute(int number, string text)
    {
        string source = CellSyntax.TakeDirectives(text, out bool usesPackage);
        if (usesPackage)
            AddPackage();
        ScriptOptions here = options.WithFilePath(CellErrors.FileName(number));
        Script<object?> script = state is null
            ? CSharpScript.Create<object?>(source, here, assemblyLoader: loader)
            : state.Script.ContinueWith<object?>(source, here);
        Diagnostic[] errors =
        [
            .. script.Compile().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
        if (errors.Length > 0)
            return CellErrors.Of(errors);

        // What a cell declared before it threw stays declared, as in other notebooks.
        state = state is null
            ? script.RunAsync(catchException: _ => true).GetAwaiter().GetResult()
            : script.RunFromAsync(state, catchException: _ => true).GetAwaiter().GetResult();
        return state.Exception is { } thrown ? CellErrors.Of(thrown, number) : ValueDisplay.Of(state.ReturnValue);
    }

    private void AddPackage()
    {
        if (hasPackage)
            return;
        // The loaded assemblies themselves, so that a cell's types are this program's types.
        foreach (System.Reflection.Assembly assembly in PackageAtHand.Assemblies)
            loader.RegisterDependency(assembly);
        options = options.AddReferences(PackageAtHand.Assemblies);
        hasPackage = true;
    }

    private static ImmutableArray<MetadataReference> FrameworkReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return
        [
            .. trusted
                .Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
