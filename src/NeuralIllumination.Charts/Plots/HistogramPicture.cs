using System.Globalization;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>Draws a run's weight histograms: a hill for each epoch, two layers beside each other.</summary>
internal static class HistogramPicture
{
    public const double Width = 1000;

    /// <summary>How high the highest hill is, in distances between two epochs.</summary>
    public const double Rise = 1.9;

    private const double PanelHeight = 380;
    private const double PanelWidth = 488;

    public static double HeightOf(int layers) => 20 + PanelHeight * ((layers + 1) / 2);

    public static string Draw(
        IReadOnlyList<Snapshot> snapshots,
        IReadOnlyList<WeightHistogram> layers,
        string description,
        Theme theme
    )
    {
        SvgPicture svg = new(Width, HeightOf(layers.Count), description, theme);
        for (int l = 0; l < layers.Count; l++)
            Layer(svg, snapshots, layers[l], new Spot(24 + PanelWidth * (l % 2), PanelHeight * (l / 2)));
        return svg.ToString();
    }

    private static void Layer(SvgPicture svg, IReadOnlyList<Snapshot> snapshots, WeightHistogram layer, Spot at)
    {
        Theme theme = svg.Theme;
        string colour = theme.Layers[(layer.Layer - 1) % theme.Layers.Count];
        int weights = layer.Counts[0].Sum();
        svg.Text(at.X, at.Y + 36, $"layer {layer.Layer}: {Numbers.Count(weights, "weight")}", bold: true);
        double end = layer.From + layer.Width * WeightHistogram.Intervals;
        Axis x = new(layer.From, end, at.X + 96, at.X + PanelWidth - 36);
        (double top, double bottom) = (at.Y + 64, at.Y + PanelHeight - 46);
        double pitch = (bottom - top) / (snapshots.Count - 1 + Rise);
        for (int e = 0; e < snapshots.Count; e++)
        {
            double ground = bottom - pitch * (snapshots.Count - 1 - e);
            Markup hill = Markup.Empty;
            for (int i = 0; i < WeightHistogram.Intervals; i++)
            {
                double across = x.Place(layer.From + layer.Width * (i + 0.5));
                double up = ground - Rise * pitch * layer.Counts[e][i] / layer.Most;
                hill.Add($"{(i == 0 ? "M" : "L")}{across:0.#} {up:0.#}");
            }

            double first = x.Place(layer.From + layer.Width / 2);
            double last = x.Place(end - layer.Width / 2);
            svg.Add(
                $"<path fill=\"{theme.Stage}\" fill-opacity=\"0.55\" d=\"{hill}L{last:0.#} {ground:0.#}L{first:0.#} {ground:0.#}Z\"/>"
            );
            svg.Add(
                $"<path fill=\"{colour}\" fill-opacity=\"0.3\" d=\"{hill}L{last:0.#} {ground:0.#}L{first:0.#} {ground:0.#}Z\"/>"
            );
            svg.Add(
                $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\" stroke-linejoin=\"round\" d=\"{hill}\"/>\n"
            );

            // Where epochs stand close, only as many are named as there is room for.
            if (
                pitch >= 17
                || e == 0
                || e == snapshots.Count - 1
                || e % (int)Math.Ceiling(17 / pitch) == 0 && (snapshots.Count - 1 - e) * pitch >= 17
            )
                svg.Text(
                    at.X + 84,
                    ground + 5,
                    $"epoch {Numbers.Count(snapshots[e].Epoch)}",
                    theme.Muted,
                    anchor: "end",
                    size: 14
                );
        }

        svg.Add($"<path stroke=\"{theme.Edge}\" d=\"M{x.Start:0.#} {bottom + 4}H{x.End:0.#}\"/>\n");
        foreach (double tick in Round(layer.From, end))
        {
            svg.Add($"<path stroke=\"{theme.Edge}\" d=\"M{x.Place(tick):0.#} {bottom + 4}v5\"/>");
            svg.Text(
                x.Place(tick),
                bottom + 26,
                Numbers.Sign(tick.ToString("0.####", CultureInfo.InvariantCulture)),
                theme.Muted,
                anchor: "middle",
                size: 14
            );
        }
    }

    // Multiples of a round number, 0 among them where it lies within.
    private static IEnumerable<double> Round(double from, double to)
    {
        double raw = (to - from) / 4;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double size = new[] { 1.0, 2, 5, 10 }.First(step => step * power >= raw * 0.999) * power;
        for (double k = Math.Ceiling(from / size); k * size <= to; k++)
            yield return k * size;
    }
}
