using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// Where everything in a network's picture stands, apart from how it is drawn: the sample at the left, the hidden layers as columns, the
/// outputs at the right.
/// </summary>
/// <param name="Width">Width of the stage.</param>
/// <param name="Height">Height of the stage.</param>
/// <param name="Top">Where the columns begin.</param>
/// <param name="Bottom">Where the columns end; the legend stands below.</param>
/// <param name="Layers">The input, the hidden layers and the output.</param>
/// <param name="IsStacked">Whether the layers stand below each other, for a narrow page.</param>
public sealed record NetworkLayout(
    double Width,
    double Height,
    double Top,
    double Bottom,
    IReadOnlyList<LayerLayout> Layers,
    bool IsStacked = false
)
{
    /// <summary>The most units a column shows; what is left is counted.</summary>
    public const int MostInColumn = 20;

    /// <summary>The most outputs shown as dials.</summary>
    public const int MostDials = 10;

    private const double Margin = 30;
    private const double HeaderHeight = 116;
    private const double FooterHeight = 92;
    private const double MostHeight = 480;
    private const double PictureWidth = 224;
    private const double CapsuleWidth = 176;
    private const double LabelWidth = 174;

    /// <summary>Lays out a network. It depends on sizes alone, and on the choice of units where a layer is too wide to show.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="shape">How its sample is laid out.</param>
    /// <param name="choose">
    /// Given a layer (0 the input) and a number of units that fit, which of them to show; without it, the first ones.
    /// </param>
    /// <param name="isStacked">For a narrow page: the layers below each other, the signal running down.</param>
    public static NetworkLayout Of(
        Architecture architecture,
        PictureShape shape,
        Func<int, int, IEnumerable<int>>? choose = null,
        bool isStacked = false
    )
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(shape);
        IReadOnlyList<int> sizes = architecture.Layers;
        int hidden = sizes.Count - 2;
        int[][] shown = Shown(architecture, choose);
        if (isStacked)
            return StackedLayout.Of(architecture, shape, shown);
        bool isPicture = shape.Width > 1 && shape.Features == sizes[0];
        double cell = Math.Min(40, Math.Min(PictureWidth / shape.Width, 440.0 / shape.Height));

        double height = isPicture ? cell * shape.Height : 32 * Rows(0);
        for (int l = 1; l <= hidden; l++)
            height = Math.Max(height, Math.Min(46 * Rows(l), 400 + 5 * Rows(l)));
        height = Math.Clamp(Math.Max(height, 96 * Rows(sizes.Count - 1)), 220, MostHeight);

        double width = 1060 + 260 * Math.Max(0, hidden - 1);
        double dials = sizes[^1] == 1 ? 112 : Math.Min(80, height / Rows(sizes.Count - 1) - 6);
        double outputX = width - Margin - LabelWidth - dials;
        List<LayerLayout> layers = [];
        LayerLayout input = isPicture
            ? Pixels(shape, cell, height)
            : new LayerLayout(0, sizes[0], Column(shown[0], sizes[0], Margin, 144, 28, height, 32), Margin, 144);
        layers.Add(input);

        double left = input.X + input.Width + (isPicture ? 12 : 0);
        double gap = (outputX - left - hidden * CapsuleWidth) / (hidden + 1);
        for (int l = 1; l <= hidden; l++)
        {
            double x = left + gap * l + CapsuleWidth * (l - 1);
            layers.Add(new(l, sizes[l], Column(shown[l], sizes[l], x, CapsuleWidth, 34, height, 46), x, CapsuleWidth));
        }

        int last = sizes.Count - 1;
        layers.Add(
            new(last, sizes[last], Column(shown[last], sizes[last], outputX, dials, dials, height, 140), outputX, dials)
        );
        return new NetworkLayout(
            width,
            HeaderHeight + height + FooterHeight,
            HeaderHeight,
            HeaderHeight + height,
            layers
        );

        // A folded column keeps one row for its count.
        int Rows(int layer) => shown[layer].Length + (shown[layer].Length < sizes[layer] ? 1 : 0);
    }

    /// <summary>Lays out the live stage, whose words and numbers stand in the page around it.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="shape">How its sample is laid out.</param>
    /// <param name="choose">Which units of a layer too wide to show; without it, the first ones.</param>
    /// <param name="isStacked">For a narrow page: the layers below each other, the signal running down.</param>
    public static NetworkLayout OfStage(
        Architecture architecture,
        PictureShape shape,
        Func<int, int, IEnumerable<int>>? choose = null,
        bool isStacked = false
    )
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(shape);
        int[][] shown = Shown(architecture, choose);
        return isStacked
            ? StackedLayout.Of(architecture, shape, shown, isStage: true)
            : StageLayout.Of(architecture, shape, shown);
    }

    private static int[][] Shown(Architecture architecture, Func<int, int, IEnumerable<int>>? choose)
    {
        int last = architecture.Layers.Count - 1;
        return [.. architecture.Layers.Select((count, layer) => Chosen(layer, count, layer == last, choose))];
    }

    private static int[] Chosen(int layer, int count, bool isOutput, Func<int, int, IEnumerable<int>>? choose)
    {
        int most = isOutput ? MostDials : MostInColumn;
        if (count <= most)
            return [.. Enumerable.Range(0, count)];
        IEnumerable<int> units = choose?.Invoke(layer, most - 1) ?? Enumerable.Range(0, most - 1);
        return [.. units.Distinct().Take(most - 1).Order()];
    }

    private static List<UnitLayout> Column(
        int[] units,
        int count,
        double x,
        double width,
        double mostTall,
        double height,
        double mostPitch
    )
    {
        int rows = units.Length + (units.Length < count ? 1 : 0);
        double pitch = Math.Min(mostPitch, height / rows);
        double tall = Math.Min(mostTall, pitch - 4);
        double top = HeaderHeight + (height - pitch * rows) / 2;
        List<UnitLayout> column = [];
        for (int i = 0; i < units.Length; i++)
        {
            double middle = top + pitch * (i + 0.5);
            column.Add(
                new(units[i], x, middle - tall / 2, width, tall, new Spot(x, middle), new Spot(x + width, middle))
            );
        }

        return column;
    }

    // Ports stand in reading order along the right edge, so that a line's height tells its pixel's row.
    private static LayerLayout Pixels(PictureShape shape, double cell, double height)
    {
        double wide = cell * shape.Width;
        double tall = cell * shape.Height;
        double x = Margin + (PictureWidth - wide) / 2;
        double top = HeaderHeight + (height - tall) / 2;
        List<UnitLayout> pixels = [];
        for (int i = 0; i < shape.Features; i++)
        {
            double left = x + cell * (i % shape.Width);
            double upper = top + cell * (i / shape.Width);
            Spot port = new(Margin + PictureWidth + 12, top + tall * (i + 0.5) / shape.Features);
            pixels.Add(new(i, left, upper, cell, cell, port, port));
        }

        return new LayerLayout(0, shape.Features, pixels, Margin, PictureWidth, IsPicture: true);
    }
}
