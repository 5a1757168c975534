using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Checks that every element of a page is closed in its turn.</summary>
internal static partial class HtmlShape
{
    private static readonly HashSet<string> Void =
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ];

    public static void AssertWellFormed(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>", page);
        Stack<string> open = new();
        foreach (Match tag in Tag().Matches(RawText().Replace(page, "$1$2")))
        {
            string name = tag.Groups[2].Value.ToLowerInvariant();
            if (Void.Contains(name) || tag.Value.EndsWith("/>", StringComparison.Ordinal))
                continue;
            if (tag.Groups[1].Value.Length == 0)
                open.Push(name);
            else
                Assert.Equal(open.Count > 0 ? open.Pop() : "nothing", name);
        }

        Assert.Empty(open);
    }

    [GeneratedRegex("<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\\s(?:[^>\"]|\"[^\"]*\")*)?/?>")]
    private static partial Regex Tag();

    [GeneratedRegex("(<(?:style|script)[^>]*>).*?(</(?:style|script)>)", RegexOptions.Singleline)]
    private static partial Regex RawText();
}
