namespace NeuralIllumination.Views;

/// <summary>Writes a view that has a picture: as HTML, as that picture alone, and as text.</summary>
/// <remarks>
/// Hosts ask a type, not a value, what it can be written in, and would keep an empty picture of a view without one; so views that draw say so
/// themselves.
/// </remarks>
internal sealed class PictureFormatters
{
    private readonly object[] formatters =
    [
        .. new ViewFormatters().CreateTypeFormatters(),
        new TypeFormatter(Mime.Svg, value => ((View)value).ToSvg()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
