namespace NeuralIllumination.Views;

/// <summary>
/// Something shown: a pure function of immutable records. Hosts find <see cref="ToHtml"/> and <see cref="ToSvg"/> by their names, so that
/// nothing here refers to a host.
/// </summary>
/// <remarks>The same record gives the same text, byte for byte, in every culture.</remarks>
public abstract class View
{
    /// <summary>One self-contained element: no script, no request, no font. It reads well with its styles stripped too.</summary>
    public abstract string ToHtml();

    /// <summary>The picture alone, a whole SVG document; null when the view has none.</summary>
    public virtual string? ToSvg() => null;

    /// <summary>Plain text that reads well in a terminal.</summary>
    public abstract override string ToString();
}
