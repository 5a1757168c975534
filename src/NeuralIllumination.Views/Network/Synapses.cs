using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws the synapses: a quiet base, and the ones that matter for the sample in the light.</summary>
internal static class Synapses
{
    private const int MostInBase = 220;

    /// <summary>The largest weights of each layer as one faint web; overlaps add no light.</summary>
    public static void Base(SvgPicture svg, StepRecord step, NetworkLayout layout, bool backward)
    {
        for (int l = 0; l < step.Layers.Count; l++)
        {
            Matrix weights = step.Layers[l].WeightsBefore;
            var strongest =
                from output in layout.Layers[l + 1].Units
                from input in layout.Layers[l].Units
                let weight = weights[output.Unit, input.Unit]
                where weight != 0 && double.IsFinite(weight)
                orderby Math.Abs(weight) descending, output.Unit, input.Unit
                select (weight, From: input.Out, To: output.In);
            foreach (var sign in strongest.Take(MostInBase).GroupBy(s => s.weight < 0).OrderBy(g => g.Key))
            {
                string colour = backward ? svg.Theme.Muted : svg.Theme.Sign(sign.Key ? -1 : 1);
                svg.Add(
                    $"<path fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.16\" stroke-width=\"0.7\" d=\"{sign.Select(s => Curve(s.From, s.To, layout.IsStacked))}\"/>\n"
                );
            }
        }
    }

    /// <summary>The largest contributions, faint where they leave and bright where they arrive, the largest on top.</summary>
    public static void Bright(
        SvgPicture svg,
        StepRecord step,
        NetworkLayout layout,
        IReadOnlyList<Contribution> all,
        bool backward
    )
    {
        svg.Style("@keyframes $flow{from{stroke-dashoffset:100}to{stroke-dashoffset:0}}");
        svg.Style(".$pulse{stroke-dasharray:5 95;animation:$flow 3s linear infinite}");
        svg.Style("@media(prefers-reduced-motion:reduce){.$pulse{display:none}}");
        foreach (IGrouping<int, Contribution> layer in all.GroupBy(c => c.Layer))
        {
            LayerLayout from = layout.Layers[layer.Key - 1];
            LayerLayout to = layout.Layers[layer.Key];
            double most = backward
                ? Strength.Most(layer.Select(c => c.Value))
                : Strength.Most(step.Layers[layer.Key - 1].WeightsBefore.Values.ToArray());
            foreach (Contribution c in layer.Reverse())
                Draw(svg, c, from.Find(c.Input)!, to.Find(c.Output)!, most, backward, layout.IsStacked);
        }
    }

    private static void Draw(
        SvgPicture svg,
        Contribution c,
        UnitLayout from,
        UnitLayout to,
        double most,
        bool backward,
        bool isStacked
    )
    {
        Spot start = backward ? to.In : from.Out;
        Spot end = backward ? from.Out : to.In;
        double thickness = 1.2 + 3.8 * Strength.Linear(backward ? c.Value : c.Weight, most);
        string colour = backward ? svg.Theme.Backward : svg.Theme.Sign(c.Weight);
        Spot way = isStacked ? new(0, 1) : new(1, 0);
        string name = backward ? $"b{c.Layer}" : $"f{c.Layer}{(c.Weight < 0 ? 'n' : 'p')}";
        Markup stroke = svg.Define(
            name,
            id =>
                $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{way.X * start.X}\" y1=\"{way.Y * start.Y}\" x2=\"{way.X * end.X}\" y2=\"{way.Y * end.Y}\"><stop offset=\"0\" stop-color=\"{colour}\" stop-opacity=\"0.18\"/><stop offset=\"0.75\" stop-color=\"{colour}\" stop-opacity=\"0.95\"/><stop offset=\"1\" stop-color=\"{colour}\"/></linearGradient>"
        );
        Markup d = Curve(start, end, isStacked);
        string formula = backward
            ? $"∂L/∂W{c.Layer}[{c.Output}, {c.Input}] of this sample = {Numbers.Full(c.Value)}"
            : $"W{c.Layer}[{c.Output}, {c.Input}] · x = {Numbers.Full(c.Weight)} · {Numbers.Full(c.X)} = {Numbers.Full(c.Value)}";
        svg.Add(
            $"<path fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{thickness}\" stroke-linecap=\"round\" d=\"{d}\"><title>{formula}</title></path>"
        );
        svg.Add(
            $"<path class=\"{SvgPicture.Name("pulse")}\" fill=\"none\" stroke=\"{(backward ? svg.Theme.Negative : svg.Theme.Forward)}\" stroke-width=\"{thickness}\" stroke-linecap=\"round\" stroke-opacity=\"0.85\" stroke-dasharray=\"0 100\" pathLength=\"100\" d=\"{d}\"/>\n"
        );
        Arrow(svg, Between(start, end, 0.72, isStacked), colour, 3.5 + thickness);
    }

    private static Markup Curve(Spot from, Spot to, bool isStacked)
    {
        if (isStacked)
        {
            double drop = (to.Y - from.Y) * 0.5;
            return $"M{from.X:0.#} {from.Y:0.#}C{from.X:0.#} {from.Y + drop:0.#} {to.X:0.#} {to.Y - drop:0.#} {to.X:0.#} {to.Y:0.#}";
        }

        double bend = (to.X - from.X) * 0.5;
        return $"M{from.X:0.#} {from.Y:0.#}C{from.X + bend:0.#} {from.Y:0.#} {to.X - bend:0.#} {to.Y:0.#} {to.X:0.#} {to.Y:0.#}";
    }

    private static (Spot At, double Degrees) Between(Spot from, Spot to, double t, bool isStacked)
    {
        if (isStacked)
        {
            // The same curve with its axes exchanged.
            (Spot at, double degrees) = Between(new(from.Y, from.X), new(to.Y, to.X), t, false);
            return (new Spot(at.Y, at.X), 90 - degrees);
        }

        double bend = (to.X - from.X) * 0.5;
        double s = 1 - t;
        double x =
            s * s * s * from.X + 3 * s * s * t * (from.X + bend) + 3 * s * t * t * (to.X - bend) + t * t * t * to.X;
        double y = s * s * (s + 3 * t) * from.Y + t * t * (t + 3 * s) * to.Y;
        double dx = 3 * s * s * bend + 6 * s * t * (to.X - from.X - 2 * bend) + 3 * t * t * bend;
        double dy = 6 * s * t * (to.Y - from.Y);
        return (new Spot(x, y), Math.Atan2(dy, dx) * 180 / Math.PI);
    }

    private static void Arrow(SvgPicture svg, (Spot At, double Degrees) place, string colour, double size) =>
        svg.Add(
            $"<path transform=\"translate({place.At.X:0.#} {place.At.Y:0.#}) rotate({place.Degrees:0})\" fill=\"{colour}\" d=\"M{-size:0.#} {-0.75 * size:0.#}L{size:0.#} 0L{-size:0.#} {0.75 * size:0.#}z\"/>\n"
        );
}
