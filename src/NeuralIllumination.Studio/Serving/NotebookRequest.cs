namespace NeuralIllumination.Studio.Serving;

/// <summary>What a page asks of an open notebook; each question fills in what it needs.</summary>
internal sealed record NotebookRequest
{
    /// <summary>The cell.</summary>
    public string? Key { get; init; }

    /// <summary>A cell's text.</summary>
    public string? Source { get; init; }

    /// <summary>The text that it was typed over.</summary>
    public string? Base { get; init; }

    /// <summary>Whether the text was chosen over somebody else's.</summary>
    public bool Chosen { get; init; }

    /// <summary>The page that asks.</summary>
    public string? Page { get; init; }

    /// <summary>What kind of cell: csharp, markdown.</summary>
    public string? Kernel { get; init; }

    /// <summary>Which cells to execute: cell, all, above, below.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether a new cell goes before the one named.</summary>
    public bool Before { get; init; }

    /// <summary>By how much a cell moves; negative is up.</summary>
    public int By { get; init; }

    /// <summary>Where in the text the caret stands, in characters from the start.</summary>
    public int Position { get; init; }

    /// <summary>The name of a copy.</summary>
    public string? Name { get; init; }

    /// <summary>Whether what is there may be lost.</summary>
    public bool Overwrite { get; init; }
}
