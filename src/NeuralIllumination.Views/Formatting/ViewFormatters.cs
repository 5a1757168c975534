namespace NeuralIllumination.Views;

/// <summary>Writes a view without a picture: as HTML and as text.</summary>
internal sealed class ViewFormatters
{
    private readonly object[] formatters =
    [
        new TypeFormatter(Mime.Html, value => ((View)value).ToHtml()),
        new TypeFormatter(Mime.Plain, value => value.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
