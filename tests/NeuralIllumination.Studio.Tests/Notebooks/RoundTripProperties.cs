using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Whatever the cells hold, writing and reading gives the same cells.</summary>
public sealed class RoundTripProperties
{
    private static readonly string[] Kernels = ["csharp", "markdown", "html", "fsharp", "C#", "my.kernel-2"];

    // Lines that are all but a change of language, and everything else that a text may hold.
    private static readonly string[] Lines =
    [
        "",
        " ",
        "#!neural step",
        " #!csharp",
        "#!",
        "#r \"nuget: X\"",
        "{\"a\":1}",
        "é λ 𝄞",
        "\t\"\\",
        "</script>",
    ];

    private static readonly Gen<string> Source = Gen.OneOf(
            Gen.Elements(Lines),
            ArbMap.Default.GeneratorFor<string>().Select(text => Sound(text ?? ""))
        )
        .ListOf()
        .Select(lines => string.Join('\n', lines))
        .Where(text => text.Split('\n').All(line => DibLine.Kernel(line) is null));

    private static readonly Arbitrary<Notebook> Notebooks = Gen.Elements(Kernels)
        .SelectMany(kernel => Source.Select(source => new Cell(kernel, source)))
        .ListOf()
        .Select(cells => new Notebook([.. cells]))
        .ToArbitrary();

    [Property(MaxTest = 300)]
    public Property Dib() =>
        Prop.ForAll(Notebooks, notebook => Same(notebook, DibReader.Read(DibWriter.Write(notebook, "n.dib"), "n.dib")));

    [Property(MaxTest = 300)]
    public Property Ipynb() =>
        Prop.ForAll(Notebooks, notebook => Same(notebook, IpynbReader.Read(IpynbWriter.Write(notebook), "n.ipynb")));

    [Property(MaxTest = 300)]
    public Property Dib_to_ipynb_and_back() =>
        Prop.ForAll(
            Notebooks,
            notebook =>
                Same(
                    notebook,
                    DibReader.Read(
                        DibWriter.Write(IpynbReader.Read(IpynbWriter.Write(notebook), "n.ipynb"), "n.dib"),
                        "n.dib"
                    )
                )
        );

    /// <summary>Outputs of every kind, numbers, identifiers and what a file says besides come back as they were.</summary>
    [Property(MaxTest = 300)]
    public Property Ipynb_with_all_that_it_can_hold() =>
        Prop.ForAll(
            RunCell
                .ListOf()
                .Select(cells => new Notebook([.. cells]) { Metadata = "{\"own\":[1,{\"a\":null}]}" })
                .ToArbitrary(),
            notebook =>
            {
                string written = IpynbWriter.Write(notebook);
                Notebook read = IpynbReader.Read(written, "n.ipynb");
                return IpynbWriter.Write(read) == written
                    && read.Metadata == notebook.Metadata
                    && read.Cells.Count == notebook.Cells.Count
                    && read.Cells.Zip(notebook.Cells).All(pair => Same(pair.First, pair.Second));
            }
        );

    private static readonly Gen<string> Text = ArbMap.Default.GeneratorFor<string>().Select(text => Sound(text ?? ""));

    private static readonly Gen<Output> Shown = Gen.OneOf(
        Gen.Elements("stdout", "stderr").SelectMany(name => Text.Select(text => (Output)new StreamOutput(name, text))),
        Text.SelectMany(text =>
                Gen.Elements("text/html", "text/plain", "image/svg+xml", "a/b").Select(mime => (mime, text))
            )
            .SelectMany(form =>
                Gen.Elements(true, false)
                    .Select(isResult =>
                        (Output)
                            new DisplayOutput(
                                [
                                    new MimeText(form.mime, form.text),
                                    new MimeText("application/json", "{\"n\":[1,null]}"),
                                ],
                                isResult
                            )
                            {
                                Metadata = "{\"m\":1}",
                            }
                    )
            ),
        Text.Select(text => (Output)new ErrorOutput("Exception", text, [text, "at line 1"]))
    );

    // A cell of a kernel that is not known here keeps what it once showed, like any other.
    private static readonly Gen<Cell> RunCell = Gen.Elements("csharp", "fsharp", "my.kernel-2")
        .SelectMany(kernel => Source.Select(source => (kernel, source)))
        .SelectMany(cell => Shown.ListOf().Select(outputs => (cell, outputs)))
        .SelectMany(both =>
            Gen.Choose(1, 99)
                .Select(count => new Cell(both.cell.kernel, both.cell.source)
                {
                    ExecutionCount = count,
                    Metadata = $"{{\"tags\":[\"t\"],\"polyglot_notebook\":{{\"kernelName\":\"{both.cell.kernel}\"}}}}",
                    Outputs = [.. both.outputs],
                })
        );

    private static bool Same(Cell one, Cell other) =>
        (one.Kernel, one.Source, one.ExecutionCount, one.Metadata)
            == (other.Kernel, other.Source, other.ExecutionCount, other.Metadata)
        && one.Outputs.Count == other.Outputs.Count
        && one.Outputs.Zip(other.Outputs).All(pair => Same(pair.First, pair.Second));

    private static bool Same(Output one, Output other) =>
        (one, other) switch
        {
            (DisplayOutput a, DisplayOutput b) => (a.IsResult, a.Metadata) == (b.IsResult, b.Metadata)
                && a.Forms.SequenceEqual(b.Forms),
            (ErrorOutput a, ErrorOutput b) => (a.Name, a.Message) == (b.Name, b.Message)
                && a.Trace.SequenceEqual(b.Trace),
            _ => one == other,
        };

    private static bool Same(Notebook one, Notebook other) =>
        one
            .Cells.Select(cell => (cell.Kind, cell.Source))
            .SequenceEqual(other.Cells.Select(cell => (cell.Kind, cell.Source)));

    /// <summary>No lone surrogates, which UTF-8 has no form for, and none of the characters that end a line in some eyes only.</summary>
    private static string Sound(string text) =>
        new([.. text.Where(c => !char.IsSurrogate(c) && c is not ('\f' or '\v' or '\u0085' or '\u2028' or '\u2029'))]);
}
