namespace NeuralIllumination.Charts;

/// <summary>A letter as the way of a pen.</summary>
/// <param name="Path">The way, from the line's left end; see <see cref="PathReader"/>.</param>
/// <param name="Width">From the leftmost to the rightmost point.</param>
internal sealed record Glyph(string Path, double Width)
{
    /// <summary>How large it is among the others, 1 unless raised or lowered.</summary>
    public double Size { get; init; } = 1;

    /// <summary>How much lower it stands; above 0 is down.</summary>
    public double Down { get; init; }

    /// <summary>An accent, about the middle of the letter; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>How much lower the accent stands.</summary>
    public double MarkDown { get; init; }
}
