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
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
