using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Writes .ipynb notebooks, nbformat 4.5.</summary>
internal static partial class IpynbWriter
{
    // What a notebook says of itself when it comes from a format that says nothing.
    private const string CSharpNotebook = """
        {
          "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
          "language_info": { "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp" },
          "polyglot_notebook": { "kernelInfo": { "defaultKernelName": "csharp", "items": [ { "aliases": [], "name": "csharp" } ] } }
        }
        """;

    public static string Write(Notebook notebook)
    {
        string[] ids = Ids(notebook.Cells);
        // A cell in the language of an .ipynb that says which that is has no need to name it.
        string? language = notebook.Metadata is { } kept
            ? IpynbReader.DefaultKernel(IpynbJson.Object(kept), "the notebook")
            : null;
        JsonArray cells = [.. notebook.Cells.Select((cell, i) => (JsonNode)Cell(cell, ids[i], language))];
        JsonObject root = new()
        {
            ["cells"] = cells,
            ["metadata"] = Metadata(notebook),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return IpynbJson.With(root, notebook.Rest).ToJsonString(IpynbJson.Writing) + "\n";
    }

    private static JsonObject Metadata(Notebook notebook)
    {
        if (notebook.Metadata is { } kept)
            return IpynbJson.Object(kept);
        JsonObject metadata = IpynbJson.Object(CSharpNotebook);
        if (notebook.DibMeta is { } meta && IpynbJson.Object(meta) is { Count: > 0 } own)
            metadata["polyglot_notebook"] = own;
        return metadata;
    }

    private static JsonObject Cell(Cell cell, string id, string? language)
    {
        string type =
            cell.Kind == CellKind.Markdown ? "markdown"
            : cell.IsRaw ? "raw"
            : "code";
        JsonObject json = new() { ["cell_type"] = type };
        if (type == "code")
            json["execution_count"] = cell.ExecutionCount;
        json["id"] = id;
        json["metadata"] = type == "code" ? CodeMetadata(cell, language) : IpynbJson.Object(cell.Metadata);
        if (cell.Attachments is { } attachments)
            json["attachments"] = IpynbJson.Object(attachments);
        if (type == "code")
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(output => Output(output, cell))]);
        json["source"] = IpynbJson.Lines(cell.Source);
        return IpynbJson.With(json, cell.Rest);
    }

    /// <summary>Both spellings of the cell's language, the one that hosts read now and the one before it.</summary>
    private static JsonObject CodeMetadata(Cell cell, string? language)
    {
        JsonObject metadata = IpynbJson.Object(cell.Metadata);
        if (
            cell.Kernel != language
            && KernelLine.Of(cell.Source) != cell.Kernel
            && !metadata.ContainsKey("polyglot_notebook")
            && !metadata.ContainsKey("dotnet_interactive")
        )
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = cell.Kernel };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Kernel };
        }

        return metadata;
    }

    private static JsonNode? Output(Output output, Cell cell) =>
        output switch
        {
            StreamOutput stream => new JsonObject
            {
                ["name"] = stream.Name,
                ["output_type"] = "stream",
                ["text"] = IpynbJson.Lines(stream.Text),
            },
            ErrorOutput error => new JsonObject
            {
                ["ename"] = error.Name,
                ["evalue"] = error.Message,
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
            },
            DisplayOutput { IsResult: true } result => Display(
                result,
                "execute_result",
                result.ExecutionCount ?? cell.ExecutionCount
            ),
            DisplayOutput display => Display(display, "display_data", null),
            UnknownOutput unknown => JsonNode.Parse(unknown.Json),
            _ => throw new InvalidOperationException($"No .ipynb form for {output.GetType().Name}."),
        };

    private static JsonObject Display(DisplayOutput display, string type, int? count)
    {
        JsonObject data = [];
        foreach (MimeText form in display.Forms)
            data[form.MimeType] = form.IsJson ? JsonNode.Parse(form.Text) : IpynbJson.Lines(form.Text);
        JsonObject json = new() { ["data"] = data };
        if (type == "execute_result")
            json["execution_count"] = count;
        json["metadata"] = IpynbJson.Object(display.Metadata);
        json["output_type"] = type;
        return json;
    }

    /// <summary>Each cell's own identifier where that is valid and nobody's before it, else one after its place.</summary>
    private static string[] Ids(IReadOnlyList<Cell> cells)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        string?[] ids =
        [
            .. cells.Select(cell => cell.Id is { } own && ValidId().IsMatch(own) && taken.Add(own) ? own : null),
        ];
        for (int i = 0; i < ids.Length; i++)
        {
            string wish = $"cell-{i + 1}";
            for (int further = 2; ids[i] is null; further++)
            {
                if (taken.Add(wish))
                    ids[i] = wish;
                wish = $"cell-{i + 1}-{further}";
            }
        }

        return ids!;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidId();
}
