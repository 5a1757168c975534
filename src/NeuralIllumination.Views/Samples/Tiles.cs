using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws samples as tiles, five to a row, two on a narrow page: the picture at the left, words at its right.</summary>
internal static class Tiles
{
    public const double Width = 1000;

    private const double NarrowWidth = 400;
    private const int Across = 5;
    private const int NarrowAcross = 2;
    private const double Side = 76;
    private const double Top = 62;
    private const double Pitch = 100;
    private const double WordsApart = 18;

    /// <summary>The size of a tile's words.</summary>
    public const double TextSize = 16;

    /// <summary>How wide a line of words may be without being cut, in px.</summary>
    public static double Room =>
        Math.Min((Width - 24 - 16) / Across, (NarrowWidth - 12 - 8) / NarrowAcross) - Side - WordsApart;

    /// <summary>Both pictures, for wide pages and narrow ones.</summary>
    /// <param name="title">Written above the tiles.</param>
    /// <param name="narrowTitle">The same where there is less room.</param>
    /// <param name="description">What is seen, in words.</param>
    /// <param name="tiles">The tiles.</param>
    /// <param name="theme">The colours.</param>
    public static Markup Pictures(
        string title,
        string narrowTitle,
        string description,
        IReadOnlyList<Tile> tiles,
        Theme theme
    ) =>
        Figure.Picture(
            new NarrowPicture(
                Draw(narrowTitle, description, tiles, theme, isNarrow: true),
                NarrowWidth,
                Height(tiles.Count, NarrowAcross)
            ),
            Draw(title, description, tiles, theme),
            description,
            Width,
            Height(tiles.Count, Across)
        );

    private static double Height(int count, int across) =>
        Top + Pitch * Math.Max(1, (count + across - 1) / across) + 12;

    /// <summary>One tile.</summary>
    /// <param name="Sample">The picture.</param>
    /// <param name="Border">The border's colour.</param>
    /// <param name="Lines">Words, each with its colour.</param>
    public sealed record Tile(SampleRecord Sample, string Border, IReadOnlyList<(string Text, string Colour)> Lines);

    public static string Draw(
        string title,
        string description,
        IReadOnlyList<Tile> tiles,
        Theme theme,
        bool isNarrow = false
    )
    {
        (double width, double left, int across, double size) = isNarrow
            ? (NarrowWidth, 12, NarrowAcross, 17)
            : (Width, 24, Across, 20);
        SvgPicture svg = new(width, Height(tiles.Count, across), description, theme);
        svg.Text(left, 36, Words.Fit(title, width - 2 * left, size), size: size, bold: true);
        double pitch = (width - left - (isNarrow ? 8 : 16)) / across;
        for (int i = 0; i < tiles.Count; i++)
        {
            Spot at = new(left + pitch * (i % across), Top + Pitch * (i / across));
            Picture(svg, tiles[i].Sample, at, Side, tiles[i].Border);
            double room = pitch - Side - WordsApart;
            for (int line = 0; line < tiles[i].Lines.Count; line++)
            {
                (string text, string colour) = tiles[i].Lines[line];
                svg.Text(
                    at.X + Side + 12,
                    at.Y + 22 + 22 * line,
                    Words.Fit(text, room, TextSize),
                    colour,
                    bold: line == 0
                );
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
        Cells.Pixels(svg, [.. sample.Pixels.Take(shape.Given)], shape.Width, inner, cell, cell >= 5 ? 1 : 0);
    }
}
