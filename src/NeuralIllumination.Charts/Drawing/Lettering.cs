using System.Text;

namespace NeuralIllumination.Charts;

/// <summary>Sets a line of text in the alphabet of pictures.</summary>
internal static class Lettering
{
    // In twentieths of the text's size, as the alphabet is.
    private const double Gap = 3.6;
    private const double Em = 20;
    private const double Thin = 1.75;
    private const double Bold = 2.45;

    /// <summary>How wide a line is, in the units of its size.</summary>
    public static double Width(string text, double size) => Advance(text) * size / Em;

    /// <summary>The width of the pen.</summary>
    public static double Pen(double size, bool isBold) => (isBold ? Bold : Thin) * size / Em;

    /// <summary>The ways of the pen.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="at">Where its line begins, ends or has its middle.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">The text's size.</param>
    /// <param name="place">Where the picture's coordinates come to stand.</param>
    public static IEnumerable<Outline> Set(string text, Point at, string anchor, double size, Placement place)
    {
        double width = Width(text, size);
        double left =
            at.X
            - (
                anchor == "end" ? width
                : anchor == "middle" ? width / 2
                : 0
            );
        Placement line = place.Then(new Placement(size / Em, 0, 0, size / Em, left, at.Y));
        double x = Gap / 2;
        foreach (Rune rune in text.EnumerateRunes())
        {
            Glyph glyph = Of(rune);
            Placement own = line.Then(new Placement(glyph.Size, 0, 0, glyph.Size, x, glyph.Down));
            foreach (Outline outline in PathReader.Read(glyph.Path, own))
                yield return outline;
            if (glyph.Mark is { } mark)
            {
                Placement above = own.Then(new Placement(1, 0, 0, 1, glyph.Width / 2, glyph.MarkDown));
                foreach (Outline outline in PathReader.Read(mark, above))
                    yield return outline;
            }

            x += glyph.Size * glyph.Width + Gap;
        }
    }

    private static double Advance(string text) =>
        text.EnumerateRunes().Select(Of).Sum(glyph => glyph.Size * glyph.Width + Gap);

    private static Glyph Of(Rune rune) =>
        rune.IsBmp && Alphabet.Glyphs.TryGetValue((char)rune.Value, out Glyph? glyph) ? glyph : Alphabet.Missing;
}
