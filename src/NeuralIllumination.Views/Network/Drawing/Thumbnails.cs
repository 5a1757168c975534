using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws hidden units as small pictures of what they compute: over a plane their function, else their own weights.</summary>
internal static class Thumbnails
{
    private const int MostBars = 16;

    /// <summary>The units' pictures, as bright as <paramref name="dim"/> where they take part; those that do not stand back further.</summary>
    public static void Draw(
        SvgPicture svg,
        StepRecord step,
        int row,
        LayerLayout layout,
        double dim,
        PlaneRecord? plane
    )
    {
        LayerStepRecord layer = step.Layers[layout.Index - 1];
        Markup faces = Markup.Empty;
        foreach (UnitLayout unit in layout.Units)
            faces.Add($"M{unit.X:0.#},{unit.Centre.Y:0.#}h{unit.Height:0.#}");
        svg.Add($"<path stroke=\"{svg.Theme.Stage}\" stroke-width=\"{layout.Units[0].Height:0.#}\" d=\"{faces}\"/>\n");
        foreach (var look in layout.Units.GroupBy(unit => Dim(layer, row, unit.Unit) * dim).OrderBy(g => g.Key))
        {
            if (plane is not null)
                Functions(svg, plane, layout.Index, look, look.Key);
            else if (layout.Cell > 0)
                Pictures(svg, layer, step.Shape, layout, look, look.Key);
            else
            {
                foreach (UnitLayout unit in look)
                    Bars(svg, layer.WeightsBefore.Row(unit.Unit).ToArray(), unit, look.Key);
            }
        }
    }

    /// <summary>What each unit makes of every place of the plane; over a line its curve.</summary>
    private static void Functions(
        SvgPicture svg,
        PlaneRecord plane,
        int layer,
        IEnumerable<UnitLayout> units,
        double dim
    )
    {
        foreach (UnitLayout unit in units)
        {
            double[] values = plane.Values(layer, unit.Unit);
            double most = Strength.Most(values);
            Spot at = new(unit.X, unit.Y);
            if (plane.Rows > 1)
                Surface.Quantity(svg, values, most, plane.Side, 3, at, unit.Height, 0.2 * dim);
            else if (most > 0)
                svg.Add(
                    $"<path fill=\"none\" stroke=\"{svg.Theme.Positive}\" stroke-opacity=\"{dim}\" stroke-width=\"1.5\" d=\"{new FunctionCurve(at, unit.Height, -1.1 * most, 1.1 * most).Path(values)}\"/>\n"
                );
        }
    }

    private static double Dim(LayerStepRecord layer, int row, int unit) =>
        layer.A[row, unit] == 0 ? 0.4
        : Gate.IsDim(layer, row, unit) ? 0.65
        : 1;

    private static void Pictures(
        SvgPicture svg,
        LayerStepRecord layer,
        PictureShape shape,
        LayerLayout layout,
        IEnumerable<UnitLayout> units,
        double dim
    )
    {
        (int columns, int rows) = (shape.Width, shape.Height);
        int block = layout.Block;
        int wide = (columns + block - 1) / block;
        int tall = (rows + block - 1) / block;
        Cells.Weights(
            svg,
            units.Select(unit =>
            {
                double[] weights = layer.WeightsBefore.Row(unit.Unit).ToArray();
                double[] cells = new double[wide * tall];
                for (int i = 0; i < weights.Length; i++)
                    cells[i / columns / block * wide + i % columns / block] += weights[i] / (block * block);
                return (cells, new Spot(unit.X + layout.Picture.X, unit.Y + layout.Picture.Y));
            }),
            wide,
            layout.Cell,
            dim
        );
    }

    // Weights that come from units have their order: the first at the top, to the right above 0, to the left below.
    private static void Bars(SvgPicture svg, double[] weights, UnitLayout unit, double dim)
    {
        int block = (weights.Length + MostBars - 1) / MostBars;
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
                        $"M{middle:0.#},{unit.Y + 1 + pitch * i:0.#}h{(negative ? -length : length):0.#}v{0.8 * pitch:0.#}H{middle:0.#}z"
                    );
            }

            if (!path.IsEmpty)
                svg.Add($"<path fill=\"{svg.Theme.Sign(negative ? -1 : 1)}\" fill-opacity=\"{dim}\" d=\"{path}\"/>\n");
        }
    }
}
