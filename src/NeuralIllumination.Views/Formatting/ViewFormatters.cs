namespace NeuralIllumination.Views;

/// <summary>Writes a view without a picture: as HTML and as text, and for those who ask as JSON and in one line.</summary>
internal sealed class ViewFormatters
{
    private readonly object[] formatters =
    [
        new TypeFormatter(Mime.Html, value => ((View)value).ToHtml()),
        new TypeFormatter(Mime.Plain, value => value.ToString()),
        new TypeFormatter(Mime.Json, value => ((View)value).ToJson()),
        new TypeFormatter(Mime.Summary, value => ((View)value).FirstLine),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
