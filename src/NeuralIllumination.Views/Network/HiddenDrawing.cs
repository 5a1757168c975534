using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws hidden units: each a small picture of its own weights, with its activation, or its δ, beside it.</summary>
internal static class HiddenDrawing
{
    private const int MostCells = 16;

    public static void Halos(SvgPicture svg, StepRecord step, int row, LayerLayout layout, bool backward)
    {
        double[] values = Values(step, row, layout.Index, backward);
        double most = Strength.Most(values);
        foreach (UnitLayout unit in layout.Units)
        {
            double value = values[unit.Unit];
            double strength = backward ? Strength.Linear(value, most) : Strength.Logarithmic(value, most);
            Glow.Halo(svg, new Spot(unit.X + unit.Height / 2, unit.Centre.Y), unit.Height * 0.5, strength, backward);
        }
    }

    public static void Draw(SvgPicture svg, StepRecord step, int row, LayerLayout layout, bool backward, bool isStacked)
    {
        LayerStepRecord layer = step.Layers[layout.Index - 1];
        double[] values = Values(step, row, layout.Index, backward);
        double most = Strength.Most(values);
        int columns = layout.Index == 1 && step.Shape.Features == layer.Inputs ? step.Shape.Width : 0;
        foreach (UnitLayout unit in layout.Units)
        {
            double value = values[unit.Unit];
            double strength = backward ? Strength.Linear(value, most) : Strength.Logarithmic(value, most);
            bool isDark = value == 0;
            bool isDim = !backward && Functions.IsDim(layer.Activation, layer.Z[row, unit.Unit]);
            Thumbnail(
                svg,
                layer.WeightsBefore.Row(unit.Unit).ToArray(),
                columns,
                unit,
                isDark ? 0.45
                    : isDim ? 0.65
                    : backward ? 0.55
                    : 1
            );
            Frame(svg, unit, strength, isDark, isDim, backward);
            string colour = isDark || isDim ? svg.Theme.Muted : svg.Theme.Text;
            svg.Add($"<g>{Title(layer, row, layout.Index, unit.Unit)}");
            if (isStacked)
                Below(svg, unit, value, colour);
            else
                Beside(svg, unit, value, colour, backward ? "δ" : "a");
            svg.Add($"</g>\n");
        }
    }

    private static void Beside(SvgPicture svg, UnitLayout unit, double value, string colour, string symbol)
    {
        svg.Text(unit.X + unit.Height + 14, unit.In.Y + 5.5, $"{symbol}{unit.Unit}", svg.Theme.Muted);
        svg.Text(unit.Out.X - 4, unit.Out.Y + 5.5, Numbers.Brief(value), colour, anchor: "end");
    }

    private static void Below(SvgPicture svg, UnitLayout unit, double value, string colour)
    {
        svg.Text(unit.X + unit.Width + 3, unit.Centre.Y + 5, $"{unit.Unit}", svg.Theme.Muted);
        string written = Numbers.Fitting(value, StackedLayout.ValueRoom, svg.TextSize);
        svg.Text(unit.Centre.X + 9, unit.Y + unit.Height + 16, written, colour, anchor: "middle");
    }

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

    private static void Frame(SvgPicture svg, UnitLayout unit, double strength, bool isDark, bool isDim, bool backward)
    {
        string colour =
            isDark || isDim ? svg.Theme.Muted
            : backward ? svg.Theme.Backward
            : svg.Theme.Forward;
        Markup dashes = isDark ? (Markup)$" stroke-dasharray=\"3 3\"" : Markup.Empty;
        double side = unit.Height;
        svg.Add(
            $"<rect x=\"{unit.X}\" y=\"{unit.Y}\" width=\"{side}\" height=\"{side}\" rx=\"2\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{1 + strength}\"{dashes} stroke-opacity=\"{(isDark ? 0.6 : 0.45 + 0.55 * strength)}\"/>\n"
        );
    }

    private static void Thumbnail(SvgPicture svg, double[] weights, int columns, UnitLayout unit, double dim)
    {
        double side = unit.Height;
        svg.Add(
            $"<rect x=\"{unit.X}\" y=\"{unit.Y}\" width=\"{side}\" height=\"{side}\" rx=\"2\" fill=\"{svg.Theme.Stage}\"/>"
        );
        if (columns > 1)
            Picture(svg, weights, columns, unit, dim);
        else
            Bars(svg, weights, unit, dim);
    }

    private static void Picture(SvgPicture svg, double[] weights, int columns, UnitLayout unit, double dim)
    {
        int rows = weights.Length / columns;
        int block = (Math.Max(rows, columns) + MostCells - 1) / MostCells;
        int wide = (columns + block - 1) / block;
        int tall = (rows + block - 1) / block;
        double[] cells = new double[wide * tall];
        for (int i = 0; i < weights.Length; i++)
            cells[i / columns / block * wide + i % columns / block] += weights[i] / (block * block);
        double cell = (unit.Height - 2) / Math.Max(wide, tall);
        Spot at = new(unit.X + (unit.Height - cell * wide) / 2, unit.Y + (unit.Height - cell * tall) / 2);
        Cells.Weights(svg, cells, wide, at, cell, dim);
    }

    // Weights that come from units have their order: the first at the top, to the right above 0, to the left below.
    private static void Bars(SvgPicture svg, double[] weights, UnitLayout unit, double dim)
    {
        int block = (weights.Length + MostCells - 1) / MostCells;
        int count = (weights.Length + block - 1) / block;
        double[] bars = new double[count];
        for (int i = 0; i < weights.Length; i++)
            bars[i / block] += weights[i] / block;
        double most = Strength.Most(bars);
        double pitch = (unit.Height - 2) / count;
        double middle = unit.X + unit.Height / 2;
        foreach (bool negative in new[] { false, true })
        {
            Markup path = Markup.Empty;
            for (int i = 0; i < count; i++)
            {
                double length = (unit.Height / 2 - 1) * Strength.Linear(bars[i], most);
                if (length > 0 && bars[i] < 0 == negative)
                    path.Add(
                        $"M{middle} {unit.Y + 1 + pitch * i}h{(negative ? -length : length)}v{0.8 * pitch}H{middle}z"
                    );
            }

            if (!path.IsEmpty)
                svg.Add($"<path fill=\"{svg.Theme.Sign(negative ? -1 : 1)}\" fill-opacity=\"{dim}\" d=\"{path}\"/>\n");
        }
    }
}
