using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws hidden units: the light around them, their frames, and the activation or δ beside each.</summary>
internal static class HiddenDrawing
{
    /// <summary>The light around the units, reaching <paramref name="reach"/> times their half side; with a tempo in its moment: rings forward, pulse and spokes backward.</summary>
    public static void Lights(
        SvgPicture svg,
        StepRecord step,
        int row,
        LayerLayout layout,
        double reach,
        bool backward,
        Tempo? tempo
    )
    {
        double[] values = Values(step, row, layout.Index, backward);
        double most = Strength.Most(values);
        (Spot At, double Half, double Strength)[] units =
        [
            .. layout.Units.Select(unit =>
                (Middle(unit), unit.Height / 2, StrengthOf(values[unit.Unit], most, backward))
            ),
        ];
        Lights(svg, units, layout.Index, reach, backward, tempo);
    }

    /// <summary>The light around units of any kind, reaching <paramref name="reach"/> times their half side.</summary>
    public static void Lights(
        SvgPicture svg,
        IReadOnlyList<(Spot At, double Half, double Strength)> units,
        int layer,
        double reach,
        bool backward,
        Tempo? tempo
    )
    {
        Markup moment = tempo is null
            ? Markup.Empty
            : $"class=\"{SvgPicture.Name("lit")}\" style=\"--d:{Tempo.Seconds(Math.Max(0, tempo.Arrival(layer, backward) - 0.3))}\"";
        svg.Group(
            moment,
            () =>
            {
                svg.Group(
                    backward
                        ? (Markup)$"class=\"{SvgPicture.Name("beat")}\" fill=\"{Glow.Light(svg, true)}\""
                        : $"fill=\"{Glow.Light(svg, false)}\"",
                    () =>
                    {
                        foreach ((Spot at, double half, double strength) in units)
                            Glow.Halo(svg, at, reach * half, strength);
                    }
                );
                if (backward)
                    Spokes.Draw(svg, units.Select(u => (u.At, 1.15 * u.Half, 0.93 * reach * u.Half, u.Strength)));
            }
        );
        if (!backward && tempo is not null)
            Rings.Draw(svg, units.Select(u => (u.At, reach * u.Half, u.Strength)), layer, tempo);
    }

    /// <summary>Frames and numbers.</summary>
    public static void Labels(
        SvgPicture svg,
        StepRecord step,
        int row,
        LayerLayout layout,
        bool backward,
        bool isStacked,
        bool isLiving
    )
    {
        LayerStepRecord layer = step.Layers[layout.Index - 1];
        double[] values = Values(step, row, layout.Index, backward);
        double most = Strength.Most(values);
        foreach (
            var look in layout
                .Units.GroupBy(unit =>
                    (
                        IsDark: values[unit.Unit] == 0,
                        IsDim: !backward && Gate.IsDim(layer, row, unit.Unit),
                        Strength: Math.Round(3 * StrengthOf(values[unit.Unit], most, backward)) / 3
                    )
                )
                .OrderBy(g => g.Key)
        )
            Frames(svg, look, look.Key.Strength, look.Key.IsDark, look.Key.IsDim, backward);
        string symbol =
            isStacked || isLiving ? ""
            : backward ? "δ"
            : "a";
        svg.Texts(
            layout.Units.Select(unit => (Beside(unit, isStacked), $"{symbol}{unit.Unit}")).Select(Line),
            svg.Theme.Muted
        );
        var looks = layout.Units.GroupBy(unit =>
            values[unit.Unit] == 0 || !backward && Gate.IsDim(layer, row, unit.Unit)
        );
        foreach (var look in looks.OrderBy(g => g.Key))
        {
            svg.Texts(
                look.Select(unit =>
                {
                    Spot at = isStacked
                        ? new(unit.Centre.X + 9, unit.Y + unit.Height + 16)
                        : new(unit.Out.X - 4, unit.Out.Y + 5.5);
                    string written = Written(svg, layer, row, unit.Unit, values[unit.Unit], isStacked);
                    return (at.X, at.Y, written, (Markup?)Title(layer, row, layout.Index, unit.Unit));
                }),
                look.Key ? svg.Theme.Muted : svg.Theme.Text,
                isStacked ? "middle" : "end"
            );
        }

        static (double, double, string, Markup?) Line((Spot At, string Text) line) =>
            (line.At.X, line.At.Y, line.Text, null);
    }

    private static Spot Beside(UnitLayout unit, bool isStacked) =>
        isStacked ? new(unit.X + unit.Width + 3, unit.Centre.Y + 5) : new(unit.X + unit.Height + 14, unit.In.Y + 5.5);

    // A ReLU at or below 0 gives nothing and lets nothing back: it says so.
    private static string Written(
        SvgPicture svg,
        LayerStepRecord layer,
        int row,
        int unit,
        double value,
        bool isStacked
    )
    {
        bool isOff = value == 0 && ActivationKind.Of(layer.Activation).IsDarkBelow && layer.Z[row, unit] <= 0;
        return isOff ? "0 dark"
            : isStacked ? Numbers.Fitting(value, NarrowText.ValueRoom, svg.TextSize)
            : Numbers.Brief(value);
    }

    /// <summary>The middle of a unit's picture; its words stand at the right.</summary>
    public static Spot Middle(UnitLayout unit) => new(unit.X + unit.Height / 2, unit.Centre.Y);

    private static double StrengthOf(double value, double most, bool backward) =>
        backward ? Strength.Linear(value, most) : Strength.Logarithmic(value, most);

    private static double[] Values(StepRecord step, int row, int index, bool backward)
    {
        LayerStepRecord layer = step.Layers[index - 1];
        return (backward ? layer.Delta! : layer.A).Row(row).ToArray();
    }

    private static Markup Title(LayerStepRecord layer, int row, int index, int unit)
    {
        string delta = layer.Delta is { } known ? $", δ = {Numbers.Full(known[row, unit])}" : "";
        return $"<title>layer {index}, unit {unit}: z = {Numbers.Full(layer.Z[row, unit])}, a = {Numbers.Full(layer.A[row, unit])}{delta}</title>";
    }

    private static void Frames(
        SvgPicture svg,
        IEnumerable<UnitLayout> units,
        double strength,
        bool isDark,
        bool isDim,
        bool backward
    )
    {
        string colour =
            isDark || isDim ? svg.Theme.Muted
            : backward ? svg.Theme.Backward
            : svg.Theme.Forward;
        Markup dashes = isDark ? (Markup)$" stroke-dasharray=\"3 3\"" : Markup.Empty;
        IEnumerable<Markup> sides = units.Select(unit =>
            (Markup)$"M{unit.X:0.#},{unit.Y:0.#}h{unit.Height:0.#}v{unit.Height:0.#}h{-unit.Height:0.#}z"
        );
        svg.Add(
            $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{1 + strength:0.#}\"{dashes} stroke-opacity=\"{(isDark ? 0.6 : 0.45 + 0.55 * strength):0.#}\" d=\"{sides}\"/>\n"
        );
    }
}
