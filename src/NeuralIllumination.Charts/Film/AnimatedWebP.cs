using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace NeuralIllumination.Charts;

/// <summary>An animated WebP file without loss, written picture by picture; it begins again when it has ended.</summary>
/// <remarks>
/// Skia writes an animation in one call, which wants every picture at once and cannot be stopped. A picture by itself it writes too, so the file
/// around the pictures is written here, and whoever makes a film can stop between two of them and need hold only the last. Of each picture only
/// what differs from the one before is kept, in the smallest rectangle that holds it. Source: WebP Container Specification, "Extended File Format" and "Animation".
/// </remarks>
internal sealed class AnimatedWebP : IDisposable
{
    private const byte Animation = 0x02;
    private const byte Alpha = 0x10;
    private const byte DoNotBlend = 0x02;

    private readonly MemoryStream frames = new();
    private Canvas? last;

    /// <summary>Adds a picture, as large as the first, and takes it over.</summary>
    /// <param name="picture">The picture; it lives on until the next one comes.</param>
    /// <param name="stands">How long it stands, in whole milliseconds below 2²⁴.</param>
    public void Add(Canvas picture, TimeSpan stands)
    {
        SKRectI box = Changed(last?.Bitmap, picture.Bitmap);
        using SKBitmap part = new();
        if (!picture.Bitmap.ExtractSubset(part, box))
            throw new InvalidOperationException("A part of a film lies outside its picture.");
        using SKBitmap? difference = last is null ? null : Difference(last.Bitmap, picture.Bitmap, box);
        last?.Dispose();
        last = picture;
        using SKPixmap shown = (difference ?? part).PeekPixels();
        using SKData still =
            shown.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75))
            ?? throw new InvalidOperationException("Skia could not write a picture of the film as WebP.");
        byte[] pixels = Chunk(still.AsSpan(), "VP8L");

        byte[] head = new byte[16];
        // Where it stands is written in units of two pixels.
        Write24(head, 0, box.Left / 2);
        Write24(head, 3, box.Top / 2);
        Write24(head, 6, box.Width - 1);
        Write24(head, 9, box.Height - 1);
        Write24(head, 12, (int)Math.Round(stands.TotalMilliseconds));
        head[15] = difference is null ? DoNotBlend : (byte)0;
        Append(frames, "ANMF", [.. head, .. Framed("VP8L", pixels)]);
    }

    /// <summary>The file, of the pictures so far: at least one.</summary>
    public byte[] ToArray()
    {
        SKImageInfo info = last!.Bitmap.Info;
        byte[] canvas = new byte[10];
        canvas[0] = Animation | Alpha;
        Write24(canvas, 4, info.Width - 1);
        Write24(canvas, 7, info.Height - 1);
        using MemoryStream content = new();
        content.Write("WEBP"u8);
        Append(content, "VP8X", canvas);
        // A transparent ground, and 0 for "again and again".
        Append(content, "ANIM", new byte[6]);
        frames.WriteTo(content);
        return Framed("RIFF", content.ToArray());
    }

    public void Dispose()
    {
        last?.Dispose();
        frames.Dispose();
    }

    /// <summary>The smallest rectangle outside of which nothing differs, from even coordinates; all of it for the first picture.</summary>
    private static SKRectI Changed(SKBitmap? before, SKBitmap after)
    {
        if (before is null)
            return after.Info.Rect;
        if (before.Info != after.Info)
            throw new InvalidOperationException("The pictures of a film must be of one size.");
        int row = after.RowBytes;
        ReadOnlySpan<byte> old = before.GetPixelSpan();
        ReadOnlySpan<byte> now = after.GetPixelSpan();
        (int left, int top, int right, int bottom) = (after.Width, after.Height, 0, 0);
        for (int y = 0; y < after.Height; y++)
        {
            ReadOnlySpan<byte> a = old.Slice(y * row, 4 * after.Width);
            ReadOnlySpan<byte> b = now.Slice(y * row, 4 * after.Width);
            int first = a.CommonPrefixLength(b);
            if (first == b.Length)
                continue;
            int end = b.Length;
            while (a[end - 1] == b[end - 1])
                end--;
            top = Math.Min(top, y);
            bottom = y + 1;
            left = Math.Min(left, first / 4);
            right = Math.Max(right, (end + 3) / 4);
        }

        // Of a picture that is the one before, a single pixel.
        return bottom == 0 ? new SKRectI(0, 0, 1, 1) : new SKRectI(left & ~1, top & ~1, right, bottom);
    }

    /// <summary>
    /// A part of a picture with nothing where nothing differs from the one before, on which it is then laid: that takes less room. Null where a pixel
    /// that differs is not opaque, since what lies below would shine through.
    /// </summary>
    private static SKBitmap? Difference(SKBitmap before, SKBitmap after, SKRectI box)
    {
        SKBitmap part = new(new SKImageInfo(box.Width, box.Height, after.ColorType, after.AlphaType));
        part.Erase(SKColors.Transparent);
        ReadOnlySpan<uint> old = MemoryMarshal.Cast<byte, uint>(before.GetPixelSpan());
        ReadOnlySpan<uint> now = MemoryMarshal.Cast<byte, uint>(after.GetPixelSpan());
        Span<uint> kept = MemoryMarshal.Cast<byte, uint>(part.GetPixelSpan());
        for (int y = 0; y < box.Height; y++)
        {
            int row = (box.Top + y) * after.Width + box.Left;
            for (int x = 0; x < box.Width; x++)
            {
                uint pixel = now[row + x];
                if (pixel == old[row + x])
                    continue;
                if (pixel >> 24 != 255)
                {
                    part.Dispose();
                    return null;
                }

                kept[y * box.Width + x] = pixel;
            }
        }

        return part;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> file, string name)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(name);
        for (int at = 12; at + 8 <= file.Length; )
        {
            int size = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            if (file.Slice(at, 4).SequenceEqual(wanted))
                return file.Slice(at + 8, size).ToArray();
            at += 8 + size + size % 2;
        }

        throw new InvalidOperationException($"Skia wrote a picture of the film without a {name} chunk.");
    }

    private static byte[] Framed(string name, byte[] data)
    {
        using MemoryStream chunk = new();
        Append(chunk, name, data);
        return chunk.ToArray();
    }

    private static void Append(MemoryStream stream, string name, byte[] data)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        stream.Write(Encoding.ASCII.GetBytes(name));
        stream.Write(size);
        stream.Write(data);
        // A chunk ends at an even place.
        if (data.Length % 2 == 1)
            stream.WriteByte(0);
    }

    private static void Write24(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
        bytes[at + 2] = (byte)(value >> 16);
    }
}
