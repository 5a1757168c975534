using System.Buffers.Binary;
using System.Text;

namespace IlWasm;

/// <summary>Bytes of the binary format, with its numbers of variable length.</summary>
/// <remarks>Source: WebAssembly Core Specification 2.0, section 5.2; LEB128 is DWARF's, section 7.6.</remarks>
internal sealed class ByteWriter
{
    private readonly List<byte> bytes = [];

    /// <summary>What has been written.</summary>
    public byte[] ToArray() => [.. bytes];

    /// <summary>One byte.</summary>
    public ByteWriter Byte(byte value)
    {
        bytes.Add(value);
        return this;
    }

    /// <summary>Bytes as they are.</summary>
    public ByteWriter Bytes(IEnumerable<byte> values)
    {
        bytes.AddRange(values);
        return this;
    }

    /// <summary>An unsigned number, seven bits a byte, the lowest first; the upper bit says that more follow.</summary>
    public ByteWriter Unsigned(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return this;
    }

    /// <summary>A signed number; the last byte's bit 6 is the sign.</summary>
    public ByteWriter Signed(long value)
    {
        while (value is < -64 or > 63)
        {
            bytes.Add((byte)(value & 0x7F | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)(value & 0x7F));
        return this;
    }

    /// <summary>A double's eight bytes, the lowest first.</summary>
    public ByteWriter Double(long bits)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, bits);
        bytes.AddRange(buffer);
        return this;
    }

    /// <summary>A name: its length in bytes, then UTF-8.</summary>
    public ByteWriter Name(string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        return Unsigned((uint)text.Length).Bytes(text);
    }

    /// <summary>A section or body: its size, then its bytes.</summary>
    public ByteWriter Sized(ByteWriter content) => Unsigned((uint)content.bytes.Count).Bytes(content.bytes);
}
