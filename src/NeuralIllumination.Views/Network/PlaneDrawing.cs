using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws a sample of two values as a point on the plane, among the other points of its batch.</summary>
internal static class PlaneDrawing
{
    /// <summary>How far the plane reaches, up and down and to both sides.</summary>
    public static double Span(StepRecord step) => PlaneSpan.Of(step.Layers[0].X.Values.ToArray());

    /// <summary>The square with its axes, the batch's points (class 0 as a ring, the others filled), and the sample's own in the light.</summary>
    public static void Draw(SvgPicture svg, StepRecord step, int row, LayerLayout input)
    {
        Matrix x = step.Layers[0].X;
        double span = Span(step);
        (Spot at, double side) = (input.Plane, input.PlaneSide);
        Spot middle = new(at.X + side / 2, at.Y + side / 2);
        svg.Add(
            $"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{side}\" height=\"{side}\" rx=\"4\" fill=\"{svg.Theme.Raised}\" stroke=\"{svg.Theme.Edge}\"/><path stroke=\"{svg.Theme.Edge}\" d=\"M{at.X},{middle.Y}h{side}M{middle.X},{at.Y}v{side}\"/>\n"
        );
        for (int other = 0; other < step.BatchSize; other++)
        {
            Spot point = Place(other);
            string fill = step.Samples[other].Label == 0 ? "none" : svg.Theme.Muted;
            if (other != row)
                svg.Add(
                    $"<circle cx=\"{point.X:0.#}\" cy=\"{point.Y:0.#}\" r=\"3\" fill=\"{fill}\" stroke=\"{svg.Theme.Muted}\"/>"
                );
        }

        Spot own = Place(row);
        svg.Add(
            $"<path stroke=\"{svg.Theme.Forward}\" stroke-dasharray=\"3 4\" d=\"M{middle.X},{own.Y:0.#}H{own.X:0.#}V{middle.Y}\" fill=\"none\"/>"
        );
        svg.Group($"fill=\"{Glow.Light(svg, backward: false)}\"", () => Glow.Halo(svg, own, 14, 1));
        svg.Add(
            $"<circle cx=\"{own.X:0.#}\" cy=\"{own.Y:0.#}\" r=\"5\" fill=\"{svg.Theme.Forward}\" stroke=\"{svg.Theme.Stage}\"><title>x = ({Numbers.Full(x[row, 0])}, {Numbers.Full(x[row, 1])})</title></circle>\n"
        );
        svg.Text(at.X + side - 6, middle.Y - 6, "x0", svg.Theme.Muted, anchor: "end");
        svg.Text(middle.X + 6, at.Y + 18, "x1", svg.Theme.Muted);

        // What is not finite stays at an edge or, if it is no number, in the middle.
        Spot Place(int sample) =>
            new(middle.X + Share(x[sample, 0]) * side / 2, middle.Y - Share(x[sample, 1]) * side / 2);

        double Share(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value / span, -1, 1);
    }
}
