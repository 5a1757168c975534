using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws outputs as dials of their probability, the choice and the true class marked by border, mark and word.</summary>
internal static class DialDrawing
{
    public static void Halos(SvgPicture svg, StepRecord step, int row, LayerLayout layout, bool backward)
    {
        double[] values = (backward ? step.Layers[^1].Delta! : step.Probabilities).Row(row).ToArray();
        double most = backward ? Strength.Most(values) : 1;
        foreach (UnitLayout unit in layout.Units)
        {
            double value = values[unit.Unit];
            double strength = backward ? Strength.Linear(value, most) : Strength.Logarithmic(value, most);
            Glow.Halo(svg, unit.Centre, unit.Width * 0.42, strength * 0.8, backward);
        }
    }

    public static void Draw(SvgPicture svg, StepRecord step, int row, LayerLayout layout, bool backward)
    {
        Verdict verdict = Verdict.Of(step, row);
        foreach (UnitLayout unit in layout.Units)
            Dial(svg, step, row, unit, verdict, backward);
    }

    private static void Dial(SvgPicture svg, StepRecord step, int row, UnitLayout unit, Verdict verdict, bool backward)
    {
        Theme theme = svg.Theme;
        int k = unit.Unit;
        double share = step.Probabilities[row, k];
        bool isChoice = k == verdict.Choice;
        bool isTrue = k == verdict.Label;
        bool isLarge = unit.Height >= 60;
        double radius = unit.Height / 2 - 3;
        Spot at = unit.Centre;
        string colour = isChoice ? (verdict.IsRight ? theme.Right : theme.Wrong) : theme.Muted;
        string percent = Numbers.Percent(share);
        string? delta = backward ? "δ " + Numbers.Brief(step.Layers[^1].Delta![row, k]) : null;
        svg.Add(
            $"<circle cx=\"{at.X}\" cy=\"{at.Y}\" r=\"{radius}\" fill=\"{theme.Stage}\" stroke=\"{theme.Edge}\" stroke-width=\"2\"><title>output {k}: logit {Numbers.Full(step.Layers[^1].A[row, k])}, probability {Numbers.Full(share)}</title></circle>"
        );
        svg.Add(
            $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(isChoice ? 5 : 3)}\" d=\"{Arc(at, radius, share)}\"/>\n"
        );

        double left = unit.X + unit.Width + 10;
        double room = svg.Width - left - 8;
        string mark =
            isChoice ? verdict.Mark
            : isTrue ? "◂"
            : "";
        string name = step.Shape.Classes.Count > k ? step.Shape.Classes[k] : $"class {k}";
        string role = (isChoice, isTrue) switch
        {
            (true, true) => "chosen, and true",
            (true, false) => "chosen, not true",
            (false, true) => "the true class",
            _ => "",
        };
        if (isLarge)
        {
            svg.Text(at.X, at.Y + 6, percent, size: 16, anchor: "middle", bold: isChoice);
            svg.Text(
                left,
                at.Y - (backward ? 10 : 3),
                Words.Fit($"{mark} {name}".Trim(), room, 19),
                isChoice ? colour : theme.Text,
                19,
                bold: true
            );
            svg.Text(left, at.Y + (backward ? 11 : 18), role, theme.Muted);
            if (delta is not null)
                svg.Text(left, at.Y + 32, delta, theme.Backward);
            return;
        }

        string value = delta ?? percent;
        string shown = Words.Fit($"{mark} {name}".Trim(), room - 9.5 * value.Length - 10, 16);
        svg.Text(
            left,
            at.Y + 5.5,
            shown,
            isChoice ? colour
                : isTrue ? theme.Text
                : theme.Muted,
            bold: isChoice || isTrue
        );
        svg.Text(svg.Width - 10, at.Y + 5.5, value, backward ? theme.Backward : theme.Text, anchor: "end");
    }

    private static Markup Arc(Spot at, double radius, double share)
    {
        double part = Strength.Linear(share, 1);
        double angle = 2 * Math.PI * Math.Min(part, 0.9999);
        double x = at.X + radius * Math.Sin(angle);
        double y = at.Y - radius * Math.Cos(angle);
        return $"M{at.X} {at.Y - radius}A{radius} {radius} 0 {(part > 0.5 ? 1 : 0)} 1 {x} {y}";
    }
}
