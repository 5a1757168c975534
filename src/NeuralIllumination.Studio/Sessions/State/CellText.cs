using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>The text that a cell has from one change of it to the next: one object, whatever else happens to the cell.</summary>
/// <param name="cell">The cell.</param>
internal sealed class CellText(Cell cell)
{
    /// <summary>What becomes of it.</summary>
    public CellKind Kind { get; } = cell.Kind;

    /// <summary>The text.</summary>
    public string Source { get; } = cell.Source;

    /// <summary>The pictures in it, as a JSON object; null where there are none.</summary>
    public string? Attachments { get; } = cell.Attachments;
}
