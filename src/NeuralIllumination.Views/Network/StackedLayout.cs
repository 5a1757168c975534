using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// The layout for a narrow page: the sample on top, each layer in rows below it, the signal running down. Rows stand staggered, so that a
/// synapse finds its way between the units above.
/// </summary>
internal static class StackedLayout
{
    public const double Width = 400;

    /// <summary>The size of its text: 12 px or more wherever it is shown at 345 px or wider.</summary>
    public const double TextSize = 14;

    /// <summary>The most a value under its unit may take.</summary>
    public const double ValueRoom = 58;

    private const double Margin = 10;
    private const double HeaderHeight = 122;
    private const double FooterHeight = 94;

    // On the live stage the words stand in the page, but for a column's name.
    private const double StageHeading = 30;
    private const double StageFooter = 14;
    private const double Gap = 92;
    private const double Side = 30;
    private const int MostAcross = 6;

    public static NetworkLayout Of(Architecture architecture, PictureShape shape, int[][] shown, bool isStage = false)
    {
        IReadOnlyList<int> sizes = architecture.Layers;
        int last = sizes.Count - 1;
        List<LayerLayout> layers = [];
        double y = isStage ? StageHeading : HeaderHeight;
        bool isPicture = shape.Width > 1 && shape.Features == sizes[0];
        layers.Add(isPicture ? Pixels(shape, y) : Row(0, sizes[0], shown[0], y, 22, 14, 60, 0));
        for (int l = 1; l < last; l++)
            layers.Add(Row(l, sizes[l], shown[l], Below(layers[^1]) + Gap, Side, Side, 62, 20));
        layers.Add(Outputs(last, sizes[last], shown[last], Below(layers[^1]) + Gap));
        double bottom = Below(layers[^1]);
        double height = bottom + (isStage ? StageFooter : FooterHeight);
        return new NetworkLayout(Width, height, y, bottom, layers, IsStacked: true);
    }

    /// <summary>How many units stand in each row: as even as can be, with a change from row to row where that is possible.</summary>
    internal static int[] Rows(int count, double across)
    {
        int rows = (int)Math.Ceiling(count / across);
        int extra = count % rows;
        bool isEven = extra == (rows + 1) / 2;
        bool isOdd = extra == rows / 2;
        return
        [
            .. Enumerable
                .Range(0, rows)
                .Select(r =>
                    count / rows
                    + (
                        (
                            isEven ? r % 2 == 0
                            : isOdd ? r % 2 == 1
                            : r < extra
                        )
                            ? 1
                            : 0
                    )
                ),
        ];
    }

    /// <summary>How many units the fullest row of a layer takes, a half more where its rows are shifted.</summary>
    public static double MostOf(LayerLayout layer)
    {
        double[] firstRow = [.. layer.Units.Where(u => u.Y == layer.Units[0].Y).Select(u => u.Centre.X)];
        return firstRow.Length < 2 ? 1 : (Width - 2 * Margin) / (firstRow[1] - firstRow[0]);
    }

    private static double Below(LayerLayout layer) =>
        layer.IsPicture ? layer.Units[^1].Y + layer.Units[^1].Height : layer.Units.Max(u => u.Out.Y);

    private static LayerLayout Row(
        int index,
        int count,
        int[] units,
        double top,
        double wide,
        double tall,
        double height,
        double words
    )
    {
        int[] rows = Rows(units.Length, MostAcross - 0.5);
        double lead = index == 0 ? 24 : 0;
        List<UnitLayout> all = [];
        foreach ((double x, double y) in Places(rows, top, height))
        {
            // A unit's number stands at its right, so that the two are centred together.
            double left = index == 0 ? x - wide / 2 : x - wide / 2 - 9;
            double middle = left + wide / 2;
            double upper = y + lead;
            all.Add(
                new(
                    units[all.Count],
                    left,
                    upper,
                    wide,
                    tall,
                    new Spot(middle, upper),
                    new Spot(middle, upper + tall + words)
                )
            );
        }

        return new LayerLayout(index, count, all, Margin, Width - 2 * Margin);
    }

    private static LayerLayout Outputs(int index, int count, int[] units, double top)
    {
        int[] rows = Rows(units.Length, units.Length <= 3 ? 3 : 4.5);
        double dial = units.Length switch
        {
            1 => 108,
            <= 3 => 80,
            _ => 44,
        };
        List<UnitLayout> all = [];
        foreach ((double x, double y) in Places(rows, top, dial + 46))
        {
            // A single gauge leaves the room at its right for its words.
            double left = units.Length == 1 ? 56 : x - dial / 2;
            double middle = left + dial / 2;
            Spot below = new(middle, y + dial + (units.Length == 1 ? 8 : 62));
            all.Add(new(units[all.Count], left, y, dial, dial, new Spot(middle, y), below));
        }

        return new LayerLayout(index, count, all, Margin, Width - 2 * Margin);
    }

    private static IEnumerable<(double X, double Y)> Places(int[] rows, double top, double height)
    {
        bool isStaggered = rows.Zip(rows.Skip(1)).All(pair => (pair.First - pair.Second) % 2 != 0);
        double most = rows.Max() + (isStaggered ? 0 : 0.5);
        double pitch = Math.Min(140, (Width - 2 * Margin) / most);
        for (int r = 0; r < rows.Length; r++)
        {
            double shift =
                isStaggered ? 0
                : r % 2 == 0 ? -pitch / 4
                : pitch / 4;
            double first = Width / 2 - pitch * (rows[r] - 1) / 2 + shift;
            for (int i = 0; i < rows[r]; i++)
                yield return (first + pitch * i, top + height * r);
        }
    }

    // Ports stand along the lower edge column by column, so that a line's place tells its pixel's column.
    private static LayerLayout Pixels(PictureShape shape, double top)
    {
        double cell = Math.Min(34, Math.Min(168.0 / shape.Height, 300.0 / shape.Width));
        double wide = cell * shape.Width;
        double tall = cell * shape.Height;
        double x = (Width - wide) / 2;
        List<UnitLayout> pixels = [];
        for (int i = 0; i < shape.Features; i++)
        {
            (int column, int line) = (i % shape.Width, i / shape.Width);
            double along = (column * shape.Height + line + 0.5) / shape.Features;
            Spot port = new(x + wide * along, top + tall + 10);
            pixels.Add(new(i, x + cell * column, top + cell * line, cell, cell, port, port));
        }

        return new LayerLayout(0, shape.Features, pixels, x, wide, IsPicture: true);
    }
}
