using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Reads .ipynb notebooks, nbformat 4.</summary>
internal static class IpynbReader
{
    /// <exception cref="FileFormatException">Not JSON, or not a notebook.</exception>
    public static Notebook Read(string text, string where)
    {
        JsonObject root = Parse(text, where);
        if (root["nbformat"] is not JsonValue version || !version.TryGetValue(out int major) || major != 4)
            throw new FileFormatException(
                $"{where}: expected \"nbformat\": 4, found {IpynbJson.Raw(root["nbformat"]) ?? "none"}."
            );
        if (root["cells"] is not JsonArray cells)
            throw new FileFormatException($"{where}: expected a list of \"cells\", found none.");

        JsonObject? metadata = root["metadata"] as JsonObject;
        string kernel = DefaultKernel(metadata);
        return new Notebook([.. cells.Select((cell, i) => Cell(cell, kernel, $"{where}, cell {i + 1}"))])
        {
            Metadata = IpynbJson.Raw(metadata),
            DibMeta = metadata?["polyglot_notebook"] is JsonObject polyglot ? IpynbJson.Raw(polyglot) : null,
        };
    }

    private static JsonObject Parse(string text, string where)
    {
        try
        {
            return JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: IpynbJson.Reading) as JsonObject
                ?? throw new FileFormatException($"{where}: expected a notebook (a JSON object).");
        }
        catch (JsonException cause)
        {
            throw new FileFormatException(
                $"{where}, line {(cause.LineNumber ?? 0) + 1}: expected a notebook in JSON; the text is not JSON or is cut short.",
                cause
            );
        }
    }

    private static Cell Cell(JsonNode? node, string notebookKernel, string where)
    {
        if (node is not JsonObject cell || IpynbJson.Text(cell["cell_type"]) is not ("code" or "markdown" or "raw"))
            throw new FileFormatException($"{where}: expected a cell of type code, markdown or raw.");

        string type = IpynbJson.Text(cell["cell_type"]);
        JsonObject? metadata = cell["metadata"] as JsonObject;
        string kernel = type == "code" ? CellKernel(metadata) ?? notebookKernel : type;
        JsonArray outputs = cell["outputs"] as JsonArray ?? [];
        return new Cell(kernel, IpynbJson.Text(cell["source"]))
        {
            Id = cell["id"] is JsonValue id && id.TryGetValue(out string? text) ? text : null,
            Metadata = IpynbJson.Raw(metadata) ?? "{}",
            Attachments = IpynbJson.Raw(cell["attachments"] as JsonObject),
            ExecutionCount = cell["execution_count"] is JsonValue count && count.TryGetValue(out int n) ? n : null,
            Outputs = [.. outputs.OfType<JsonObject>().Select(Output).OfType<Output>()],
        };
    }

    private static Output? Output(JsonObject output) =>
        IpynbJson.Text(output["output_type"]) switch
        {
            "stream" => new StreamOutput(IpynbJson.Text(output["name"]), IpynbJson.Text(output["text"])),
            "error" => new ErrorOutput(
                IpynbJson.Text(output["ename"]),
                IpynbJson.Text(output["evalue"]),
                [.. (output["traceback"] as JsonArray ?? []).Select(IpynbJson.Text)]
            ),
            "execute_result" or "display_data" => new DisplayOutput(
                [
                    .. (output["data"] as JsonObject ?? []).Select(form =>
                        new MimeText(form.Key, "") is { IsJson: true } json
                            ? json with
                            {
                                Text = IpynbJson.Raw(form.Value) ?? "null",
                            }
                            : new MimeText(form.Key, IpynbJson.Text(form.Value))
                    ),
                ],
                IsResult: IpynbJson.Text(output["output_type"]) == "execute_result"
            )
            {
                Metadata = IpynbJson.Raw(output["metadata"] as JsonObject) ?? "{}",
            },
            _ => null,
        };

    private static string? CellKernel(JsonObject? metadata) =>
        Name(metadata?["polyglot_notebook"] as JsonObject, "kernelName")
        ?? Name(metadata?["dotnet_interactive"] as JsonObject, "language");

    private static string DefaultKernel(JsonObject? metadata)
    {
        if (Name(metadata?["polyglot_notebook"]?["kernelInfo"] as JsonObject, "defaultKernelName") is { } kernel)
            return kernel;
        JsonObject? spec = metadata?["kernelspec"] as JsonObject;
        string? name = Name(spec, "name");
        return name is not null && name.StartsWith(".net-", StringComparison.Ordinal)
            ? name[5..]
            : Name(spec, "language") ?? Name(metadata?["language_info"] as JsonObject, "name") ?? name ?? "csharp";
    }

    private static string? Name(JsonObject? part, string key) =>
        IpynbJson.Text(part?[key]) is { Length: > 0 } name ? name : null;
}
