using System.IO.Compression;
using IlWasm;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>What the build packs comes out again as it was, and is smaller than what a runtime packs.</summary>
public sealed class DeflateTests
{
    [Fact]
    public void What_was_packed_comes_out_as_it_was()
    {
        Random random = new(3);
        foreach (int length in new[] { 0, 1, 2, 3, 4, 258, 259, 1000, 40_000 })
        {
            foreach (int letters in new[] { 1, 2, 5, 256 })
            {
                byte[] bytes = [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(letters))];
                Assert.Equal(bytes, Unpacked(Deflate.Gzip(bytes)));
            }
        }
    }

    [Fact]
    public void The_module_is_packed_tighter_than_a_runtime_packs_it()
    {
        byte[] module = EngineTests.Embedded();
        using MemoryStream usual = new();
        using (GZipStream gzip = new(usual, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(module);
        byte[] packed = Deflate.Gzip(module);
        Assert.Equal(module, Unpacked(packed));
        Assert.InRange(packed.Length, 1, 0.97 * usual.Length);
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
