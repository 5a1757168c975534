using System.IO.Compression;
using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Packs what a page unpacks for itself.</summary>
internal static class Gzip
{
    public static string Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static string Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return Convert.ToBase64String(packed.ToArray());
    }
}
