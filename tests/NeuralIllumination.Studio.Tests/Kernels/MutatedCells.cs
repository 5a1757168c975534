using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Texts of cells as nobody writes them on purpose: the lessons' and some of their own, cut, doubled, shuffled and strewn with signs.</summary>
internal sealed class MutatedCells(int seed)
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

    private readonly Random random = new(seed);
    private readonly string[] texts =
    [
        .. Own,
        .. Directory
            .GetFiles(Repository.Path("notebooks"), "*.dib")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => NotebookFile.Read(path).Cells)
            .Select(cell => cell.Source),
    ];

    /// <summary>The next text.</summary>
    public string Next()
    {
        string text = Any(texts);
        for (int times = random.Next(1, 6); times > 0; times--)
            text = Changed(text);
        return text.Length > 20_000 ? text[..20_000] : text;
    }

    /// <summary>A place in a text.</summary>
    public int Place(string text) => random.Next(text.Length + 1);

    private string Changed(string text)
    {
        int at = Place(text);
        int to = Math.Min(text.Length, at + random.Next(1, 30));
        return random.Next(9) switch
        {
            0 => text[..at],
            1 => text[at..],
            2 => text.Remove(at, to - at),
            3 => text.Insert(at, text[at..to]),
            4 => text.Insert(at, Any(Signs)),
            5 => text.Insert(at, $" {Any(Words)} "),
            6 => text[..at] + text[to..] + text[at..to],
            7 => text.Insert(at, string.Concat(Enumerable.Repeat(Any(Signs) + Any(Words), random.Next(2, 200)))),
            _ => text.Insert(at, Any(texts)),
        };
    }

    private string Any(string[] of) => of[random.Next(of.Length)];
}
