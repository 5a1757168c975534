using System.Text.Json.Nodes;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Reads .ipynb notebooks, nbformat 4.</summary>
internal static class IpynbReader
{
    /// <exception cref="FileFormatException">Not JSON, not a notebook, or a part of another kind than the format has it.</exception>
    public static Notebook Read(string text, string where)
    {
        JsonObject root = Parse(text, where);
        if (IpynbJson.Whole(root, "nbformat", where) != 4)
            throw new FileFormatException(
                $"{where}: expected \"nbformat\": 4, found {IpynbJson.Raw(root["nbformat"]) ?? "none"}."
            );
        JsonArray cells = IpynbJson.List(root, "cells", where);
        if (root["cells"] is null)
            throw new FileFormatException($"{where}: expected a list of \"cells\", found none.");

        JsonObject? metadata = IpynbJson.Object(root, "metadata", where);
        string kernel = DefaultKernel(metadata, where);
        return new Notebook([.. cells.Select((cell, i) => Cell(cell, kernel, $"{where}, cell {i + 1}"))])
        {
            Metadata = IpynbJson.Raw(metadata),
            Rest = IpynbJson.Rest(root, "nbformat", "nbformat_minor", "cells", "metadata"),
            DibMeta = IpynbJson.Raw(IpynbJson.Object(metadata, "polyglot_notebook", where)),
        };
    }

    private static JsonObject Parse(string text, string where)
    {
        JsonNode? node = IpynbJson.Parse(
            text.TrimStart('\uFEFF'),
            where,
            "a notebook in JSON; the text is not JSON or is cut short"
        );
        return node as JsonObject
            ?? throw new FileFormatException(
                $"{where}: expected a notebook (a JSON object), found {IpynbJson.Kind(node)}."
            );
    }

    private static Cell Cell(JsonNode? node, string notebookKernel, string where)
    {
        if (node is not JsonObject cell)
            throw new FileFormatException($"{where}: expected a cell (a JSON object), found {IpynbJson.Kind(node)}.");
        string type = IpynbJson.Text(cell, "cell_type", where);
        if (type is not ("code" or "markdown" or "raw"))
            throw new FileFormatException(
                $"{where}: expected a cell of type code, markdown or raw, found {Quoted.Of(type)}."
            );

        JsonObject? metadata = IpynbJson.Object(cell, "metadata", where);
        string source = IpynbJson.Text(cell, "source", where);
        string kernel = type == "code" ? CellKernel(metadata, where) ?? KernelLine.Of(source) ?? notebookKernel : type;
        return Notebooks.Cell.OfIpynb(kernel, source) with
        {
            Id = Name(cell, "id", where),
            Metadata = IpynbJson.Raw(metadata) ?? "{}",
            Rest = IpynbJson.Rest(
                cell,
                "cell_type",
                "id",
                "metadata",
                "source",
                "attachments",
                "execution_count",
                "outputs"
            ),
            Attachments = IpynbJson.Raw(IpynbJson.Object(cell, "attachments", where)),
            ExecutionCount = IpynbJson.Whole(cell, "execution_count", where),
            Outputs =
            [
                .. IpynbJson
                    .List(cell, "outputs", where)
                    .Select((output, i) => OutputOrNone(output, $"{where}, output {i + 1}")),
            ],
        };
    }

    /// <summary>An output that is not as the format has it costs nobody the notebook: it is kept as it stands.</summary>
    private static Output OutputOrNone(JsonNode? node, string where)
    {
        try
        {
            return Output(node, where);
        }
        catch (FileFormatException)
        {
            return new UnknownOutput(IpynbJson.Raw(node) ?? "null");
        }
    }

    private static Output Output(JsonNode? node, string where)
    {
        if (node is not JsonObject output)
            throw new FileFormatException($"{where}: expected an object, found {IpynbJson.Kind(node)}.");
        string type = IpynbJson.Text(output, "output_type", where);
        return type switch
        {
            "stream" => new StreamOutput(IpynbJson.Text(output, "name", where), IpynbJson.Text(output, "text", where)),
            "error" => new ErrorOutput(
                IpynbJson.Text(output, "ename", where),
                IpynbJson.Text(output, "evalue", where),
                IpynbJson.Texts(output, "traceback", where)
            ),
            "execute_result" or "display_data" => new DisplayOutput(
                Forms(IpynbJson.Object(output, "data", where) ?? [], where),
                IsResult: type == "execute_result"
            )
            {
                Metadata = IpynbJson.Raw(IpynbJson.Object(output, "metadata", where)) ?? "{}",
                ExecutionCount = IpynbJson.Whole(output, "execution_count", where),
            },
            _ => new UnknownOutput(IpynbJson.Raw(output)!),
        };
    }

    private static IReadOnlyList<MimeText> Forms(JsonObject data, string where) =>
        [
            .. data.Select(form => new MimeText(form.Key, ""))
                .Select(form =>
                    form with
                    {
                        Text = form.IsJson
                            ? IpynbJson.Raw(data[form.MimeType]) ?? "null"
                            : IpynbJson.Text(data, form.MimeType, where),
                    }
                ),
        ];

    private static string? CellKernel(JsonObject? metadata, string where) =>
        Name(IpynbJson.Object(metadata, "polyglot_notebook", where), "kernelName", where)
        ?? Name(IpynbJson.Object(metadata, "dotnet_interactive", where), "language", where)
        ?? Language(IpynbJson.Object(metadata, "vscode", where), "languageId", where);

    /// <summary>The language of cells that do not name their own.</summary>
    public static string DefaultKernel(JsonObject? metadata, string where)
    {
        JsonObject? polyglot = IpynbJson.Object(metadata, "polyglot_notebook", where);
        if (Name(IpynbJson.Object(polyglot, "kernelInfo", where), "defaultKernelName", where) is { } kernel)
            return kernel;
        JsonObject? spec = IpynbJson.Object(metadata, "kernelspec", where);
        string? name = Name(spec, "name", where);
        return name is not null && name.StartsWith(".net-", StringComparison.Ordinal)
            ? name[5..]
            : Language(spec, "language", where)
                ?? Language(IpynbJson.Object(metadata, "language_info", where), "name", where)
                ?? name
                ?? "csharp";
    }

    /// <summary>A language's name. VS Code calls a notebook of many by the name of its own extension, which is none.</summary>
    private static string? Language(JsonObject? part, string key, string where) =>
        Name(part, key, where) is { } name && name != "polyglot-notebook" ? name : null;

    private static string? Name(JsonObject? part, string key, string where) =>
        IpynbJson.Text(part, key, where) is { Length: > 0 } name ? name : null;
}
