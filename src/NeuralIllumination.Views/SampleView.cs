using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One sample: its picture, its class and its values.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class SampleView : View
{
    private const double Width = 320;
    private const double Height = 300;

    private readonly SampleRecord sample;
    private readonly Theme theme;

    /// <summary>Shows a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    public SampleView(SampleRecord sample, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        (this.sample, this.theme) = (sample, theme ?? Theme.Dark);
    }

    internal override object Content => sample;

    /// <inheritdoc/>
    public override string ToSvg()
    {
        SvgPicture svg = new(Width, Height, Description, theme);
        svg.Text(20, 36, Words.Fit(Name, Width - 40, 20), size: 20, bold: true);
        Tiles.Picture(svg, sample, new Spot(48, 56), 224, theme.Edge);
        return svg.ToString();
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(Caption, $"{Figure.Picture(ToSvg(), Description, Width, Height)}{Values.ToMarkup()}");

    /// <inheritdoc/>
    public override string ToString() =>
        sample.Shape.Width > 1 ? $"{Caption}\n\n{PixelText.Of(sample)}" : $"{Caption}\n\n{Values.ToText()}";

    private string Caption => $"Sample {Numbers.Count(sample.Index)}: {Name}";

    /// <summary>Its class, or what is to be predicted.</summary>
    private string Name =>
        sample.Targets is { } targets
            ? Words.Listed([.. targets.Select((y, k) => $"{sample.Shape.Classes[k]} = {Numbers.Brief(y)}")])
            : sample.ClassName;

    private string Description
    {
        get
        {
            int lit = sample.Pixels.Count(value => value != 0);
            return $"{Caption}, {sample.Shape.Width} × {sample.Shape.Height}; {Numbers.Count(lit)} of {Numbers.Count(sample.Pixels.Count, "value")} are not 0.";
        }
    }

    private Table Values => PixelTable.Of(sample, isFolded: true);
}
