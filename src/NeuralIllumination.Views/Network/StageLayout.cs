using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// The layout of the live stage: the network alone, its words are the page's. A picture stands at the upper left and leaves the room below it
/// to the predictions.
/// </summary>
internal static class StageLayout
{
    private const double MostHeight = 600;
    private const double Margin = 20;
    private const double Heading = 44;
    private const double PictureWidth = 200;
    private const double LabelWidth = 132;

    public static NetworkLayout Of(Architecture architecture, PictureShape shape, int[][] shown)
    {
        IReadOnlyList<int> sizes = architecture.Layers;
        int last = sizes.Count - 1;
        int hidden = last - 1;
        double width = 960 + 150 * Math.Max(0, hidden - 1);
        double capsule = hidden > 1 ? 124 : 160;
        bool isPicture = shape.Width > 1 && shape.Features == sizes[0];
        int Rows(int layer) => shown[layer].Length + (shown[layer].Length < sizes[layer] ? 1 : 0);

        // As tall as its fullest column asks, and as the predictions below a picture need.
        double asked = Enumerable.Range(0, sizes.Count).Max(l => Rows(l) * (l == last ? 120 : 48));
        double height = Math.Clamp(asked + Heading + 16, isPicture ? 490 : 360, MostHeight);
        double tall = height - Heading - 16;
        List<LayerLayout> layers = [];
        layers.Add(
            isPicture
                ? Pixels(shape)
                : new LayerLayout(0, sizes[0], Column(shown[0], Rows(0), Margin, 120, 24, tall, 36), Margin, 120)
        );

        double dial = sizes[^1] == 1 ? 112 : Math.Min(88, tall / Rows(last) - 8);
        double right = width - 12 - LabelWidth - dial;
        double left = layers[0].X + layers[0].Width + (isPicture ? 12 : 0);
        double gap = (right - left - hidden * capsule) / (hidden + 1);
        for (int l = 1; l <= hidden; l++)
        {
            double x = left + gap * l + capsule * (l - 1);
            layers.Add(new(l, sizes[l], Column(shown[l], Rows(l), x, capsule, 32, tall, 48), x, capsule));
        }

        layers.Add(new(last, sizes[last], Column(shown[last], Rows(last), right, dial, dial, tall, 160), right, dial));
        return new NetworkLayout(width, height, Heading, height - 16, layers);
    }

    private static List<UnitLayout> Column(
        int[] units,
        int rows,
        double x,
        double width,
        double mostTall,
        double height,
        double mostPitch
    )
    {
        double pitch = Math.Min(mostPitch, height / rows);
        double tall = Math.Min(mostTall, pitch - 4);
        double top = Heading + (height - pitch * rows) / 2;
        return
        [
            .. units.Select(
                (unit, i) =>
                {
                    double middle = top + pitch * (i + 0.5);
                    return new UnitLayout(
                        unit,
                        x,
                        middle - tall / 2,
                        width,
                        tall,
                        new Spot(x, middle),
                        new Spot(x + width, middle)
                    );
                }
            ),
        ];
    }

    // As in the still picture, a line's height at the edge tells its pixel's row.
    private static LayerLayout Pixels(PictureShape shape)
    {
        double cell = Math.Min(PictureWidth / shape.Width, PictureWidth * 1.1 / shape.Height);
        double x = Margin + (PictureWidth - cell * shape.Width) / 2;
        double tall = cell * shape.Height;
        List<UnitLayout> pixels = [];
        for (int i = 0; i < shape.Features; i++)
        {
            Spot port = new(Margin + PictureWidth + 12, Heading + tall * (i + 0.5) / shape.Features);
            pixels.Add(
                new(i, x + cell * (i % shape.Width), Heading + cell * (i / shape.Width), cell, cell, port, port)
            );
        }

        return new LayerLayout(0, shape.Features, pixels, Margin, PictureWidth, IsPicture: true);
    }
}
