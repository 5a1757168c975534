using System.Text.Json.Nodes;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>A cell: a kernel's name, as the document spells it, and a text, whose lines end in <c>\n</c> where it is to be run or drawn here.</summary>
internal sealed record Cell
{
    public Cell(string kernel, string source)
    {
        Kernel = kernel;
        Source = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>The kernel's name: csharp, markdown, html, or one that is not known here.</summary>
    public string Kernel { get; }

    /// <summary>The text.</summary>
    public string Source { get; private init; }

    /// <summary>A cell of an .ipynb. What is another's to run is another's to read: it keeps its text to the byte.</summary>
    public static Cell OfIpynb(string kernel, string source)
    {
        Cell cell = new(kernel, source);
        return cell.Kind == CellKind.Foreign ? cell with { Source = source } : cell;
    }

    /// <summary>What becomes of the cell.</summary>
    public CellKind Kind =>
        Kernel.ToUpperInvariant() switch
        {
            "CSHARP" or "C#" or "CS" => CellKind.Code,
            "MARKDOWN" or "MD" => CellKind.Markdown,
            "HTML" => CellKind.Html,
            _ => CellKind.Foreign,
        };

    /// <summary>Whether it is text that an .ipynb keeps for other programs.</summary>
    public bool IsRaw => Kernel == "raw";

    /// <summary>The identifier that an .ipynb gave it; null where the document has none.</summary>
    public string? Id { get; init; }

    /// <summary>What an .ipynb says of the cell, as a JSON object.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>What an .ipynb's cell has beside what the format knows, as a JSON object; null where there is nothing.</summary>
    public string? Rest { get; init; }

    /// <summary>An .ipynb's pictures for a markdown cell, as a JSON object; null where there are none.</summary>
    public string? Attachments { get; init; }

    /// <summary>The how-manieth execution gave the outputs; null before the first.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>How far it has come.</summary>
    public CellState State { get; init; }

    /// <summary>What it showed.</summary>
    public IReadOnlyList<Output> Outputs { get; init; } = [];

    /// <summary>What made it fail; null if nothing did.</summary>
    public ErrorOutput? Error => Outputs.OfType<ErrorOutput>().FirstOrDefault();

    /// <summary>The cell with another text or kernel: what is known of it besides stays, but what was said for its old kernel only.</summary>
    public Cell Rewritten(string kernel, string source)
    {
        Cell cell = new(kernel, source)
        {
            Id = Id,
            Metadata = Metadata,
            Rest = Rest,
            Attachments = Attachments,
            ExecutionCount = ExecutionCount,
            State = State,
            Outputs = Outputs,
        };
        if (kernel == Kernel)
            return cell;
        JsonObject metadata = IpynbJson.Object(Metadata);
        metadata.Remove("polyglot_notebook");
        metadata.Remove("dotnet_interactive");
        return cell with
        {
            Metadata = metadata.ToJsonString(),
            Attachments = cell.Kind == CellKind.Markdown ? Attachments : null,
        };
    }
}
