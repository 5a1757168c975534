namespace IlWasm;

/// <summary>Bits one after the other, each byte's lowest first.</summary>
/// <remarks>Source: Deutsch, RFC 1951, section 3.1.1.</remarks>
internal sealed class BitWriter
{
    private readonly List<byte> bytes = [];
    private ulong waiting;
    private int count;

    /// <summary>Writes the lowest bits of a number, the lowest first.</summary>
    public void Write(int value, int bits)
    {
        waiting |= (ulong)(uint)value << count;
        count += bits;
        for (; count >= 8; count -= 8, waiting >>= 8)
            bytes.Add((byte)waiting);
    }

    /// <summary>All that was written, the last byte filled up with zeros.</summary>
    public byte[] ToArray() => count > 0 ? [.. bytes, (byte)waiting] : [.. bytes];
}
