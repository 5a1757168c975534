namespace NeuralIllumination.Views;

/// <summary>Draws halos: a crisp core, and light that is gone where the words beside it begin.</summary>
internal static class Glow
{
    /// <summary>A halo, in a group filled with <see cref="Light"/>; its size and its light both grow with <paramref name="strength"/>, and there is none at 0.</summary>
    public static void Halo(SvgPicture svg, Spot at, double radius, double strength)
    {
        if (strength <= 0)
            return;
        svg.Add(
            $"<circle cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"{radius * (0.75 + 0.25 * strength):0}\" opacity=\"{0.15 + 0.85 * strength:0.##}\"/>\n"
        );
    }

    /// <summary>What fills light: from the middle of a shape outward into nothing.</summary>
    public static Markup Light(SvgPicture svg, bool backward)
    {
        Theme theme = svg.Theme;
        (string inner, string outer) = backward ? (theme.Backward, theme.Backward) : (theme.Forward, theme.Glow);
        return svg.Define(
            backward ? "back" : "fore",
            id =>
                $"<radialGradient id=\"{id}\"><stop offset=\"0.3\" stop-color=\"{inner}\" stop-opacity=\"0.9\"/><stop offset=\"0.65\" stop-color=\"{outer}\" stop-opacity=\"0.45\"/><stop offset=\"1\" stop-color=\"{outer}\" stop-opacity=\"0\"/></radialGradient>"
        );
    }
}
