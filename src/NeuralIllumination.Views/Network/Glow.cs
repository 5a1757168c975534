namespace NeuralIllumination.Views;

/// <summary>Draws halos: a crisp core fades out within three of its radii.</summary>
internal static class Glow
{
    public static void Halo(SvgPicture svg, Spot at, double core, double strength, bool backward)
    {
        if (strength <= 0)
            return;
        Theme theme = svg.Theme;
        (string inner, string outer) = backward ? (theme.Backward, theme.Backward) : (theme.Forward, theme.Glow);
        Markup fill = svg.Define(
            backward ? "back" : "fore",
            id =>
                $"<radialGradient id=\"{id}\"><stop offset=\"0.2\" stop-color=\"{inner}\" stop-opacity=\"0.85\"/><stop offset=\"0.45\" stop-color=\"{outer}\" stop-opacity=\"0.38\"/><stop offset=\"0.7\" stop-color=\"{outer}\" stop-opacity=\"0.12\"/><stop offset=\"1\" stop-color=\"{outer}\" stop-opacity=\"0\"/></radialGradient>"
        );
        double radius = core * (1.8 + 1.2 * strength);
        svg.Add(
            $"<circle cx=\"{at.X}\" cy=\"{at.Y}\" r=\"{radius}\" fill=\"{fill}\" opacity=\"{0.15 + 0.75 * strength}\"/>\n"
        );
    }
}
