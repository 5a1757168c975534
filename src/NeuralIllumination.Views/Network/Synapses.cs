using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws the synapses: a quiet base, and the ones that matter for the sample in the light.</summary>
internal static class Synapses
{
    private const int MostInBase = 90;
    private const double ArrowAt = 0.72;

    /// <summary>The course of one synapse, from the unit it leaves to the unit it enters.</summary>
    public static Strand Strand(NetworkLayout layout, Contribution c) =>
        new(layout.Layers[c.Layer - 1].Find(c.Input)!.Out, layout.Layers[c.Layer].Find(c.Output)!.In, layout.IsStacked);

    /// <summary>Synapses of every size, evenly chosen, as one faint web in which the larger show more; overlaps add no light.</summary>
    public static void Base(SvgPicture svg, StepRecord step, NetworkLayout layout, bool backward)
    {
        int[] take = Shares([
            .. step.Layers.Select((_, l) => layout.Layers[l].Units.Count * layout.Layers[l + 1].Units.Count),
        ]);
        for (int l = 0; l < step.Layers.Count; l++)
        {
            Matrix weights = step.Layers[l].WeightsBefore;
            (double Weight, Spot From, Spot To)[] all =
            [
                .. from output in layout.Layers[l + 1].Units
                from input in layout.Layers[l].Units
                let weight = weights[output.Unit, input.Unit]
                where weight != 0 && double.IsFinite(weight)
                orderby Math.Abs(weight) descending, output.Unit, input.Unit
                select (weight, input.Out, output.In),
            ];
            int count = Math.Min(take[l], all.Length);
            var web = Enumerable
                .Range(0, count)
                .Select(i => (IsLarge: i < count / 3, Synapse: all[(int)((long)i * all.Length / count)]))
                .GroupBy(s => (s.IsLarge, IsNegative: s.Synapse.Weight < 0))
                .OrderBy(g => g.Key);
            svg.Group($"fill=\"none\" stroke-opacity=\"0.18\"", () => Web(web));
        }

        void Web(
            IEnumerable<IGrouping<(bool IsLarge, bool IsNegative), (bool, (double, Spot From, Spot To) Synapse)>> web
        )
        {
            foreach (var part in web)
            {
                string colour = backward ? svg.Theme.Muted : svg.Theme.Sign(part.Key.IsNegative ? -1 : 1);
                svg.Add(
                    $"<path stroke=\"{colour}\" stroke-width=\"{(part.Key.IsLarge ? 1.3 : 0.7)}\" d=\"{part.Select(s => new Strand(s.Synapse.From, s.Synapse.To, layout.IsStacked).Path(0))}\"/>\n"
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
        bool backward,
        Tempo? tempo
    )
    {
        foreach (IGrouping<int, Contribution> layer in all.GroupBy(c => c.Layer))
        {
            double most = backward
                ? Strength.Most(layer.Select(c => c.Value))
                : Strength.Most(step.Layers[layer.Key - 1].WeightsBefore.Values.ToArray());
            Markup moving = tempo is null
                ? (Markup)$"fill=\"none\" stroke-linecap=\"round\" class=\"{SvgPicture.Name("beat")}\""
                : $"fill=\"none\" stroke-linecap=\"round\" class=\"{SvgPicture.Name("lit")}\" style=\"--d:{Tempo.Seconds(tempo.Departure(layer.Key, backward))}\"";
            svg.Group(
                moving,
                () =>
                {
                    // Alike ones share their attributes, the thickest on top.
                    var alike = layer
                        .Reverse()
                        .GroupBy(c => (Width: Thickness(c, most, backward), IsPositive: c.Weight > 0 || backward))
                        .OrderBy(g => g.Key);
                    foreach (var group in alike)
                    {
                        Markup stroke = Gradient(svg, layout, group.First(), backward);
                        svg.Group(
                            $"stroke=\"{stroke}\" stroke-width=\"{group.Key.Width:0.#}\"",
                            () =>
                            {
                                foreach (Contribution c in group)
                                    Draw(svg, Strand(layout, c), c, backward);
                            }
                        );
                    }

                    foreach (var sign in layer.GroupBy(c => Colour(svg, c, backward)).OrderBy(g => g.Key))
                    {
                        IEnumerable<Markup> heads = sign.Select(c =>
                            Arrow(Strand(layout, c), backward, 3.5 + Thickness(c, most, backward))
                        );
                        svg.Add($"<path fill=\"{sign.Key}\" d=\"{heads}\"/>\n");
                    }
                }
            );
        }
    }

    private static double Thickness(Contribution c, double most, bool backward) =>
        1.2 + 0.95 * Math.Round(4 * Strength.Linear(backward ? c.Value : c.Weight, most));

    private static string Colour(SvgPicture svg, Contribution c, bool backward) =>
        backward ? svg.Theme.Backward : svg.Theme.Sign(c.Weight);

    // Faint where the signal leaves, bright where it arrives.
    private static Markup Gradient(SvgPicture svg, NetworkLayout layout, Contribution c, bool backward)
    {
        Strand strand = Strand(layout, c);
        (Spot start, Spot end) = backward ? (strand.To, strand.From) : (strand.From, strand.To);
        string colour = Colour(svg, c, backward);
        Markup way = layout.IsStacked
            ? (Markup)$"x2=\"0\" y1=\"{start.Y:0.#}\" y2=\"{end.Y:0.#}\""
            : $"x1=\"{start.X:0.#}\" x2=\"{end.X:0.#}\"";
        string name = backward ? $"b{c.Layer}" : $"f{c.Layer}{(c.Weight < 0 ? 'n' : 'p')}";
        return svg.Define(
            name,
            id =>
                $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" {way}><stop stop-color=\"{colour}\" stop-opacity=\"0.18\"/><stop offset=\"0.8\" stop-color=\"{colour}\"/></linearGradient>"
        );
    }

    private static void Draw(SvgPicture svg, Strand strand, Contribution c, bool backward)
    {
        string formula = backward
            ? $"∂L/∂W{c.Layer}[{c.Output}, {c.Input}] of this sample = {Numbers.Full(c.Value)}"
            : $"W{c.Layer}[{c.Output}, {c.Input}] · x = {Numbers.Full(c.Weight)} · {Numbers.Full(c.X)} = {Numbers.Full(c.Value)}";
        svg.Add($"<path d=\"{strand.Path(0)}\"><title>{formula}</title></path>\n");
    }

    // A triangle on the line at most of its way, pointing where the signal goes.
    private static Markup Arrow(Strand strand, bool backward, double size)
    {
        (Spot at, double degrees) = backward ? strand.Reversed.At(ArrowAt) : strand.At(ArrowAt);
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        Spot left = Turned(-size, -0.75 * size);
        Spot right = Turned(-size, 0.75 * size);
        Spot tip = Turned(size, 0);
        return $"M{left.X:0},{left.Y:0}l{tip.X - left.X:0.#},{tip.Y - left.Y:0.#}l{right.X - tip.X:0.#},{right.Y - tip.Y:0.#}z";

        Spot Turned(double x, double y) => new(at.X + x * cos - y * sin, at.Y + x * sin + y * cos);
    }

    // As many from each layer; what a small one leaves over goes to the larger.
    private static int[] Shares(int[] counts)
    {
        int[] take = new int[counts.Length];
        int left = MostInBase;
        int open = counts.Length;
        foreach (int l in Enumerable.Range(0, counts.Length).OrderBy(l => counts[l]).ThenBy(l => l))
        {
            take[l] = Math.Min(counts[l], left / open--);
            left -= take[l];
        }

        return take;
    }
}
