namespace NeuralIllumination.Views;

/// <summary>Draws stars at the units where forward and backward meet: those that fired and have a gradient.</summary>
internal static class Sparkles
{
    // Beside the unit's upper and lower left corner and above its right one, where no words stand; in shares of its half side.
    private static readonly (double X, double Y, double Size)[] Places =
    [
        (-1.25, -0.75, 1),
        (-1.5, 0.6, 0.7),
        (0.9, -1.15, 0.8),
    ];

    public static void Draw(SvgPicture svg, IEnumerable<(Spot At, double Half)> units, double moment, Tempo tempo)
    {
        (Spot At, double Half)[] meeting = [.. units];
        if (meeting.Length == 0)
            return;
        Motion.Sparkles(svg, tempo);
        svg.Group(
            $"class=\"{SvgPicture.Name("m")} {SvgPicture.Name("star")}\" opacity=\"0\" fill=\"{svg.Theme.Forward}\" style=\"--d:{Tempo.Seconds(moment)}\"",
            () =>
            {
                foreach ((Spot at, double half) in meeting)
                    svg.Add(
                        $"<g transform=\"translate({at.X:0.#},{at.Y:0.#})\"><use href=\"{Stars(svg, half)}\"/></g>\n"
                    );
            }
        );
    }

    private static Markup Stars(SvgPicture svg, double half) =>
        svg.Shape($"s{10 * half:0}", id => $"<path id=\"{id}\" d=\"{Places.Select(place => Star(place, half))}\"/>");

    private static Markup Star((double X, double Y, double Size) place, double half)
    {
        double size = 8 * place.Size;
        return $"M{place.X * half:0.#},{place.Y * half - size:0.#}q0,{size},{size},{size}q{-size},0,{-size},{size}q0,{-size},{-size},{-size}q{size},0,{size},{-size}";
    }
}
