using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>Draws a film's pictures side by side: in each the weights of the first units of layer 1, and how well it did.</summary>
internal static class FilmStrip
{
    public const double Width = 1000;

    private const int Across = 4;
    private const int UnitsAcross = 4;
    private const int MostUnits = 16;
    private const double Top = 62;
    private const double Pitch = 292;
    private const double Thumbnail = 48;

    public static double HeightOf(int frames) => Top + Pitch * ((frames + Across - 1) / Across) + 4;

    public static string Draw(IReadOnlyList<Snapshot> frames, string title, string description, Theme theme)
    {
        SvgPicture svg = new(Width, HeightOf(frames.Count), description, theme);
        svg.Text(24, 36, Words.Fit(title, Width - 48, 20), size: 20, bold: true);
        for (int i = 0; i < frames.Count; i++)
            Card(svg, frames[i], new Spot(24 + (Width - 32) / Across * (i % Across), Top + Pitch * (i / Across)));
        return svg.ToString();
    }

    private static void Card(SvgPicture svg, Snapshot frame, Spot at)
    {
        Theme theme = svg.Theme;
        svg.Text(at.X, at.Y + 16, $"epoch {Numbers.Count(frame.Epoch)}", bold: true);
        LayerRecord layer = frame.Network.Layers[0];
        int shown = Math.Min(MostUnits, layer.Outputs);
        PictureShape shape = frame.Look.Shape;
        int columns =
            shape.Features == layer.Inputs && shape.Width > 1
                ? shape.Width
                : (int)Math.Ceiling(Math.Sqrt(layer.Inputs));
        int rows = (layer.Inputs + columns - 1) / columns;
        double cell = (Thumbnail - 4) / Math.Max(columns, rows);
        List<(double[], Spot)> units = [];
        for (int unit = 0; unit < shown; unit++)
        {
            Spot corner = new(at.X + 54 * (unit % UnitsAcross), at.Y + 26 + 54 * (unit / UnitsAcross));
            svg.Add(
                $"<rect x=\"{corner.X}\" y=\"{corner.Y}\" width=\"{Thumbnail}\" height=\"{Thumbnail}\" rx=\"4\" fill=\"{theme.Stage}\" stroke=\"{theme.Edge}\"/>\n"
            );
            units.Add(
                (
                    layer.Weights.Row(unit).ToArray(),
                    new(corner.X + (Thumbnail - cell * columns) / 2, corner.Y + (Thumbnail - cell * rows) / 2)
                )
            );
        }

        Cells.Weights(svg, units, columns, cell, 1);
        double below = at.Y + 26 + 54 * ((shown + UnitsAcross - 1) / UnitsAcross) + 14;
        EpochRecord m = frame.Measured;
        svg.Text(at.X, below, $"loss {Numbers.Brief(m.TrainLoss)}", theme.Backward);
        svg.Text(
            at.X + 4 * 54 - 6,
            below,
            m.TestScore is { } share ? $"test {Score.Write(m, share)}"
                : m.IsRegression ? $"R² {Score.Write(m, m.TrainScore)}"
                : $"right {Score.Write(m, m.TrainScore)}",
            theme.Right,
            anchor: "end"
        );
    }
}
