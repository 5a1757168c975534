using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Tests;

namespace NeuralIllumination.Attacks;

/// <summary>What cells are spoilt from: the lessons' own and some that hold what lessons do not, and the signs and words strewn into them.</summary>
public static class CellTexts
{
    private static readonly string[] Signs =
    [
        .. "( ) [ ] { } < > . , ; : ? ! = => == + - * / & | ^ ~ @ $ # \" ' \\ \n \r \t \0 \uD800 \u2028 \uFEFF é 🙂".Split(
            ' '
        ),
        "$\"",
        "$\"{",
        "\"\"\"",
        "$$\"\"\"{{",
        "@\"",
        "//",
        "/*",
        "*/",
        "///",
        "<a>",
        "#if ",
        "#endif",
        "#r \"nuget: ",
        "#!neural ",
        "#!markdown",
        "#!csharp",
        "#pragma ",
        "?.",
        "..",
        "->",
        "::",
        "```",
        "<details>",
        "![](",
        "](",
        "|-|",
    ];

    private static readonly string[] Words =
    [
        .. "return var x foreach in await async switch when is not with new class record struct namespace using static void int dynamic from select where let case default this base ref out unsafe fixed yield delegate operator typeof nameof default stackalloc checked goto try catch finally throw lock get set init value global partial".Split(
            ' '
        ),
    ];

    private static readonly string[] Own =
    [
        "return .A;",
        "x = .Length;",
        "foreach (var x in .Items) { }",
        "var s = $\"{a:N2} {(b ? $\"{c}\" : \"d\")}\"; // so",
        "class A<T> where T : new() { public int P { get; init; } = 3; ~A() { } public static A<T> operator +(A<T> a, A<T> b) => a; }",
        "var q = from a in b join c in d on a.E equals c.F group a by a.G into h orderby h.Key descending select new { h.Key };",
        "int F(int n) => n switch { < 0 => -1, 0 or 1 => n, { } when n > 5 => F(n - 1), _ => throw new Exception() };",
        "unsafe { int* p = stackalloc int[3]; delegate*<int, void> f = null; fixed (char* c = \"x\") { *p = *c; } }",
        "#if DEBUG\nx\n#else\ny\n#endif\n#region r\n#endregion",
        "\"\"\"\n  raw { }\n  \"\"\".Length",
        "/// <summary>so <see cref=\"A\"/></summary>\nrecord struct R(int A, string B = \"\") { }",
        "(int a, var (b, _)) = (1, (2, 3)); Action<int> f = static async (x) => { await Task.Yield(); };",
    ];

    /// <summary>Spoilt cells.</summary>
    /// <param name="seed">The same cells for the same seed.</param>
    public static MutatedText Mutated(int seed) =>
        new(
            seed,
            [
                .. Own,
                .. Directory
                    .GetFiles(Repository.Path("notebooks"), "*.dib")
                    .Order(StringComparer.Ordinal)
                    .SelectMany(path => NotebookFile.Read(path).Cells)
                    .Select(cell => cell.Source),
            ],
            Signs,
            Words
        );
}
