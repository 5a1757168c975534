namespace NeuralIllumination.Views;

/// <summary>Draws light that travels along synapses: comets with an arrowhead, larger for what contributes more.</summary>
internal static class Particles
{
    /// <summary>Backward, only synapses with a larger |w| carry any: through the others next to nothing runs back.</summary>
    public const double LeastWeight = 0.2;

    private const int Sizes = 3;

    public static void Draw(
        SvgPicture svg,
        NetworkLayout layout,
        IReadOnlyList<Contribution> bright,
        Tempo tempo,
        bool backward
    )
    {
        Contribution[] moving = [.. bright.Where(c => !backward || Math.Abs(c.Weight) > LeastWeight)];
        if (moving.Length == 0)
            return;
        Motion.Particles(svg, tempo, backward);
        foreach (IGrouping<int, Contribution> layer in moving.GroupBy(c => c.Layer))
        {
            double most = Strength.Most(layer.Select(c => c.Value));
            string course = $"{(backward ? 'b' : 'f')}{layer.Key}";
            List<(double Share, Markup Shape)> comets = [];
            foreach (Contribution c in layer.OrderByDescending(c => Math.Abs(c.Value)))
            {
                Strand strand = Synapses.Strand(layout, c);
                double share = Strength.Linear(c.Value, most);
                comets.Add((share, Comet(svg, share, backward, layout.IsStacked)));
                svg.Style(
                    $".${course}>:nth-child({comets.Count}){{offset-path:path('{(backward ? strand.Reversed : strand).Path(0)}')}}"
                );
            }

            // The smaller half goes once, the larger is followed by a second.
            Send(0, 0);
            Send(1, 0.6);

            void Send(int turn, double least)
            {
                Markup names =
                    $"{SvgPicture.Name("m")} {SvgPicture.Name("p")} {SvgPicture.Name(backward ? "bp" : "fp")} {SvgPicture.Name(course)}";
                svg.Group(
                    $"class=\"{names}\" opacity=\"0\" style=\"--d:{Tempo.Seconds(tempo.Departure(layer.Key, backward) + turn * Tempo.Beat)}\"",
                    () =>
                    {
                        foreach ((_, Markup shape) in comets.Where(comet => comet.Share >= least))
                            svg.Add($"<use href=\"{shape}\"/>");
                    }
                );
            }
        }
    }

    // A head, a tail that thins out behind it and a little light around both, pointing rightward at 0, 0.
    private static Markup Comet(SvgPicture svg, double strength, bool backward, bool isStacked)
    {
        int size = 1 + (int)Math.Round((Sizes - 1) * strength);

        // On a narrow page synapses pass between words: there is less light on the way.
        double scale = (isStacked ? 0.3 : 0.7) + 0.3 * size;
        Markup light = Glow.Light(svg, backward);
        Markup comet = svg.Shape(
            backward ? "q" : "h",
            id =>
                $"<g id=\"{id}\"><circle r=\"9\" fill=\"{light}\" fill-opacity=\"0.35\"/><path fill-opacity=\"0.5\" d=\"M-22,0L-2,-1.6V1.6z\"/><path d=\"M8,0L-4,-5L-2,0L-4,5z\"/></g>"
        );
        return svg.Shape(
            $"{(backward ? 'q' : 'h')}{size}",
            id => $"<use id=\"{id}\" href=\"{comet}\" transform=\"scale({scale:0.#})\"/>"
        );
    }
}
