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

    private static bool Same(Notebook one, Notebook other) =>
        one
            .Cells.Select(cell => (cell.Kind, cell.Source))
            .SequenceEqual(other.Cells.Select(cell => (cell.Kind, cell.Source)));

    /// <summary>No lone surrogates, which UTF-8 has no form for, and none of the characters that end a line in some eyes only.</summary>
    private static string Sound(string text) =>
        new([.. text.Where(c => !char.IsSurrogate(c) && c is not ('\f' or '\v' or '\u0085' or '\u2028' or '\u2029'))]);
}
