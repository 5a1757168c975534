using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws samples as tiles, five to a row: the picture at the left, words at its right.</summary>
internal static class Tiles
{
    public const double Width = 1000;

    private const int Across = 5;
    private const double Side = 76;
    private const double Top = 62;
    private const double Pitch = 100;

    public static double Height(int count) => Top + Pitch * Math.Max(1, (count + Across - 1) / Across) + 12;

    /// <summary>One tile.</summary>
    /// <param name="Sample">The picture.</param>
    /// <param name="Border">The border's colour.</param>
    /// <param name="Lines">Words, each with its colour.</param>
    public sealed record Tile(SampleRecord Sample, string Border, IReadOnlyList<(string Text, string Colour)> Lines);

    public static string Draw(string title, string description, IReadOnlyList<Tile> tiles, Theme theme)
    {
        SvgPicture svg = new(Width, Height(tiles.Count), description, theme);
        svg.Text(24, 36, Words.Fit(title, Width - 48, 20), size: 20, bold: true);
        for (int i = 0; i < tiles.Count; i++)
        {
            Spot at = new(24 + (Width - 40) / Across * (i % Across), Top + Pitch * (i / Across));
            Picture(svg, tiles[i].Sample, at, Side, tiles[i].Border);
            double room = (Width - 40) / Across - Side - 22;
            for (int line = 0; line < tiles[i].Lines.Count; line++)
            {
                (string text, string colour) = tiles[i].Lines[line];
                svg.Text(at.X + Side + 12, at.Y + 22 + 22 * line, Words.Fit(text, room, 16), colour, bold: line == 0);
            }
        }

        return svg.ToString();
    }

    /// <summary>A sample in a square frame; values that are no picture stand as a column of strips.</summary>
    public static void Picture(SvgPicture svg, SampleRecord sample, Spot at, double side, string border)
    {
        PictureShape shape = sample.Shape;
        double cell = (side - 8) / Math.Max(shape.Width, shape.Height);
        Spot inner = new(at.X + (side - cell * shape.Width) / 2, at.Y + (side - cell * shape.Height) / 2);
        svg.Add(
            $"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{side}\" height=\"{side}\" rx=\"6\" fill=\"{svg.Theme.Stage}\" stroke=\"{border}\" stroke-width=\"3\"/>\n"
        );
        Cells.Pixels(svg, sample.Pixels, shape.Width, inner, cell, cell >= 5 ? 1 : 0);
    }
}
