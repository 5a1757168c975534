using NeuralIllumination.Learning;
using NeuralIllumination.Views;
using Plotly.NET;

namespace NeuralIllumination.Charts;

/// <summary>
/// How each layer's weights are spread, epoch by epoch: one hill for each epoch, the untrained network's behind and the last in front, all
/// of a layer over the same 40 intervals. It answers to the pointer with the interval and the count.
/// </summary>
public sealed class HistogramsView : PlotView
{
    private readonly Snapshot[] snapshots;
    private readonly IReadOnlyList<WeightHistogram> layers;

    /// <summary>Shows a run's weights at some epochs.</summary>
    /// <param name="snapshots">The networks, 1 to 24, in the order of their epochs: see <see cref="Snapshots"/>.</param>
    /// <param name="theme">The colours of the still picture; the chart follows its page.</param>
    /// <exception cref="OptionException">None, or more than 24.</exception>
    public HistogramsView(IReadOnlyList<Snapshot> snapshots, Theme? theme = null)
        : base(theme)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        if (snapshots.Count is 0 or > MostEpochs)
            throw new OptionException($"Histograms take 1 to {MostEpochs} epochs; got {snapshots.Count}.");
        this.snapshots = [.. snapshots];
        layers = WeightHistogram.Of(this.snapshots);
    }

    /// <summary>The most epochs that are shown.</summary>
    public const int MostEpochs = 24;

    /// <summary>The networks that are shown.</summary>
    public IReadOnlyList<Snapshot> Records => Array.AsReadOnly(snapshots);

    internal override object Content => Records;

    /// <inheritdoc/>
    public override string ToSvg() => HistogramPicture.Draw(snapshots, layers, Words, Theme);

    private protected override string Caption
    {
        get
        {
            Architecture architecture = snapshots[0].Network.Architecture;
            string when =
                snapshots.Length == 1
                    ? $"after {Numbers.Count(snapshots[0].Epoch, "epoch")}"
                    : $"from epoch {Numbers.Count(snapshots[0].Epoch)} to {Numbers.Count(snapshots[^1].Epoch)}";
            return $"Weights of a {string.Join('-', architecture.Layers)} network, {when}";
        }
    }

    private protected override string Words =>
        $"{Caption}. {string.Join(" ", layers.Select((layer, l) => $"In layer {layer.Layer} the standard deviation goes from {Numbers.Brief(Spread(snapshots[0], l))} to {Numbers.Brief(Spread(snapshots[^1], l))}."))}";

    private protected override Markup Still =>
        Views.Figure.Picture(ToSvg(), Words, HistogramPicture.Width, HistogramPicture.HeightOf(layers.Count));

    private protected override string Subject => $"{snapshots[0].Network.Fingerprint} {snapshots[0].Epoch}";

    private protected override Table Table
    {
        get
        {
            Table table = new(
                "Weights per layer and epoch",
                "layer, epoch",
                "weights",
                "smallest",
                "mean",
                "standard deviation",
                "largest"
            );
            for (int l = 0; l < layers.Count; l++)
            {
                foreach (Snapshot snapshot in snapshots)
                {
                    double[] all = snapshot.Network.Layers[l].Weights.Values.ToArray();
                    table.Add(
                        $"{l + 1}, {Numbers.Count(snapshot.Epoch)}",
                        all.Length,
                        all.Min(),
                        all.Average(),
                        Spread(snapshot, l),
                        all.Max()
                    );
                }
            }

            return table;
        }
    }

    private protected override PlotFigure Figure
    {
        get
        {
            PlotFigure figure = new(layers.Count, Math.Min(2, layers.Count), 60 + 26 * snapshots.Length)
            {
                HasLegend = false,
                Hover = "closest",
            };
            for (int l = 0; l < layers.Count; l++)
            {
                for (int e = 0; e < snapshots.Length; e++)
                    Hill(figure, l, e);
                figure.Panel(
                    l,
                    $"layer {l + 1}: {Numbers.Count(snapshots[0].Network.Layers[l].Weights.Values.Length, "weight")}",
                    [("tickprefix", "weight "), ("zeroline", true), ("zerolinecolor", Views.Theme.Dark.Edge)],
                    ("tickvals", snapshots.Select((_, e) => Row(e)).ToArray()),
                    ("ticktext", snapshots.Select(s => $"epoch {Numbers.Count(s.Epoch)}").ToArray()),
                    ("range", new[] { -0.4, snapshots.Length - 1 + HistogramPicture.Rise + 0.2 }),
                    ("showgrid", false),
                    ("showline", false)
                );
            }

            return figure;
        }
    }

    // Epoch 0 stands highest, and so behind.
    private int Row(int epoch) => snapshots.Length - 1 - epoch;

    private void Hill(PlotFigure figure, int l, int e)
    {
        WeightHistogram layer = layers[l];
        int[] counts = layer.Counts[e];
        string colour = Views.Theme.Dark.Layers[l % Views.Theme.Dark.Layers.Count];
        double[] middles = [.. counts.Select((_, i) => layer.From + layer.Width * (i + 0.5))];

        Trace ground = figure.Trace(l, "");
        ground.SetProperty("mode", "lines");
        ground.SetProperty("x", middles);
        ground.SetProperty("y", middles.Select(_ => (double)Row(e)).ToArray());
        ground.SetProperty("line", PlotFigure.Map(("width", 0), ("color", colour)));
        ground.SetProperty("hoverinfo", "skip");

        Trace hill = figure.Trace(l, $"epoch {snapshots[e].Epoch}");
        hill.SetProperty("mode", "lines");
        hill.SetProperty("x", middles);
        hill.SetProperty("y", counts.Select(count => Row(e) + HistogramPicture.Rise * count / layer.Most).ToArray());
        hill.SetProperty("line", PlotFigure.Map(("width", 1.6), ("color", colour)));
        hill.SetProperty("fill", "tonexty");
        hill.SetProperty("fillcolor", colour + "4D");
        hill.SetProperty(
            "customdata",
            counts
                .Select(
                    (count, i) =>
                        $"{Numbers.Count(count)} of {Numbers.Count(counts.Sum())} weights<br>from {Numbers.Full(layer.From + layer.Width * i)}<br>to {Numbers.Full(layer.From + layer.Width * (i + 1))}"
                )
                .ToArray()
        );
        hill.SetProperty(
            "hovertemplate",
            $"epoch {Numbers.Count(snapshots[e].Epoch)}<br>%{{customdata}}<extra></extra>"
        );
    }

    private static double Spread(Snapshot snapshot, int l)
    {
        double[] all = snapshot.Network.Layers[l].Weights.Values.ToArray();
        double mean = all.Average();
        return Math.Sqrt(all.Average(w => (w - mean) * (w - mean)));
    }
}
