using System.IO.Compression;
using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Packs what a page unpacks for itself: gzip, in the Base64 of addresses (- and _ for + and /, RFC 4648, section 5) or tighter.</summary>
internal static class Gzip
{
    // JSON writes a + as six characters, which would be a tenth of all.
    public static string Pack(string text) =>
        Convert.ToBase64String(Bytes(Encoding.UTF8.GetBytes(text))).Replace('+', '-').Replace('/', '_');

    /// <summary>The same in fewer characters, for a page that has <c>base85.js</c>.</summary>
    public static string PackTight(string text) => PackTight(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes, likewise.</summary>
    public static string PackTight(byte[] bytes) => Base85.Write(Bytes(bytes));

    private static byte[] Bytes(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
