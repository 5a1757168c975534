using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// A notebook's cells as Roslyn reads them while somebody types: a chain of projects, one for each submission. Nothing is executed for it, and
/// no kernel is needed.
/// </summary>
internal sealed class CellDocuments : IDisposable
{
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

    /// <summary>What further cells see.</summary>
    public void Declare(Submission submission)
    {
        lock (changing)
            declared.Add(submission);
    }

    /// <summary>A cell that is being typed.</summary>
    /// <param name="source">Its text; what is no C# in it is blanked.</param>
    public Document Open(string source)
    {
        string text = CellSyntax.Blank(source, out bool usesPackage);
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

    /// <inheritdoc/>
    public void Dispose() => workspace?.Dispose();

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
