namespace NeuralIllumination.Studio.Notebooks;

/// <summary>
/// The line at the head of an .ipynb's cell that says which of .NET Interactive's kernels it is for, as notebooks of many languages wrote it before
/// cells had a place for it.
/// </summary>
internal static class KernelLine
{
    // C#, Markdown and HTML are not among them: these lines are read where cells are run.
    private static readonly HashSet<string> Kernels = new(
        [
            "fsharp",
            "f#",
            "javascript",
            "js",
            "kql",
            "mermaid",
            "http",
            "powershell",
            "pwsh",
            "python",
            "python3",
            "r",
            "sql",
            "typescript",
            "value",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The kernel that a cell's first line names; null where it names none of these.</summary>
    public static string? Of(string source)
    {
        ReadOnlySpan<char> line = source.AsSpan().TrimStart();
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;
        line = line[2..];
        int end = line.IndexOfAny(" \t\r\n");
        string name = (end < 0 ? line : line[..end]).ToString();
        return Kernels.Contains(name) ? name : null;
    }
}
