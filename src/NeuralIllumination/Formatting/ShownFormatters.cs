using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Writes what is shown by a view, as that view is at this moment.</summary>
internal sealed class ShownFormatters
{
    private readonly object[] formatters =
    [
        new TypeFormatter(Mime.Html, value => ((Shown)value).ToHtml()),
        new TypeFormatter(Mime.Svg, value => ((Shown)value).ToSvg()),
        new TypeFormatter(Mime.Plain, value => value.ToString()),
        new TypeFormatter(Mime.Json, value => ((Shown)value).ToJson()),
        new TypeFormatter(Mime.Summary, value => ((Shown)value).View.FirstLine),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
