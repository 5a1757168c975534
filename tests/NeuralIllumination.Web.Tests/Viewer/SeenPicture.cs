using System.Runtime.InteropServices;
using System.Text.Json;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Web.Tests;

/// <summary>A picture's pixels, as the browser decodes them.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Pixels">Red, green, blue and alpha, row by row.</param>
public sealed record SeenPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Decodes a PNG.</summary>
    public static async Task<SeenPicture> DecodeAsync(TestBrowser browser, byte[] png)
    {
        ArgumentNullException.ThrowIfNull(browser);
        OpenedPage opened = await browser.OpenAsync("about:blank");
        JsonElement seen = await opened.Page.EvaluateAsync<JsonElement>(
            """
            async (text) => {
              const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
              const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
              const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
              pen.drawImage(picture, 0, 0);
              const { data } = pen.getImageData(0, 0, picture.width, picture.height);
              let all = "";
              for (let i = 0; i < data.length; i += 8192) all += String.fromCharCode(...data.subarray(i, i + 8192));
              return { width: picture.width, height: picture.height, pixels: btoa(all) };
            }
            """,
            Convert.ToBase64String(png)
        );
        await opened.Page.Context.CloseAsync();
        return new SeenPicture(
            seen.GetProperty("width").GetInt32(),
            seen.GetProperty("height").GetInt32(),
            seen.GetProperty("pixels").GetBytesFromBase64()
        );
    }

    /// <summary>How many colours there are.</summary>
    public int Colours => new HashSet<uint>(Words.ToArray()).Count;

    /// <summary>How many pixels of some rows are not of one colour, given as #RRGGBB.</summary>
    public int Painted(int from, int to, string stage)
    {
        byte[] colour = Convert.FromHexString(stage.AsSpan().TrimStart('#'));
        uint word = BitConverter.ToUInt32([.. colour, 255]);
        ReadOnlySpan<uint> rows = Words[(from * Width)..(to * Width)];
        return rows.Length - rows.Count(word);
    }

    private ReadOnlySpan<uint> Words => MemoryMarshal.Cast<byte, uint>(Pixels);
}
