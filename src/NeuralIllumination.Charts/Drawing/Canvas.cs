using SkiaSharp;

namespace NeuralIllumination.Charts;

/// <summary>Pixels to draw on, the same for the same drawing on every machine.</summary>
/// <remarks>
/// Skia is asked only for what it computes in whole numbers: areas of one colour, from corners that lie on a sixty-fourth of a pixel. Curves,
/// line widths and gradients, which it computes in floating point with whatever instructions a processor has, are computed here, in
/// doubles; letters are drawn from an alphabet of our own.
/// </remarks>
internal sealed class Canvas : IDisposable
{
    private const double Grid = 64;

    private readonly SKBitmap bitmap;
    private readonly SKCanvas canvas;

    public Canvas(int width, int height)
    {
        bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        canvas = new SKCanvas(bitmap);
    }

    /// <summary>What was drawn; it lives as long as the canvas.</summary>
    public SKBitmap Bitmap => bitmap;

    /// <summary>Fills areas with one colour.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="isUnion">Whether a point in any of them is inside, whichever way they turn.</param>
    public void Fill(IEnumerable<Outline> areas, Colour colour, bool isUnion)
    {
        byte alpha = (byte)Math.Round(255 * Math.Clamp(colour.Alpha, 0, 1));
        if (alpha == 0)
            return;
        using SKPath path = PathOf(areas, isUnion);
        using SKPaint paint = new()
        {
            IsAntialias = true,
            Color = new SKColor(
                (byte)Math.Round(colour.Red),
                (byte)Math.Round(colour.Green),
                (byte)Math.Round(colour.Blue),
                alpha
            ),
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>Fills areas with a gradient.</summary>
    public void Fill(IEnumerable<Outline> areas, Gradient gradient, double opacity, bool isUnion)
    {
        using SKPath path = PathOf(areas, isUnion);
        SKRectI box = SKRectI.Ceiling(path.Bounds, outwards: true);
        box.Inflate(1, 1);
        if (!box.IntersectsWith(bitmap.Info.Rect))
            return;
        box.Intersect(bitmap.Info.Rect);

        // How much of each pixel is covered, as white on black.
        using SKBitmap cover = new(new SKImageInfo(box.Width, box.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        cover.Erase(SKColors.Black);
        using (SKCanvas over = new(cover))
        using (SKPaint white = new() { IsAntialias = true, Color = SKColors.White })
        {
            path.Offset(-box.Left, -box.Top);
            over.DrawPath(path, white);
        }

        ReadOnlySpan<byte> covered = cover.GetPixelSpan();
        Span<byte> pixels = Pixels;
        for (int y = 0; y < box.Height; y++)
        {
            for (int x = 0; x < box.Width; x++)
            {
                byte share = covered[4 * (y * box.Width + x)];
                if (share == 0)
                    continue;
                Colour colour = gradient.At(new(box.Left + x + 0.5, box.Top + y + 0.5));
                int at = 4 * ((box.Top + y) * bitmap.Width + box.Left + x);
                Blend(pixels.Slice(at, 4), colour, colour.Alpha * opacity * share / 255);
            }
        }
    }

    public void Dispose()
    {
        canvas.Dispose();
        bitmap.Dispose();
    }

    private unsafe Span<byte> Pixels => new((void*)bitmap.GetPixels(), bitmap.ByteCount);

    private static void Blend(Span<byte> pixel, Colour colour, double alpha)
    {
        pixel[0] = Mixed(pixel[0], colour.Red);
        pixel[1] = Mixed(pixel[1], colour.Green);
        pixel[2] = Mixed(pixel[2], colour.Blue);
        pixel[3] = Mixed(pixel[3], 255);

        byte Mixed(byte below, double above) => (byte)Math.Round(below + alpha * (above - below));
    }

    private static SKPath PathOf(IEnumerable<Outline> areas, bool isUnion)
    {
        using SKPathBuilder builder = new() { FillType = SKPathFillType.Winding };
        foreach (Outline area in areas)
        {
            SKPoint[] corners = [.. area.Points.Select(p => new SKPoint(Snapped(p.X), Snapped(p.Y)))];
            if (isUnion && Turn(corners) < 0)
                Array.Reverse(corners);
            if (corners.Length > 2)
                builder.AddPoly(corners, true);
        }

        return builder.Detach();
    }

    // A float holds this exactly up to 262,144 pixels, so that no later rounding can differ.
    private static float Snapped(double coordinate) => (float)(Math.Round(coordinate * Grid) / Grid);

    private static double Turn(SKPoint[] corners)
    {
        double twice = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            SKPoint a = corners[i];
            SKPoint b = corners[(i + 1) % corners.Length];
            twice += (double)a.X * b.Y - (double)b.X * a.Y;
        }

        return twice;
    }
}
