using System.Xml.Linq;
using NeuralIllumination.Views;
using SkiaSharp;

namespace NeuralIllumination.Charts;

/// <summary>
/// Views as PNG: their own picture, drawn by Skia, with the same layout and the same numbers. No font of the machine is used, so that the
/// pixels are the same wherever the picture is made.
/// </summary>
public static class Png
{
    /// <summary>The smallest and the largest scale.</summary>
    public const double MinScale = 0.1;

    /// <inheritdoc cref="MinScale"/>
    public const double MaxScale = 8;

    /// <summary>More pixels than this, in width times height, are refused: 64 million.</summary>
    public const int MostPixels = 64_000_000;

    /// <summary>Whether a view has a picture that can be drawn.</summary>
    public static bool Has(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.ToSvg() is not null;
    }

    /// <summary>A view's picture as the bytes of a PNG file.</summary>
    /// <param name="view">A view that has a picture.</param>
    /// <param name="scale">Pixels for each unit of the picture, 0.1 to 8; the network is 1060 units wide, the curves 1000.</param>
    /// <exception cref="OptionException">A scale outside its range, a view without a picture, or more than 64 million pixels.</exception>
    public static byte[] Of(View view, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(view);
        string svg =
            view.ToSvg()
            ?? throw new OptionException(
                $"A PNG needs a view that has a picture; got a {view.GetType().Name}, which has none."
            );
        using Canvas canvas = Draw(svg, scale);
        using SKPixmap pixels = canvas.Bitmap.PeekPixels();
        using SKData data =
            pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9))
            ?? throw new InvalidOperationException("Skia could not write the picture as PNG.");
        return data.ToArray();
    }

    /// <summary>A view's picture as PNG, so many pixels wide.</summary>
    /// <param name="view">A view that has a picture.</param>
    /// <param name="width">Pixels across; what it comes to in scale must be 0.1 to 8.</param>
    /// <exception cref="OptionException">As above.</exception>
    public static byte[] OfWidth(View view, int width)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.ToSvg() is { } svg ? Of(view, width / SvgDrawing.Size(XElement.Parse(svg)).Width) : Of(view);
    }

    /// <summary>The pixels of a picture; the caller ends their life.</summary>
    internal static Canvas Draw(string svg, double scale)
    {
        if (!(scale >= MinScale && scale <= MaxScale))
            throw new OptionException(
                $"A picture's scale must lie in [{MinScale:0.#}, {MaxScale:0}]; got {Numbers.Full(scale)}."
            );
        (double width, double height) = SvgDrawing.Size(XElement.Parse(svg));
        if (width * height * scale * scale > MostPixels)
            throw new OptionException(
                $"A picture may have {Numbers.Count(MostPixels)} pixels; got {Numbers.Count((long)(width * scale))} × {Numbers.Count((long)(height * scale))}."
            );
        return SvgDrawing.Draw(svg, scale);
    }
}
