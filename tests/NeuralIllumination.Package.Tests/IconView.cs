using System.Globalization;
using System.Text;
using NeuralIllumination.Views;

namespace NeuralIllumination.Package.Tests;

/// <summary>The package's icon: four synapses of a trained network, the signs and sizes its own, and the unit that they light.</summary>
internal sealed class IconView(IReadOnlyList<double> weights) : View
{
    public override string ToHtml() => $"<img alt=\"{this}\" src=\"{Uri.EscapeDataString(ToSvg())}\"/>";

    public override string ToString() => "A neuron that fires";

    public override string ToSvg()
    {
        Theme theme = Theme.Dark;
        StringBuilder svg = new();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"128\" height=\"128\" viewBox=\"0 0 128 128\">");
        svg.Append("<defs><radialGradient id=\"halo\" gradientUnits=\"userSpaceOnUse\" cx=\"82\" cy=\"64\" r=\"40\">");
        svg.Append("<stop offset=\"0\" stop-color=\"#4EA8FF\" stop-opacity=\"0.85\"/>");
        svg.Append("<stop offset=\"0.45\" stop-color=\"#4EA8FF\" stop-opacity=\"0.3\"/>");
        svg.Append("<stop offset=\"1\" stop-color=\"#4EA8FF\" stop-opacity=\"0\"/></radialGradient></defs>");
        svg.Append(
            "<rect x=\"2\" y=\"2\" width=\"124\" height=\"124\" rx=\"28\" fill=\"#0B0E14\" stroke=\"#2B3648\" stroke-width=\"3\"/>"
        );
        double largest = weights.Max(Math.Abs);
        for (int i = 0; i < weights.Count; i++)
        {
            double y = 64 + 84.0 / (weights.Count - 1) * (i - (weights.Count - 1) / 2.0);
            string colour = weights[i] > 0 ? theme.Positive : theme.Negative;
            double width = 2 + 5 * Math.Abs(weights[i]) / largest;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M22 {y:0.##} C48 {y:0.##} 50 64 82 64\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:0.##}\"/>"
            );
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"22\" cy=\"{y:0.##}\" r=\"6\" fill=\"{colour}\"/>");
        }

        svg.Append("<circle cx=\"82\" cy=\"64\" r=\"40\" fill=\"url(#halo)\"/>");
        foreach ((int radius, string opacity) in new[] { (22, "0.9"), (30, "0.5"), (38, "0.25") })
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"82\" cy=\"64\" r=\"{radius}\" fill=\"none\" stroke=\"#EAF4FF\" stroke-width=\"2\" opacity=\"{opacity}\"/>"
            );
        svg.Append("<circle cx=\"82\" cy=\"64\" r=\"14\" fill=\"#EAF4FF\"/></svg>");
        return svg.ToString();
    }
}
