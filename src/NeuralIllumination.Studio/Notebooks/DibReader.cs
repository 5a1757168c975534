using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>
/// Reads .dib notebooks: <c>#!csharp</c>, <c>#!markdown</c> and the like on a line of their own begin a cell, <c>#!meta</c> a JSON block.
/// </summary>
internal static class DibReader
{
    private const string DefaultKernel = "csharp";

    /// <exception cref="FileFormatException">The meta block is not a JSON object.</exception>
    public static Notebook Read(string text, string where)
    {
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        string? meta = null;
        List<Cell> cells = [];
        string? kernel = null;
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            string? next = i < lines.Length ? DibLine.Kernel(lines[i]) : null;
            if (i < lines.Length && next is null)
                continue;

            string source = Between(lines[start..i]);
            if (kernel == DibLine.Meta && meta is null && cells.Count == 0)
            {
                bool spaced = start < i && string.IsNullOrWhiteSpace(lines[start]);
                meta = CheckMeta(source, where, start + (spaced ? 2 : 1));
            }
            else if (kernel is not null)
                cells.Add(new Cell(kernel, source));
            else if (source.Trim().Length > 0)
                cells.Add(new Cell(DefaultKernel, source));
            (kernel, start) = (next, i + 1);
        }

        return new Notebook(cells) { DibMeta = meta, LineEnd = LineEnd(text) };
    }

    /// <summary>What most lines end in; <c>\n</c> where there are as many of each.</summary>
    private static string LineEnd(ReadOnlySpan<char> text)
    {
        int two = text.Count("\r\n");
        return two > text.Count('\n') - two ? "\r\n" : "\n";
    }

    /// <summary>A cell's text: one blank line on either side belongs to the layout of the file, further ones to the cell.</summary>
    private static string Between(string[] lines)
    {
        ReadOnlySpan<string> body = lines;
        if (body.Length > 0 && string.IsNullOrWhiteSpace(body[0]))
            body = body[1..];
        if (body.Length > 0 && string.IsNullOrWhiteSpace(body[^1]))
            body = body[..^1];
        return string.Join('\n', body!);
    }

    private static string CheckMeta(string json, string where, int firstLine)
    {
        JsonNode? node = IpynbJson.Parse(json, where, "JSON after #!meta", firstLine);
        return node is JsonObject
            ? json
            : throw new FileFormatException(
                $"{where}, line {firstLine}: expected a JSON object after #!meta, found {IpynbJson.Kind(node)}."
            );
    }
}
