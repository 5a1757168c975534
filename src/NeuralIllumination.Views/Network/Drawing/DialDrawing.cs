using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// Draws outputs: dials where ŷ is a share of a circle, gauges where it is not and scales of quantities, the choice and the true class marked by border, mark and
/// word.
/// </summary>
internal static class DialDrawing
{
    /// <summary>The light around the outputs; with a tempo in its moment.</summary>
    public static void Lights(SvgPicture svg, StepRecord step, int row, LayerLayout layout, bool backward, Tempo? tempo)
    {
        double[] values = (backward ? step.Layers[^1].Delta! : step.Probabilities).Row(row).ToArray();
        bool isShare = !backward && Verdict.ReadingOf(step).IsProbability;
        double most = isShare ? 1 : Strength.Most(values);
        (Spot At, double Half, double Strength)[] units =
        [
            .. layout.Units.Select(unit =>
            {
                double value = values[unit.Unit];
                double strength = backward ? Strength.Linear(value, most) : Strength.Logarithmic(value, most);
                return (unit.Centre, unit.Width / 2, 0.9 * strength);
            }),
        ];
        HiddenDrawing.Lights(svg, units, layout.Index, Reach(layout), backward, tempo);
    }

    // The names begin 14 px beside a dial.
    private static double Reach(LayerLayout layout) => 1 + 13 / (layout.Units[0].Width / 2);

    public static void Draw(
        SvgPicture svg,
        StepRecord step,
        int row,
        NetworkLayout layout,
        bool backward,
        bool isLiving = false
    )
    {
        Verdict verdict = Verdict.Of(step, row);
        foreach (UnitLayout unit in layout.Layers[^1].Units)
        {
            Dial dial = new(svg, step, row, unit, verdict, backward, isLiving);
            Face(dial);
            if (verdict.Reading.IsSingle)
                DialWords.Single(dial);
            else if (layout.IsStacked)
                DialWords.Below(dial, layout);
            else if (dial.IsLarge)
                DialWords.Beside(dial);
            else
                DialWords.Line(dial);
        }
    }

    private static void Face(Dial dial)
    {
        (SvgPicture svg, Spot at, Reading reading) = (dial.Svg, dial.Unit.Centre, dial.Verdict.Reading);
        double radius = dial.Unit.Height / 2 - 3;
        string z = Numbers.Full(dial.Step.Layers[^1].A[dial.Row, dial.Unit.Unit]);
        string name = reading.IsProbability ? "probability" : "ŷ";
        bool isGauge = reading.IsSingle || !reading.IsProbability;
        string edge = isGauge ? "none" : svg.Theme.Edge;
        svg.Add(
            $"<circle cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"{radius:0.#}\" fill=\"{svg.Theme.Stage}\" stroke=\"{edge}\" stroke-width=\"2\"><title>output {dial.Unit.Unit}: {reading.SumHead} = {z}, {name} {Numbers.Full(dial.Value)}</title></circle>"
        );
        if (isGauge)
            Gauge.Draw(
                svg,
                at,
                radius,
                dial.Value,
                reading,
                dial.Colour,
                dial.IsQuantity ? (dial.Reach, dial.Target) : null
            );
        else
            svg.Add(
                $"<path fill=\"none\" stroke=\"{dial.Colour}\" stroke-width=\"{(dial.IsChoice ? 5 : 3)}\" d=\"{Arc(at, radius, dial.Value)}\"/>\n"
            );
        if (!dial.IsLarge)
            return;
        string written = reading.IsProbability
            ? reading.Write(dial.Value)
            : Numbers.Fitting(dial.Value, 1.6 * radius, 16);
        double drop = reading.IsSingle ? 0.42 * radius : 6;
        svg.Text(at.X, at.Y + drop, written, size: 16, anchor: "middle", bold: dial.IsChoice);
        if (reading.IsSingle)
        {
            // What the gauge measures stands in its opening.
            string measured = reading.IsProbability ? Words.Fit(reading.NameOf(1), 1.7 * radius, svg.TextSize) : "ŷ";
            svg.Text(at.X, at.Y + 0.86 * radius, measured, svg.Theme.Muted, anchor: "middle");
        }
    }

    private static Markup Arc(Spot at, double radius, double share)
    {
        double part = Strength.Linear(share, 1);
        double angle = 2 * Math.PI * Math.Min(part, 0.9999);
        double x = at.X + radius * Math.Sin(angle);
        double y = at.Y - radius * Math.Cos(angle);
        return $"M{at.X},{at.Y - radius}A{radius},{radius},0,{(part > 0.5 ? 1 : 0)},1,{x},{y}";
    }
}
