namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell has written more.</summary>
/// <param name="Key">The cell.</param>
/// <param name="At">The output that it is added to.</param>
/// <param name="Text">What was added.</param>
internal sealed record TextShown(string Key, int At, string Text) : NotebookEvent
{
    /// <inheritdoc/>
    public override int Size => Text.Length;
}
