using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A network by itself, no sample in it: its layers, how its weights are spread, and its first units' weights as pictures.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class WeightsView : View
{
    private const double Width = 1000;
    private const int Across = 8;
    private const int Most = 32;
    private const double Side = 76;
    private const double Pitch = 108;
    private const double Top = 76;

    private readonly NetworkRecord network;
    private readonly Theme theme;

    /// <summary>Shows a network.</summary>
    /// <param name="network">The network at one moment.</param>
    /// <param name="theme">The stage's colours; dark unless said otherwise.</param>
    public WeightsView(NetworkRecord network, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        (this.network, this.theme) = (network, theme ?? Theme.Dark);
    }

    /// <summary>What is shown.</summary>
    public NetworkRecord Network => network;

    internal override object Content => network;

    /// <inheritdoc/>
    public override string ToSvg()
    {
        LayerRecord first = network.Layers[0];
        SvgPicture svg = new(Width, Height, Description, theme);
        svg.Text(24, 36, Words.Fit(Headline, Width - 48, 20), size: 20, bold: true);
        svg.Text(24, 62, Words.Fit(Legend, Width - 48, 16), theme.Muted);
        for (int unit = 0; unit < Shown; unit++)
        {
            Spot at = new(24 + (Width - 40) / Across * (unit % Across), Top + Pitch * (unit / Across));
            svg.Add(
                $"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{Side}\" height=\"{Side}\" rx=\"6\" fill=\"{theme.Stage}\" stroke=\"{theme.Edge}\" stroke-width=\"2\"/>\n"
            );
            int columns = Columns(first.Inputs);
            int rows = (first.Inputs + columns - 1) / columns;
            double cell = (Side - 8) / Math.Max(columns, rows);
            Spot inner = new(at.X + (Side - cell * columns) / 2, at.Y + (Side - cell * rows) / 2);
            Cells.Weights(svg, [(first.Weights.Row(unit).ToArray(), inner)], columns, cell, 1);
            svg.Text(at.X, at.Y + Side + 18, $"unit {unit}", theme.Muted);
        }

        return svg.ToString();
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(Headline, $"{Figure.Picture(ToSvg(), Description, Width, Height)}{Layers().ToMarkup()}");

    /// <inheritdoc/>
    public override string ToString() => $"{Headline}\n\n{Layers().ToText()}";

    private int Shown => Math.Min(Most, network.Layers[0].Outputs);

    private double Height => Top + Pitch * ((Shown + Across - 1) / Across) + 8;

    private string Headline =>
        $"{string.Join('-', network.Architecture.Layers)} network, {Terms.Name(network.Architecture.Activation)}: {Numbers.Count(network.ParameterCount, "parameter")}";

    private string Legend
    {
        get
        {
            int units = network.Layers[0].Outputs;
            string which =
                Shown < units ? $"the first {Shown} of {Numbers.Count(units)} units" : Numbers.Count(units, "unit");
            return $"Weights of {which} in layer 1: blue above 0, orange below, dark near 0; each scaled to its own largest";
        }
    }

    private string Description => $"{Headline}. {Legend}. Fingerprint {network.Fingerprint}.";

    private Table Layers()
    {
        Table table = new(
            $"Layers; fingerprint of all parameters {network.Fingerprint}",
            "layer",
            "activation",
            "W, outputs × inputs",
            "parameters",
            "smallest weight",
            "mean",
            "standard deviation",
            "largest weight"
        );
        for (int l = 0; l < network.Layers.Count; l++)
        {
            LayerRecord layer = network.Layers[l];
            double[] weights = layer.Weights.Values.ToArray();
            double mean = weights.Average();
            table.Add(
                $"{l + 1}",
                Terms.Name(layer.Activation),
                $"{layer.Outputs} × {layer.Inputs}",
                layer.ParameterCount,
                weights.Min(),
                mean,
                Math.Sqrt(weights.Average(w => (w - mean) * (w - mean))),
                weights.Max()
            );
        }

        return table;
    }

    /// <summary>A square where the inputs make one; else a strip folded to about a square.</summary>
    private static int Columns(int inputs) => Math.Max(1, (int)Math.Ceiling(Math.Sqrt(inputs)));
}
