namespace NeuralIllumination.Views;

/// <summary>Draws what leaves a unit that fires: three concentric rings, spreading outward one after the other.</summary>
internal static class Rings
{
    public const int Count = 3;

    /// <summary>Rings at every unit whose strength is above 0, at the moment the wave arrives.</summary>
    public static void Draw(
        SvgPicture svg,
        IEnumerable<(Spot At, double Radius, double Strength)> units,
        int layer,
        Tempo tempo
    )
    {
        (Spot At, double Radius, double Strength)[] firing = [.. units.Where(unit => unit.Strength > 0.05)];
        if (firing.Length == 0)
            return;
        Motion.Rings(svg, tempo);
        string colour = svg.Theme.Glow;
        double moment = tempo.Arrival(layer, backward: false) - 0.15;
        Markup attributes =
            $"class=\"{SvgPicture.Name("m")} {SvgPicture.Name("ring")}\" opacity=\"0\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" style=\"--d:{Tempo.Seconds(moment)}\"";
        svg.Group(
            attributes,
            () =>
            {
                foreach ((Spot at, double radius, _) in firing)
                {
                    Markup circle = $"<circle r=\"{radius:0}\"/>";
                    svg.Add(
                        $"<g transform=\"translate({at.X:0.#},{at.Y:0.#})\">{Enumerable.Repeat(circle, Count)}</g>\n"
                    );
                }
            }
        );
    }
}
