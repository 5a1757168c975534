namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a part of a cell is written in.</summary>
internal enum CellPartKind
{
    /// <summary>C#.</summary>
    Code,

    /// <summary>One magic command, as it was typed.</summary>
    Magic,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>HTML, shown as it stands.</summary>
    Html,
}
