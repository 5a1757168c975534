namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell has another text.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Text">Its text.</param>
/// <param name="Version">The number of the change that gave it.</param>
/// <param name="Page">The page it was typed in, by which it knows its own.</param>
/// <param name="Chosen">Whether somebody chose it over another's text.</param>
internal sealed record CellEdited(string Key, CellText Text, long Version, string Page, bool Chosen) : NotebookEvent
{
    /// <inheritdoc/>
    public override int Size => Text.Source.Length;
}
