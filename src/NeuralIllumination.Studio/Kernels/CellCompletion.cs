using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Completion in a notebook's cells, by Roslyn over a chain of projects, one for each submission. It executes nothing and needs no kernel: a
/// cell that runs does not hold it up.
/// </summary>
internal sealed class CellCompletion : IDisposable
{
    private const int Most = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private static readonly Lazy<MefHostServices> Services = new(() =>
        MefHostServices.Create(MefHostServices.DefaultAssemblies)
    );

    private readonly Lock changing = new();
    private readonly List<Submission> declared = [];
    private AdhocWorkspace? workspace;
    private Solution? solution;
    private ProjectId? last;
    private int taken;

    /// <summary>Completes once in a notebook that nobody sees, so that the first one somebody waits for comes as soon as the others.</summary>
    public static async Task WarmAsync()
    {
        using CellCompletion unseen = new();
        const string cell = "var s = Console.Wri";
        unseen.Declare(new Submission("using System.Globalization;", HasPackage: true));
        await unseen.AtAsync(cell, cell.Length, CancellationToken.None).ConfigureAwait(false);
        await unseen.AtAsync("", 0, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What further cells see.</summary>
    public void Declare(Submission submission)
    {
        lock (changing)
            declared.Add(submission);
    }

    /// <summary>Completions at a position in a cell's text; at most a hundred, sorted.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start; beyond either end it is that end.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<Completion>> AtAsync(string source, int position, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, source.Length);
        if (CommandCompletion.At(source, position) is { } magic)
            return magic;
        if (source.Length > CodeLimits.MostLength || CodeLimits.Beyond(source) is not null)
            return [];
        Document document = Open(CellSyntax.Blank(source, out bool usesPackage), usesPackage);
        CompletionService service = CompletionService.GetService(document)!;
        if (await ListAsync(service, document, position, cancellation).ConfigureAwait(false) is not { } list)
            return [];
        string typed = source[Math.Min(list.Span.Start, position)..position];
        // What takes more than one edit (a snippet, a name whose using is missing) is not one text to insert.
        CompletionItem[] chosen =
        [
            .. list
                .ItemsList.Where(item =>
                    !item.IsComplexTextEdit && Rank(item, typed) < 3 && item.DisplayText != StopCheckCode.ClassName
                )
                .OrderBy(item => Rank(item, typed))
                .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
        return
        [
            .. chosen.Select(item => new Completion(
                item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText,
                item.Span.Start,
                item.Span.Length,
                item.Tags.FirstOrDefault()?.ToLowerInvariant() ?? "",
                item.InlineDescription
            )),
        ];
    }

    /// <summary>What the compiler offers; null where that takes longer than anybody waits, or goes deeper than its stack.</summary>
    private static async Task<CompletionList?> ListAsync(
        CompletionService service,
        Document document,
        int position,
        CancellationToken cancellation
    )
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        try
        {
            // Not on the caller's thread: what the compiler does before it first waits can be all of it.
            return await Task.Run(
                    () => service.GetCompletionsAsync(document, position, cancellationToken: end.Token),
                    end.Token
                )
                .WaitAsync(end.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => workspace?.Dispose();

    /// <summary>How well an item fits what was typed: 0 as written, 1 but for capitals, 2 inside the word, 3 not at all.</summary>
    private static int Rank(CompletionItem item, string typed) =>
        item.FilterText.StartsWith(typed, StringComparison.Ordinal) ? 0
        : item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
        : item.FilterText.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 2
        : 3;

    private Document Open(string text, bool usesPackage)
    {
        lock (changing)
        {
            workspace ??= new AdhocWorkspace(Services.Value);
            solution ??= workspace.CurrentSolution;
            for (; taken < declared.Count; taken++)
                (solution, last, _) = Add(solution, declared[taken].Text, declared[taken].HasPackage);
            bool hasPackage = usesPackage || (taken > 0 && declared[taken - 1].HasPackage);
            (Solution open, _, DocumentId document) = Add(solution, text, hasPackage);
            return open.GetDocument(document)!;
        }
    }

    private (Solution Solution, ProjectId Project, DocumentId Document) Add(Solution to, string text, bool hasPackage)
    {
        ProjectId project = ProjectId.CreateNewId();
        DocumentId document = DocumentId.CreateNewId(project);
        ProjectInfo info = ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            $"cell-{project.Id:N}",
            $"cell-{project.Id:N}",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                usings: Submissions.Imports,
                allowUnsafe: true
            ),
            parseOptions: Script,
            projectReferences: last is null ? [] : [new ProjectReference(last)],
            metadataReferences: hasPackage
                ? FrameworkReferences.All.AddRange(PackageAtHand.References)
                : FrameworkReferences.All,
            isSubmission: true
        );
        DocumentInfo cell = DocumentInfo.Create(
            document,
            "cell",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Create()))
        );
        return (to.AddProject(info).AddDocument(cell), project, document);
    }
}
