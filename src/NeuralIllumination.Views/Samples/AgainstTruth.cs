using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws predicted quantities against the true ones: on the diagonal a prediction is perfect.</summary>
internal sealed class AgainstTruth(IReadOnlyList<PredictionRecord> predictions, string title, Theme theme)
{
    private const double WideWidth = 560;
    private const double NarrowWidth = 400;
    private const double Top = 62;

    // Every quantity on one scale.
    private readonly double span = PlaneSpan.Of([
        .. predictions.SelectMany(p => p.Probabilities.Concat(p.Sample.Targets!)).Where(double.IsFinite),
    ]);

    /// <summary>Both pictures, for wide pages and narrow ones.</summary>
    public Markup Pictures() =>
        Figure.Picture(
            new NarrowPicture(Draw(isNarrow: true), NarrowWidth, Height(isNarrow: true)),
            Draw(isNarrow: false),
            Description,
            WideWidth,
            Height(isNarrow: false)
        );

    /// <summary>One of them.</summary>
    public string Draw(bool isNarrow)
    {
        (double left, double side) = Square(isNarrow);
        SvgPicture svg = new(isNarrow ? NarrowWidth : WideWidth, Height(isNarrow), Description, theme);
        svg.Text(24, 36, Words.Fit(title, svg.Width - 48, 20), size: 20, bold: true);
        double bottom = Top + side;
        svg.Add(
            $"<rect x=\"{left}\" y=\"{Top}\" width=\"{side}\" height=\"{side}\" rx=\"4\" fill=\"{theme.Raised}\" stroke=\"{theme.Edge}\"/><path stroke=\"{theme.Muted}\" stroke-dasharray=\"5 5\" d=\"M{left},{bottom}L{left + side},{Top}\"/>\n"
        );
        svg.Text(left, bottom + 22, Numbers.End(-span), theme.Muted, anchor: "middle");
        svg.Text(left + side, bottom + 22, Numbers.End(span), theme.Muted, anchor: "middle");
        svg.Text(left + side / 2, bottom + 22, "true y", anchor: "middle");
        svg.Text(left - 8, bottom, Numbers.End(-span), theme.Muted, anchor: "end");
        svg.Text(left - 8, Top + 12, Numbers.End(span), theme.Muted, anchor: "end");
        svg.Text(left - 8, Top + side / 2, "ŷ", anchor: "end");
        for (int k = 0; k < predictions[0].Probabilities.Count; k++)
        {
            string hue = k == 0 ? theme.Positive : theme.Layers[k % theme.Layers.Count];
            foreach (PredictionRecord p in predictions)
            {
                double x = left + side * Share(p.Sample.Targets![k]);
                double y = bottom - side * Share(p.Probabilities[k]);
                svg.Add(
                    $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4.5\" fill=\"{hue}\" fill-opacity=\"0.85\"><title>sample {Numbers.Count(p.Sample.Index)}: ŷ {Numbers.Full(p.Probabilities[k])}, y {Numbers.Full(p.Sample.Targets[k])}</title></circle>\n"
                );
            }
        }

        return svg.ToString();
    }

    private string Description =>
        $"{title}. Each point is a sample: to the right its true value, upward the predicted one; on the dashed diagonal both are the same.";

    private static (double Left, double Side) Square(bool isNarrow) => isNarrow ? (60, 310) : (76, 420);

    private static double Height(bool isNarrow) => Top + Square(isNarrow).Side + 44;

    // What is no number stands in the middle.
    private double Share(double value) => double.IsNaN(value) ? 0.5 : Math.Clamp((value / span + 1) / 2, 0, 1);
}
