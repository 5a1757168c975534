using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Something that a cell may end with: it is shown by its view. Hosts find these methods by their names.</summary>
public abstract class Shown
{
    /// <summary>The view that shows it, as it is at this moment.</summary>
    public abstract View View { get; }

    /// <summary>One self-contained element of HTML.</summary>
    public string ToHtml() => View.ToHtml();

    /// <summary>The picture alone, a whole SVG document; null when there is none.</summary>
    public string? ToSvg() => View.ToSvg();

    /// <summary>Plain text that reads well in a terminal.</summary>
    public override string ToString() => View.ToString();
}
