using System.IO.Compression;
using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Packs what a page unpacks for itself: gzip, in the Base64 of addresses (- and _ for + and /, RFC 4648, section 5).</summary>
internal static class Gzip
{
    public static string Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static string Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        // JSON writes a + as six characters, which would be a tenth of all.
        return Convert.ToBase64String(packed.ToArray()).Replace('+', '-').Replace('/', '_');
    }
}
