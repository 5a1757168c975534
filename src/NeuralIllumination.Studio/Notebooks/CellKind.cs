namespace NeuralIllumination.Studio.Notebooks;

/// <summary>What becomes of a cell.</summary>
internal enum CellKind
{
    /// <summary>C#: executed.</summary>
    Code,

    /// <summary>Prose: rendered.</summary>
    Markdown,

    /// <summary>HTML: shown as it stands.</summary>
    Html,

    /// <summary>Another kernel's: kept verbatim, not run.</summary>
    Foreign,
}
