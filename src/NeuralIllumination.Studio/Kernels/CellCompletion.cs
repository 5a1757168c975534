using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Completion in a notebook's cells, by Roslyn over a chain of projects, one for each submission. It executes nothing and needs no kernel: a
/// cell that runs does not hold it up.
/// </summary>
internal sealed class CellCompletion : IDisposable
{
    private const int Most = 100;

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
        unseen.Declare(new Submission("using System.Globalization;", PackageAtHand.Paths));
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
        Document document = Open(CellSyntax.Blank(source, out bool usesPackage), usesPackage);
        CompletionService service = CompletionService.GetService(document)!;
        CompletionList list = await service
            .GetCompletionsAsync(document, position, cancellationToken: cancellation)
            .ConfigureAwait(false);
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
                (solution, last, _) = Add(solution, declared[taken].Text, declared[taken].References);
            IEnumerable<string> references = taken > 0 ? declared[taken - 1].References : [];
            if (usesPackage)
                references = references.Union(PackageAtHand.Paths);
            (Solution open, _, DocumentId document) = Add(solution, text, references);
            return open.GetDocument(document)!;
        }
    }

    private (Solution Solution, ProjectId Project, DocumentId Document) Add(
        Solution to,
        string text,
        IEnumerable<string> references
    )
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
            metadataReferences:
            [
                .. FrameworkReferences.All,
                CellLibrary.Reference,
                .. references.Select(MappedReference.Of).OfType<MetadataReference>(),
            ],
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
