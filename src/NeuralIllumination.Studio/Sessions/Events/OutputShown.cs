using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell shows something, new or in the place of something else.</summary>
/// <param name="Key">The cell.</param>
/// <param name="At">The output's index.</param>
/// <param name="Version">The number of the change that made it.</param>
/// <param name="Output">The output.</param>
internal sealed record OutputShown(string Key, int At, long Version, Output Output) : NotebookEvent
{
    /// <inheritdoc/>
    public override int Size => OutputSize.Of(Output);
}
