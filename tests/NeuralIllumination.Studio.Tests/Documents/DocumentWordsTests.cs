using System.Text.RegularExpressions;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The field's terms are spelled alike in all documents and notebooks. Code has its own spelling, and is left out.</summary>
public sealed class DocumentWordsTests
{
    private static readonly (string Wrong, string Right)[] Terms =
    [
        ("mini ?batch", "mini-batch"),
        ("back[- ]propag", "backpropagation"),
        ("optimiz", "optimiser"),
        ("initializ", "initialisation"),
        ("cross entropy", "cross-entropy"),
        ("learning-rate", "learning rate"),
        ("pre-?activations? value|preactivation|pre activation", "pre-activation"),
        ("soft-max|soft max", "softmax"),
        ("data-?sets?\\b", "data set"),
        ("hyper-parameter", "hyperparameter"),
        ("normaliz", "normalise"),
        ("regulariz", "regularise"),
        ("visualiz", "visualise"),
        ("recogniz", "recognise"),
        ("\\bcolor", "colour"),
        ("\\bgray", "grey"),
        ("\\bcenter", "centre"),
        ("behavior", "behaviour"),
        ("over-fit", "overfit"),
        ("finger-print", "fingerprint"),
    ];

    public static TheoryData<string> Texts =>
        [
            .. MarkdownFiles.All,
            .. Directory
                .GetFiles(Repository.Path("notebooks"), "*.dib")
                .Order(StringComparer.Ordinal)
                .Select(path => $"notebooks/{Path.GetFileName(path)}"),
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_terms_are_spelled_alike(string file) => Assert.Empty(Slips(Prose(file)));

    [Fact]
    public void A_term_spelled_otherwise_is_noticed()
    {
        Assert.Equal(["optimiser, not Optimiz"], Slips("The Optimizer goes on"));
        Assert.Equal(["data set, not dataset"], Slips("a dataset of circles"));
        Assert.Empty(Slips("mini-batch, optimiser, data set"));
    }

    private static string[] Slips(string prose) =>
        [
            .. Terms.SelectMany(term =>
                Regex
                    .Matches(prose, term.Wrong, RegexOptions.IgnoreCase)
                    .Select(match => $"{term.Right}, not {match.Value}")
            ),
        ];

    private static string Prose(string file) =>
        file.EndsWith(".md", StringComparison.Ordinal)
            ? MarkdownFiles.Prose(MarkdownFiles.Read(file))
            : string.Join(
                "\n\n",
                NotebookFile
                    .Read(Repository.Path(file))
                    .Cells.Where(cell => cell.Kind == CellKind.Markdown)
                    .Select(cell => MarkdownFiles.Prose(cell.Source))
            );
}
