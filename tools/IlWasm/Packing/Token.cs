using System.Numerics;

namespace IlWasm;

/// <summary>What a packed text is made of: a byte, or so many bytes as they stood some way back.</summary>
/// <param name="Length">1 for a byte, else 3 to 258.</param>
/// <param name="Distance">How far back, 1 to 32,768; the byte itself where the length is 1.</param>
/// <remarks>Source: Deutsch, RFC 1951, section 3.2.5.</remarks>
internal readonly record struct Token(int Length, int Distance)
{
    /// <summary>The symbol that ends a block.</summary>
    public const int End = 256;

    /// <summary>Symbols for bytes, the end and lengths.</summary>
    public const int Symbols = 286;

    /// <summary>Symbols for distances.</summary>
    public const int Distances = 30;

    /// <summary>Whether it is a single byte.</summary>
    public bool IsByte => Length == 1;

    /// <summary>The symbol for a byte or a length.</summary>
    public int Symbol => IsByte ? Distance : SymbolOf(Length).Symbol;

    /// <summary>Writes it.</summary>
    public void Write(BitWriter bits, PrefixCode symbols, PrefixCode distances)
    {
        if (IsByte)
        {
            symbols.Write(bits, Distance);
            return;
        }

        (int symbol, int extra, int rest) = SymbolOf(Length);
        symbols.Write(bits, symbol);
        bits.Write(rest, extra);
        (int distance, int further, int left) = DistanceOf(Distance);
        distances.Write(bits, distance);
        bits.Write(left, further);
    }

    /// <summary>A length's symbol, how many bits follow it, and what they are.</summary>
    public static (int Symbol, int Extra, int Bits) SymbolOf(int length)
    {
        if (length == 258)
            return (285, 0, 0);
        if (length < 11)
            return (254 + length, 0, 0);
        int extra = BitOperations.Log2((uint)(length - 3)) - 2;
        int group = (length - 3) >> extra;
        return (257 + 4 * extra + group, extra, (length - 3) & ((1 << extra) - 1));
    }

    /// <summary>A distance's symbol, how many bits follow it, and what they are.</summary>
    public static (int Symbol, int Extra, int Bits) DistanceOf(int distance)
    {
        if (distance < 5)
            return (distance - 1, 0, 0);
        int extra = BitOperations.Log2((uint)(distance - 1)) - 1;
        int group = (distance - 1) >> extra;
        return (2 * extra + group, extra, (distance - 1) & ((1 << extra) - 1));
    }
}
