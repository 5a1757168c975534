using Microsoft.CodeAnalysis;
using NeuralIllumination.Learning;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Kernels.Packages;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Executes cells in this process: C# scripting, magic commands, prose and HTML. Each cell has a thread of its own. Relative paths start
/// in the process' current folder. Here an interruption is polite only; <see cref="KernelProcess"/> ends what does not heed it.
/// </summary>
internal sealed class CSharpKernel : IKernel
{
    // A cell's recursion may go as deep as a program's on any system.
    private const int StackSize = 16 * 1024 * 1024;

    private readonly Submissions submissions = new();
    private readonly CellDocuments documents = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly KernelPackages packages;

    static CSharpKernel() => LongWork.Host = CellWork.Here;

    /// <param name="restore">Finds packages; null for this user's own way.</param>
    public CSharpKernel(PackageRestore? restore = null) =>
        packages = new KernelPackages(restore ?? PackageRestore.Own) { Restored = submissions.Add };

    /// <summary>The notebook's folder, from which sources of packages are named and configured.</summary>
    public string Folder { get; set; } = Environment.CurrentDirectory;

    /// <inheritdoc/>
    public string? Ended => null;

    /// <summary>Hears of every submission that is executed, so that completion elsewhere knows what it declares.</summary>
    public Action<Submission>? Executing { get; init; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Output>> RunAsync(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    )
    {
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await Task
                .Factory.StartNew(
                    () => Run(number, source, changes, cancellation),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
                .ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Executes one cell and waits for it.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public IReadOnlyList<Output> Run(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    )
    {
        using CellOutputs outputs = new(changes);
        Thread thread = new(() => Execute(number, source, outputs, cancellation), StackSize)
        {
            IsBackground = true,
            Name = $"cell {number}",
        };
        thread.Start();
        thread.Join();
        return outputs.End();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation) =>
        CellCompletion.AtAsync(documents, source, position, trainings: null, cancellation);

    /// <inheritdoc/>
    public Task<Hover?> HoverAsync(string source, int position, CancellationToken cancellation) =>
        CellHover.AtAsync(documents, source, position, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        documents.Dispose();
        one.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Execute(int number, string source, CellOutputs outputs, CancellationToken cancellation)
    {
        using CellInterruption interruption = new(cancellation);
        ErrorOutput? error = null;
        try
        {
            ConsoleRouter.Begin(outputs);
            DeepCode.Refuse(source);
            foreach (CellPart part in CellSyntax.Parts(source))
            {
                error = Execute(number, part, outputs, interruption);
                if (error is not null || interruption.IsWanted)
                    break;
            }

            if (interruption.IsWanted)
                error = error is { Name: "Interrupted" } ? error : CellErrors.Interrupted(null, number);
        }
        catch (CellException refusal)
        {
            error = CellErrors.Of(refusal);
        }
#pragma warning disable CA1031 // A value's own ToHtml() or ToString() may throw anything; that is the cell's failure.
        catch (Exception thrown)
        {
            error = interruption.IsWanted ? CellErrors.Interrupted(thrown, number) : CellErrors.Of(thrown, number);
        }
#pragma warning restore CA1031
        if (error is not null)
            outputs.Add(error);
    }

    private ErrorOutput? Execute(int number, CellPart part, CellOutputs outputs, CellInterruption interruption) =>
        part.Kind switch
        {
            CellPartKind.Magic => Command(part, outputs),
            CellPartKind.Html => Show(outputs, new MimeText(MimeText.Html, part.Text)),
            CellPartKind.Markdown => Show(
                outputs,
                new MimeText(MimeText.Html, MarkdownText.Render(part.Text)),
                new MimeText(MimeText.Plain, part.Text)
            ),
            CellPartKind.Code => Code(number, part.Text, outputs, interruption),
        };

    private static ErrorOutput? Show(CellOutputs outputs, params MimeText[] texts)
    {
        outputs.Add(new DisplayOutput(texts, IsResult: false));
        return null;
    }

    private static ErrorOutput? Command(CellPart part, CellOutputs outputs)
    {
        try
        {
            Magics.Run(
                part.Text,
                value =>
                {
                    Action<Output> replace = outputs.Add(Shown(value));
                    return next => replace(Shown(next));
                },
                CellInterruption.Token
            );
            return null;
        }
        catch (Exception refused) when (refused is InvalidInputException or DivergenceException)
        {
            // One line for whoever typed it: the magic command has no frames of the user's own.
            return new ErrorOutput(refused.GetType().Name, refused.Message, []) { Line = part.Line };
        }

        static DisplayOutput Shown(object value) => ValueDisplay.Of(value)! with { IsResult = false };
    }

    private ErrorOutput? Code(int number, string text, CellOutputs outputs, CellInterruption interruption)
    {
        string source = CellSyntax.TakeDirectives(text, out CellDirectives asked);
        packages.Take(asked, Folder, outputs, CellInterruption.Token);
        submissions.Refer(packages.References);

        Func<Task<object>>? start;
        IReadOnlyList<Diagnostic> errors;
        try
        {
            start = submissions.Compile(source, CellErrors.FileName(number), out errors, CellInterruption.Token);
        }
        catch (InsufficientExecutionStackException)
        {
            throw DeepCode.At(source, source.Length - source.TrimStart().Length);
        }

        if (errors.Count > 0)
            return CellErrors.Of(errors);
        Submission submission = new(source, [.. packages.References]);
        documents.Declare(submission);
        Executing?.Invoke(submission);
        if (start is null)
            return null;
        interruption.Run(() =>
        {
            Task<object> task = start();
            interruption.Follow(task);
            if (ValueDisplay.Of(task.GetAwaiter().GetResult()) is { } shown)
                outputs.Add(shown);
        });
        return null;
    }
}
